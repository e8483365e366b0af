//! Targets: what is pressed is large enough to be hit, by a pointer and by a finger.
//!
//! WCAG 2.2, 2.5.8 (AA): 24 by 24 CSS pixels; 2.5.5 (AAA), for fingers: 44 by 44. Links in the midst of a sentence are as high as
//! the sentence's lines. What counts is where a press is heard, not what is drawn.

use serde_json::json;

use crate::listener::Listener;
use crate::scenes::named;
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        a_pointer_finds_everything_24_pixels_wide_and_high,
        a_finger_finds_everything_44_pixels_wide_and_high,
    ]
    .into()
}

const SCENES: [&str; 9] = [
    "following",
    "search",
    "topic",
    "transcript",
    "share",
    "queue",
    "settings",
    "keys",
    "erase",
];

/// What is pressed and smaller than so many pixels, with the room in which a press on it is heard.
const SMALL: &str = "
    const [least] = arguments;
    const modal = document.querySelector('dialog:modal, :popover-open') ?? document;
    const isInSentence = element => {
        let block = element;
        do block = block.parentElement; while (getComputedStyle(block).display === 'inline');
        const flows = !/flex|grid/.test(getComputedStyle(block).display);
        const isInline = /^inline/.test(getComputedStyle(element).display);
        return isInline && flows && block.textContent.trim() !== element.textContent.trim();
    };
    const small = [];
    let seen = 0;
    for (const element of modal.querySelectorAll('a[href], button, input, select, summary, [role=option]')) {
        document.activeElement.blur();
        if (element.matches('.skip')) element.focus();
        const isThere = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        if (!isThere || element.closest('[aria-hidden=true], [inert]') || isInSentence(element)) continue;
        seen += 1;
        element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const box = element.getClientRects()[0];
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const hits = (x, y) => {
            const hit = document.elementFromPoint(x, y);
            return hit && (element.contains(hit) || hit.closest('label')?.control === element);
        };
        const half = least / 2 - 1;
        if ([[-half, 0], [half, 0], [0, -half], [0, half]].every(([across, down]) => hits(x + across, y + down))) continue;
        const reach = (across, down) => {
            let pixels = 0;
            while (pixels < least && hits(x + across * (pixels + 1), y + down * (pixels + 1))) pixels += 1;
            return pixels;
        };
        if (!hits(x, y)) {
            small.push(`${element.outerHTML.slice(0, 90)} is covered by ${document.elementFromPoint(x, y)?.outerHTML.slice(0, 90)}`);
            continue;
        }
        const [width, height] = [reach(-1, 0) + reach(1, 0) + 1, reach(0, -1) + reach(0, 1) + 1];
        if (width < least || height < least) small.push(`${width} × ${height}: ${element.outerHTML.slice(0, 120)}`);
    }
    return [seen, small];";

fn a_pointer_finds_everything_24_pixels_wide_and_high(listener: &Listener) {
    everything_is_large(listener, 24);
}

fn a_finger_finds_everything_44_pixels_wide_and_high(listener: &Listener) {
    listener.touches_a_screen(390, 844);
    everything_is_large(listener, 44);
    let is_coarse: bool = listener.asks("return matchMedia('(pointer: coarse)').matches", &[]);
    assert!(is_coarse, "this was no screen that is touched");
}

#[track_caller]
fn everything_is_large(listener: &Listener, least: u32) {
    let mut all = Vec::new();
    for scene in SCENES {
        let (seen, small): (usize, Vec<String>) =
            named(scene).shown(listener, || listener.asks(SMALL, &[json!(least)]));
        assert!(seen > 1, "{scene}: nothing to press");
        all.extend(small.into_iter().map(|it| format!("{scene}: {it}")));
    }
    assert!(
        all.is_empty(),
        "{} are small:\n{}",
        all.len(),
        all.join("\n")
    );
}
