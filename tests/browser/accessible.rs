//! Accessible: no page or state breaks a rule that axe knows, by day or by night.

use crate::axe::{Finding, Rules};
use crate::listener::Listener;
use crate::scenes::{
    BEFOREHAND, BROKEN, KEEPING, LACKING, LISTENING, LISTS, PARTS, READING, Scene,
};
use crate::trial::{CHROMIUM, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    journeys![CHROMIUM;
        pages_that_list_episodes_break_no_rule,
        pages_that_list_some_episodes_break_no_rule,
        pages_that_are_read_break_no_rule,
        pages_with_sound_break_no_rule,
        pages_that_are_not_there_break_no_rule,
        pages_that_lack_something_break_no_rule,
        pages_that_keep_sound_break_no_rule,
        pages_made_beforehand_break_no_rule,
        axe_finds_what_is_wrong,
    ]
    .into()
}

fn pages_that_list_episodes_break_no_rule(listener: &Listener) {
    no_rule_is_broken(listener, LISTS);
}

fn pages_that_list_some_episodes_break_no_rule(listener: &Listener) {
    no_rule_is_broken(listener, PARTS);
}

fn pages_that_are_read_break_no_rule(listener: &Listener) {
    no_rule_is_broken(listener, READING);
}

fn pages_with_sound_break_no_rule(listener: &Listener) {
    no_rule_is_broken(listener, LISTENING);
}

fn pages_that_are_not_there_break_no_rule(listener: &Listener) {
    no_rule_is_broken(listener, LACKING);
}

fn pages_that_lack_something_break_no_rule(listener: &Listener) {
    no_rule_is_broken(listener, BROKEN);
}

fn pages_that_keep_sound_break_no_rule(listener: &Listener) {
    no_rule_is_broken(listener, KEEPING);
}

fn pages_made_beforehand_break_no_rule(listener: &Listener) {
    no_rule_is_broken(listener, BEFOREHAND);
}

/// A page that is wrong on purpose, so that the silence above means something.
fn axe_finds_what_is_wrong(listener: &Listener) {
    Scene::shown(&LISTS[0], listener, || {
        let _: () = listener.asks(
            "const faint = document.querySelector('main h1');
            faint.style.color = '#888';
            const button = document.createElement('button');
            button.style.cssText = 'width: 10px; height: 10px; padding: 0';
            faint.append(button);",
            &[],
        );
        let found = listener.judges(Rules::All).violations;
        for rule in ["button-name", "color-contrast-enhanced"] {
            assert!(
                found.iter().any(|finding| finding.rule == rule),
                "{rule} is not among {found:?}"
            );
        }
    });
}

#[track_caller]
fn no_rule_is_broken(listener: &Listener, scenes: &[Scene]) {
    let mut broken = Vec::new();
    for scene in scenes {
        // Colours that are on their way to others would be judged.
        listener.prefers(&[
            ("prefers-color-scheme", "light"),
            ("prefers-reduced-motion", "reduce"),
        ]);
        scene.shown(listener, || {
            let light = listener.judges(Rules::All);
            assert!(light.passes > 15, "{}: axe looked at little", scene.name);
            listener.prefers(&[
                ("prefers-color-scheme", "dark"),
                ("prefers-reduced-motion", "reduce"),
            ]);
            let dark = listener.judges(Rules::Colour);
            for (scheme, verdict) in [("light", light), ("dark", dark)] {
                let undecided = verdict.undecided.into_iter();
                let undecided = undecided.filter(|it| !is_sign(it));
                let mut found: Vec<_> = verdict.violations.into_iter().chain(undecided).collect();
                // What a page that is on its way is about is yet to be known.
                found.retain(|it| scene.name != "loading" || it.rule != "page-has-heading-one");
                let found = found.into_iter();
                broken.extend(found.map(|it| format!("{} {scheme}: {it}", scene.name)));
            }
        });
    }
    assert!(
        broken.is_empty(),
        "{} findings:\n{}",
        broken.len(),
        broken.join("\n")
    );
}

/// Whether it is about a sign, such as the arrow on a key, that axe does not take for a text.
fn is_sign(finding: &Finding) -> bool {
    finding.rule == "label-content-name-mismatch" && finding.why.starts_with("Unable")
}
