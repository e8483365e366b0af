//! Reflow: pages in larger letters, four times as large, or with wider lines keep all their words, and none lies on another.

use crate::listener::Listener;
use crate::scenes::{BROKEN, LACKING, LISTS, named};
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        in_letters_twice_as_large_nothing_is_cut_and_nothing_overlaps,
        at_320_pixels_nothing_is_cut_and_nothing_overlaps,
        at_320_pixels_nothing_of_the_player_is_cut_or_overlaps,
        lines_and_letters_may_be_set_wider,
    ]
    .into()
}

/// What does not fit: what reaches beyond the page, what is cut off in its box, and texts that lie on one another.
const CROWDED: &str = "
    const wrong = [];
    const page = document.documentElement;
    const modal = document.querySelector('dialog:modal, :popover-open');
    if (page.scrollWidth > innerWidth + 1) wrong.push(`the page is ${page.scrollWidth} wide`);
    const name = element => element.outerHTML.slice(0, 110);
    const isSeen = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        && !element.closest('.unseen, .skip, [aria-hidden=true]');
    const all = [...(modal ?? document.body).querySelectorAll('*')].filter(isSeen);
    // What may be cut: it says so by an ellipsis, is whole on a page of its own, or scrolls.
    const isExcerpt = element => element.closest('input, .gist, .top .name, #player .what, #player .queue summary, .script, .groove, select, .offer li');
    for (const element of all) {
        const style = getComputedStyle(element);
        const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
        const cuts = /hidden|clip/.test(style.overflowX + style.overflowY);
        if (cuts && !scrolls && !isExcerpt(element)
            && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
            wrong.push(`cut: ${name(element)}`);
        const box = element.getBoundingClientRect();
        const scroller = element.closest('.table, pre');
        if (!scroller && box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)) wrong.push(`beyond the edge: ${name(element)}`);
    }
    // As much of it as the boxes that it scrolls in show.
    const shown = element => {
        const seen = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
        for (let at = element; at; at = at.parentElement) {
            if (!/auto|scroll|hidden/.test(getComputedStyle(at).overflowY)) continue;
            const box = at.getBoundingClientRect();
            if (at !== document.documentElement && at !== document.body)
                [seen.left, seen.right, seen.top, seen.bottom] = [Math.max(seen.left, box.left), Math.min(seen.right, box.right), Math.max(seen.top, box.top), Math.min(seen.bottom, box.bottom)];
        }
        return seen;
    };
    // Texts, line by line, of elements that stand in the flow of the same part of the page.
    const parts = modal ? [modal] : [...document.querySelectorAll('header.top, main, footer, #player')];
    for (const part of parts.filter(isSeen)) {
        const lines = [];
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const parent = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !isSeen(parent) || isExcerpt(parent) || parent.closest('svg, .beside-time, .offer, option')) continue;
            const range = document.createRange();
            range.selectNodeContents(walker.currentNode);
            const seen = shown(parent);
            for (const box of range.getClientRects()) {
                const cut = { left: Math.max(box.left, seen.left), right: Math.min(box.right, seen.right), top: Math.max(box.top, seen.top), bottom: Math.min(box.bottom, seen.bottom) };
                if (cut.right - cut.left > 1 && cut.bottom - cut.top > 1) lines.push([cut, parent]);
            }
        }
        for (let i = 0; i < lines.length; i++)
            for (let j = i + 1; j < lines.length; j++) {
                const [[a, one], [b, other]] = [lines[i], lines[j]];
                if (one.contains(other) || other.contains(one)) continue;
                const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (across > 2 && down > Math.min(a.bottom - a.top, b.bottom - b.top) * 0.4) wrong.push(`${name(one)} lies on ${name(other)}`);
            }
    }
    return [...new Set(wrong)];";

#[track_caller]
fn everything_fits(listener: &Listener, scenes: impl IntoIterator<Item = &'static str>) {
    everything_fits_after(listener, "", scenes);
}

/// The same, once a script has been run in each scene.
#[track_caller]
fn everything_fits_after(
    listener: &Listener,
    script: &str,
    scenes: impl IntoIterator<Item = &'static str>,
) {
    let mut all = Vec::new();
    for scene in scenes {
        let wrong: Vec<String> = named(scene).shown(listener, || {
            let _: () = listener.asks(script, &[]);
            listener.asks(CROWDED, &[])
        });
        all.extend(wrong.into_iter().map(|it| format!("{scene}: {it}")));
    }
    assert!(
        all.is_empty(),
        "{} findings:\n{}",
        all.len(),
        all.join("\n")
    );
}

const PAGES: [&str; 8] = [
    "following",
    "search",
    "topic",
    "transcript",
    "queue",
    "settings",
    "share",
    "error",
];

fn in_letters_twice_as_large_nothing_is_cut_and_nothing_overlaps(listener: &Listener) {
    listener.wants_letters_of(32);
    named("home").shown(listener, || {
        let letters: String = listener.asks("return getComputedStyle(document.body).fontSize", &[]);
        let letters: f64 = letters.trim_end_matches("px").parse().expect("a size");
        assert!(letters >= 32.0, "letters of {letters} pixels");
    });
    everything_fits(listener, PAGES);
}

/// 1280 by 1024 at 400 %.
const MAGNIFIED: (u32, u32) = (320, 256);

fn at_320_pixels_nothing_is_cut_and_nothing_overlaps(listener: &Listener) {
    let (width, height) = MAGNIFIED;
    listener.holds_a_screen(width, height, "light");
    let quiet = [LISTS, LACKING].into_iter().flatten();
    let quiet = quiet.map(|scene| scene.name);
    everything_fits(listener, quiet.chain(["topics", "empty", "topic", "erase"]));
}

fn at_320_pixels_nothing_of_the_player_is_cut_or_overlaps(listener: &Listener) {
    let (width, height) = MAGNIFIED;
    listener.holds_a_screen(width, height, "light");
    let shown = ["transcript", "queue", "settings", "keys", "share"];
    everything_fits(
        listener,
        shown
            .into_iter()
            .chain(BROKEN.iter().map(|scene| scene.name)),
    );
}

/// WCAG's 1.4.12: whoever sets lines and letters wider loses nothing.
fn lines_and_letters_may_be_set_wider(listener: &Listener) {
    let wider = "
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
            p { margin-block-end: 2em !important }`);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];";
    everything_fits_after(listener, wider, ["search", "topic", "playing", "settings"]);
}
