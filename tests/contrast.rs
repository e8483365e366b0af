//! Contrast: every text on every ground that the style puts it on, in each of the site's schemes and any publisher's colour.
//!
//! By WCAG 2.2: text reaches 7:1 (1.4.6, AAA), what is no text but is needed reaches 3:1 (1.4.11). A browser's rules cannot
//! tell it where the ground is a gradient or lies under something else; this can.
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;

use proptest::prelude::*;
use sillon::domain::accent::Accent;

const TOKENS: &str = include_str!("../style/tokens.css");
const LIGHT: usize = 0;
const DARK: usize = 1;

/// What text is written in, and what it is written on.
const TEXTS: [(&str, &str); 11] = [
    ("ink", "paper"),
    ("ink", "sheet"),
    // Where that is the ground, what is soft elsewhere is written in ink.
    ("ink", "leaf-wash"),
    // What a search marks, and what a person selects, is written in ink whatever it was written in.
    ("ink", "straw"),
    ("soft", "paper"),
    ("soft", "sheet"),
    ("leaf", "paper"),
    ("leaf", "sheet"),
    ("leaf", "leaf-wash"),
    ("paper", "leaf"),
    // As a filled button is under the pointer.
    ("paper", "leaf over ink"),
];

/// Lines and signs that tell something: the groove, the ring of the focus, the edges of what is written in.
const SIGNS: [(&str, &str); 6] = [
    ("edge", "paper"),
    ("edge", "sheet"),
    ("leaf", "paper"),
    ("leaf", "sheet"),
    ("leaf", "line"),
    ("leaf", "leaf-wash"),
];

#[derive(Clone, Copy, Debug)]
struct Colour([f64; 3]);

impl Colour {
    fn of(hex: &str) -> Self {
        let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        Self([1, 3, 5].map(|at| f64::from(part(at)) / 255.0))
    }

    fn over(self, other: Self, share: f64) -> Self {
        let mix = |at: usize| self.0[at] * (1.0 - share) + other.0[at] * share;
        Self([mix(0), mix(1), mix(2)])
    }

    /// WCAG's relative luminance.
    fn luminance(self) -> f64 {
        let linear = |part: f64| match part {
            part if part <= 0.04045 => part / 12.92,
            part => ((part + 0.055) / 1.055).powf(2.4),
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// WCAG's contrast ratio.
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// The colours of the style, by name, in a scheme.
struct Palette(HashMap<String, Colour>);

impl Palette {
    /// Those of tokens.css, with those that only `prefers-contrast: more` sets where that is asked for.
    fn read(scheme: usize, more: bool) -> Self {
        let (plain, contrast) = TOKENS
            .split_once("@media (prefers-contrast: more)")
            .unwrap();
        let mut palette = Self(HashMap::new());
        for css in [plain].into_iter().chain(more.then_some(contrast)) {
            for line in css.lines() {
                let Some((name, value)) = line
                    .trim()
                    .strip_prefix("--")
                    .and_then(|it| it.split_once(": "))
                else {
                    continue;
                };
                let both = value
                    .strip_prefix("light-dark(")
                    .and_then(|it| it.strip_suffix(");"));
                let other = value
                    .strip_prefix("var(--")
                    .and_then(|it| it.strip_suffix(");"));
                let colour = match (both, other) {
                    (Some(both), _) => Colour::of(both.split(", ").nth(scheme).unwrap()),
                    (None, Some(other)) if palette.0.contains_key(other) => palette.0[other],
                    _ => continue,
                };
                palette.0.insert(name.to_owned(), colour);
            }
        }
        palette
    }

    fn with(mut self, accent: &Accent, scheme: usize) -> Self {
        for (name, both) in [("leaf", &accent.leaf), ("leaf-wash", &accent.wash)] {
            self.0.insert(name.to_owned(), Colour::of(&both[scheme]));
        }
        self
    }

    fn colour(&self, name: &str) -> Colour {
        match name {
            "leaf over ink" => self.colour("leaf").over(self.colour("ink"), 0.22),
            name => self.0[name],
        }
    }

    /// The pairs that do not reach what they must.
    fn faint(&self, pairs: &[(&str, &str)], enough: f64) -> Vec<String> {
        let faint = pairs.iter().filter_map(|(front, ground)| {
            let contrast = self.colour(front).contrast(self.colour(ground));
            (contrast < enough).then(|| format!("{front} on {ground}: {contrast:.2}"))
        });
        faint.collect()
    }
}

#[test]
fn every_text_reaches_seven_to_one_by_day_and_by_night() {
    for scheme in [LIGHT, DARK] {
        for more in [false, true] {
            let faint = Palette::read(scheme, more).faint(&TEXTS, 7.0);
            assert!(faint.is_empty(), "scheme {scheme}, more {more}: {faint:?}");
        }
    }
}

#[test]
fn every_sign_reaches_three_to_one_by_day_and_by_night() {
    for scheme in [LIGHT, DARK] {
        let faint = Palette::read(scheme, false).faint(&SIGNS, 3.0);
        assert!(faint.is_empty(), "scheme {scheme}: {faint:?}");
    }
}

#[test]
fn who_prefers_contrast_gets_more_of_it() {
    for scheme in [LIGHT, DARK] {
        let [plain, more] = [false, true].map(|more| Palette::read(scheme, more));
        for name in ["soft", "line", "edge"] {
            let [plain, more] =
                [&plain, &more].map(|it| it.colour(name).contrast(it.colour("paper")));
            assert!(
                more > plain,
                "{name} in scheme {scheme}: {plain:.2}, then {more:.2}"
            );
        }
        let faint =
            Palette::read(scheme, true).faint(&[("soft", "sheet"), ("edge", "sheet")], 10.0);
        assert!(faint.is_empty(), "scheme {scheme}: {faint:?}");
    }
}

#[test]
fn colours_are_as_far_apart_as_the_standard_says() {
    let contrast = |a, b| Colour::of(a).contrast(Colour::of(b));
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    assert!((contrast("#777777", "#ffffff") - 4.478).abs() < 0.001);
}

proptest! {
    #[test]
    fn every_publishers_colour_reads_wherever_the_leaf_does(parts in any::<[u8; 3]>()) {
        let [red, green, blue] = parts;
        let accent = Accent::of(&format!("#{red:02x}{green:02x}{blue:02x}")).unwrap();
        for scheme in [LIGHT, DARK] {
            let palette = Palette::read(scheme, false).with(&accent, scheme);
            let mut faint = palette.faint(&TEXTS, 7.0);
            faint.extend(palette.faint(&SIGNS, 3.0));
            prop_assert!(faint.is_empty(), "{accent:?} in scheme {scheme}: {faint:?}");
        }
    }
}
