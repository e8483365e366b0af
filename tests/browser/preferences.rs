//! Preferences: pages as those see them who asked their system for less motion, more contrast, or colours of their own.

use serde_json::json;

use crate::listener::Listener;
use crate::scenes::named;
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        who_wants_less_motion_sees_nothing_move,
        who_wants_more_contrast_gets_stronger_lines_and_letters,
        in_colours_of_the_listeners_own_everything_is_still_seen,
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
