//! Preferences: pages as those see them who asked their system for less motion, more contrast, colours of their own, larger
//! letters, or a page four times as large.

use serde_json::json;

use crate::listener::Listener;
use crate::scenes::{BROKEN, LACKING, LISTS, named};
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        who_wants_less_motion_sees_nothing_move,
        who_wants_more_contrast_gets_stronger_lines_and_letters,
        in_colours_of_the_listeners_own_everything_is_still_seen,
        in_letters_twice_as_large_nothing_is_cut_and_nothing_overlaps,
        at_320_pixels_nothing_is_cut_and_nothing_overlaps,
        at_320_pixels_nothing_of_the_player_is_cut_or_overlaps,
        lines_and_letters_may_be_set_wider,
    ]
    .into()
}

fn who_wants_less_motion_sees_nothing_move(listener: &Listener) {
    let moving = "
        const seconds = list => Math.max(...list.split(',').map(parseFloat));
        const all = [...document.querySelectorAll('*')].filter(element => {
            const { animationName, transitionDuration } = getComputedStyle(element);
            return animationName !== 'none' || seconds(transitionDuration) > 0.01;
        });
        return [all.length, document.getAnimations().length];";
    let playing = named("playing");
    let (moves, _): (usize, usize) = playing.shown(listener, || listener.asks(moving, &[]));
    assert!(moves > 0, "something moves for all others");
    listener.prefers(&[("prefers-reduced-motion", "reduce")]);
    for scene in ["playing", "following", "loading", "settings"] {
        let moves: (usize, usize) = named(scene).shown(listener, || listener.asks(moving, &[]));
        assert_eq!(moves, (0, 0), "{scene}");
    }
}

fn who_wants_more_contrast_gets_stronger_lines_and_letters(listener: &Listener) {
    let look = "
        const { color } = getComputedStyle(document.querySelector('.kicker'));
        const { borderTopColor } = getComputedStyle(document.querySelector('.chip'));
        return [color, borderTopColor];";
    named("home").shown(listener, || {
        let still = ("prefers-reduced-motion", "reduce");
        for scheme in ["light", "dark"] {
            let scheme = ("prefers-color-scheme", scheme);
            listener.prefers(&[scheme, still]);
            let plain: [String; 2] = listener.asks(look, &[]);
            listener.prefers(&[scheme, still, ("prefers-contrast", "more")]);
            let more: [String; 2] = listener.asks(look, &[]);
            let ink: String = listener.asks("return getComputedStyle(document.body).color", &[]);
            assert_ne!(plain, more, "{scheme:?}");
            assert_eq!(more, [ink.clone(), ink], "{scheme:?}");
        }
    });
}

/// In forced colours, backgrounds and shadows go: what is pressed must still be told from what is not, and what is chosen, heard
/// or focused from the rest.
fn in_colours_of_the_listeners_own_everything_is_still_seen(listener: &Listener) {
    let forced = [
        ("forced-colors", "active"),
        ("prefers-reduced-motion", "reduce"),
    ];
    listener.prefers(&forced);
    let is_told_apart = "
        const [selector, properties] = arguments;
        const [one, other] = selector.map(it => document.querySelector(it));
        const look = element => properties.map(name => getComputedStyle(element)[name]).join();
        return [look(one), look(other)];";
    let apart = |what: &str, one: &str, other: &str, properties: &[&str]| {
        let (one, other): (String, String) =
            listener.asks(is_told_apart, &[json!([one, other]), json!(properties)]);
        assert_ne!(one, other, "{what}");
    };
    let edges = "
        const bare = [];
        for (const element of document.querySelectorAll('button, select, input, summary')) {
            if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
            const style = getComputedStyle(element);
            const hasEdge = parseFloat(style.borderTopWidth) > 0 || parseFloat(style.borderBottomWidth) > 0;
            const says = element.textContent.trim() || element.querySelector('svg') || element.matches('input');
            if (!hasEdge && !says) bare.push(element.outerHTML.slice(0, 120));
        }
        return bare;";
    named("playing").shown(listener, || {
        let bare: Vec<String> = listener.asks(edges, &[]);
        assert!(bare.is_empty(), "nothing of these is left: {bare:#?}");
        let ground = &["backgroundColor"];
        apart("what was played, in the bar", "#player .played", "#player .line", ground);
        apart("what was played, in the page", "main .groove .played", "main .groove .line", ground);
        apart("the line that plays", ".line[aria-current=true]", ".line:not([aria-current])", &["outlineStyle", "fontWeight"]);
        // Signs take the colour of text, and are not lost on a ground of it.
        let signs: Vec<String> = listener.asks(
            "return [...document.querySelectorAll('#player button svg, .btn svg')]
                .filter(sign => sign.checkVisibility())
                .filter(sign => getComputedStyle(sign).color === getComputedStyle(sign.closest('button, .btn')).backgroundColor)
                .map(sign => sign.parentElement.outerHTML.slice(0, 100))",
            &[],
        );
        assert!(signs.is_empty(), "{signs:#?}");
    });
    named("topics").shown(listener, || {
        apart(
            "a topic that is chosen",
            ".chip[aria-pressed=true]",
            ".chip[aria-pressed=false]",
            &["backgroundColor", "color"],
        );
    });
    named("search").shown(listener, || {
        apart(
            "what was found",
            ".episodes mark",
            ".episodes h2 a",
            &["backgroundColor"],
        );
        let focus: (String, String) = listener.asks(
            "const style = getComputedStyle(document.querySelector('input[type=search]'));
            return [style.outlineStyle, style.outlineWidth]",
            &[],
        );
        assert_ne!(
            focus.0, "none",
            "the line that is written on shows its focus: {focus:?}"
        );
    });
    named("settings").shown(listener, || {
        apart(
            "the rate that is chosen",
            "#settings .rate > [aria-pressed=true]",
            "#settings .rate > [aria-pressed=false]",
            &["backgroundColor"],
        );
        let volume: String = listener.asks(
            "return getComputedStyle(document.querySelector('.volume .slider')).backgroundImage",
            &[],
        );
        assert_ne!(volume, "none", "the line of the volume");
    });
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
    let mut all = Vec::new();
    for scene in scenes {
        let wrong: Vec<String> = named(scene).shown(listener, || listener.asks(CROWDED, &[]));
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
    let mut all = Vec::new();
    for scene in ["search", "topic", "playing", "settings"] {
        let wrong: Vec<String> = named(scene).shown(listener, || {
            let _: () = listener.asks(wider, &[]);
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
