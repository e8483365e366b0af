//! What keys ask for, and when they are not the player's.

use super::*;

fn heard() -> Playback {
    run([play("a", None, None)].into_iter().chain(loaded())).0
}

fn asks(key: &str) -> Option<Request> {
    match Shortcut::of(key, &heard(), Skips::default())? {
        Shortcut::Ask(request) => Some(request),
        _ => None,
    }
}

#[test]
fn each_key_asks_for_its_own() {
    let rate = |rate| Request::SetRate(Rate::nearest(rate));
    let muted = Request::SetVolume(Volume {
        muted: true,
        ..Volume::default()
    });
    for (key, request) in [
        (" ", Request::Toggle),
        ("k", Request::Toggle),
        ("j", Request::Skip(-15_000)),
        ("l", Request::Skip(30_000)),
        ("L", Request::Skip(30_000)),
        ("ArrowLeft", Request::Skip(-5_000)),
        ("ArrowRight", Request::Skip(5_000)),
        ("[", Request::Previous),
        ("]", Request::Next),
        ("<", rate(0.95)),
        (">", rate(1.05)),
        ("m", muted),
    ] {
        assert_eq!(asks(key), Some(request), "{key:?}");
    }
    for key in ["ArrowUp", "ArrowDown", "Enter", "Tab", "a", "", "Dead", "é"] {
        assert_eq!(
            Shortcut::of(key, &heard(), Skips::default()),
            None,
            "{key:?}"
        );
    }
}

#[test]
fn the_skips_go_as_far_as_was_chosen() {
    let skips = Skips::default().with(false, 5).with(true, 60);
    let of = |key| Shortcut::of(key, &heard(), skips);
    assert_eq!(of("j"), Some(Shortcut::Ask(Request::Skip(-5_000))));
    assert_eq!(of("l"), Some(Shortcut::Ask(Request::Skip(60_000))));
    assert_eq!(of("ArrowLeft"), Some(Shortcut::Ask(Request::Skip(-5_000))));
}

#[test]
fn without_sound_only_the_search_and_the_map_have_keys() {
    let of = |key| Shortcut::of(key, &Playback::default(), Skips::default());
    assert_eq!(of("/"), Some(Shortcut::Search));
    assert_eq!(of("?"), Some(Shortcut::Map));
    for key in [" ", "k", "j", "ArrowRight", "]", ">", "m"] {
        assert_eq!(of(key), None, "{key:?}");
    }
}

#[test]
fn a_key_held_down_goes_on_skipping_and_does_not_flicker() {
    let repeats = |key| {
        let shortcut = Shortcut::of(key, &heard(), Skips::default());
        shortcut.is_some_and(|shortcut| shortcut.repeats())
    };
    for key in ["j", "l", "ArrowLeft", ">"] {
        assert!(repeats(key), "{key:?}");
    }
    for key in [" ", "k", "m", "[", "/", "?"] {
        assert!(!repeats(key), "{key:?}");
    }
}

#[test]
fn what_has_the_focus_keeps_the_keys_that_it_uses() {
    let used = |focus: Focus| [" ", "ArrowLeft", "k", "/"].map(|key| focus.uses(key));
    assert_eq!(used(Focus::Field), [true; 4]);
    assert_eq!(used(Focus::Button), [true, false, false, false]);
    assert_eq!(used(Focus::Slider), [false, true, false, false]);
    assert_eq!(used(Focus::Scroller), [true, true, false, false]);
    assert_eq!(used(Focus::Page), [false; 4]);
}

#[test]
fn silence_ends_at_a_volume_that_can_be_heard() {
    let volume = |percent, muted| Volume { percent, muted };
    assert_eq!(volume(80, false).toggled(), volume(80, true));
    assert_eq!(volume(80, true).toggled(), volume(80, false));
    assert_eq!(volume(0, false).toggled(), volume(50, false));
    assert_eq!(volume(0, true).toggled(), volume(50, false));
}

#[test]
fn a_skip_is_as_long_as_one_that_is_offered() {
    let usual = Skips::default();
    assert_eq!((usual.by(false), usual.by(true)), (15, 30));
    let odd = usual.with(false, 17).with(true, 5);
    assert_eq!(odd, usual);
    assert_eq!(usual.with(true, 60).request(true), Request::Skip(60_000));
}
