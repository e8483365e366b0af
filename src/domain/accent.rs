//! An accent: the publisher's colour, made dark enough for paper and light enough for forest to be read on both.

/// The grounds that the accent is read on: the site's paper in the light; in the dark its forest, and the sheets that lie on
/// that, which are nearer to what shines. In the light the paper is.
const PAPER: Colour = Colour([0xfa, 0xf7, 0xef]);
const FOREST: Colour = Colour([0x0f, 0x16, 0x12]);
const SHEET: Colour = Colour([0x15, 0x1e, 0x18]);
const WHITE: Colour = Colour([255; 3]);
const BLACK: Colour = Colour([0; 3]);
/// What the washes are mixed from: in the light, paper without its yellow, which would grey them.
const LIGHT_WASH: Colour = Colour([0xff, 0xff, 0xf8]);
/// How much of the accent its wash has.
const WASH: f64 = 0.12;
/// The contrast that every text of the site has at least: WCAG's AAA asks for 7, and the cubic below may be off by a fiftieth.
const ENOUGH: f64 = 7.2;

/// The colours that stand for an accent, as CSS writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accent {
    /// For text, lines and buttons, in the light and in the dark.
    pub leaf: [String; 2],
    /// For grounds that text in the accent stands on.
    pub wash: [String; 2],
}

impl Accent {
    /// The accent that reads well, nearest to `#rrggbb`. `None` where that is no colour.
    pub fn of(written: &str) -> Option<Self> {
        let colour = Colour::parse(written)?;
        let (light, light_wash) = colour.readable(PAPER, LIGHT_WASH, [BLACK, BLACK]);
        let (dark, dark_wash) = colour.readable(SHEET, FOREST, [colour.glowing(), WHITE]);
        Some(Self {
            leaf: [light.to_css(), dark.to_css()],
            wash: [light_wash.to_css(), dark_wash.to_css()],
        })
    }

    /// The custom properties that it sets (style/tokens.css), each for day and night.
    pub fn properties(&self) -> [(&'static str, String); 2] {
        [("--leaf", &self.leaf), ("--leaf-wash", &self.wash)].map(|(name, [light, dark])| {
            let value = ["light-dark(", light, ",", dark, ")"].concat();
            (name, value)
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Colour([u8; 3]);

impl Colour {
    fn parse(written: &str) -> Option<Self> {
        let digits = written
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6)?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    fn to_css(self) -> String {
        let mut css = String::from("#");
        for part in self.0 {
            for digit in [part / 16, part % 16] {
                css.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
        css
    }

    /// The colour, taken through `ends` until it reads on `ground` and on its own wash there.
    fn readable(self, ground: Self, wash: Self, [first, last]: [Self; 2]) -> (Self, Self) {
        let way = |from: Self, to: Self| {
            (0..=20).map(move |step| from.towards(to, f64::from(step) / 20.0))
        };
        let washed = |colour: Self| (colour, wash.towards(colour, WASH));
        let reads = |(colour, wash): &(Self, Self)| {
            colour.contrast(ground) >= ENOUGH && colour.contrast(*wash) >= ENOUGH
        };
        let mut steps = way(self, first).chain(way(first, last)).map(washed);
        steps.find(reads).unwrap_or_else(|| washed(last))
    }

    /// The colour as a light in the dark: bright, and not bleached as white alone would make it.
    fn glowing(self) -> Self {
        let brightest = self.0.into_iter().max().unwrap_or(0);
        let bright = |part: u8| {
            (u32::from(part) * 230)
                .checked_div(u32::from(brightest))
                .unwrap_or(230) as u8
        };
        Self(self.0.map(bright)).towards(WHITE, 0.4)
    }

    fn towards(self, other: Self, share: f64) -> Self {
        let mix = |i: usize| {
            let (from, to) = (f64::from(self.0[i]), f64::from(other.0[i]));
            (from + (to - from) * share).round() as u8
        };
        Self([mix(0), mix(1), mix(2)])
    }

    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// A part of a colour as an amount of light: a cubic within 0.001 of sRGB's own curve, which would need `powf`.
fn linear(part: u8) -> f64 {
    let x = f64::from(part) / 255.0;
    x * (x * (x * 0.305_306_011 + 0.682_171_111) + 0.012_522_878)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_colour_that_reads_well_stays_as_it_is() {
        let accent = Accent::of("#17552f").unwrap();
        assert_eq!(accent.leaf[0], "#17552f");
        assert_ne!(accent.leaf[1], "#17552f");
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for wrong in ["", "#", "green", "#12345", "#1234567", "#12345g", "#é1234"] {
            assert_eq!(Accent::of(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_accent_reads_on_both_grounds_and_on_its_washes(parts in any::<[u8; 3]>()) {
            let accent = Accent::of(&Colour(parts).to_css()).unwrap();
            for (i, ground) in [PAPER, SHEET].into_iter().enumerate() {
                let leaf = Colour::parse(&accent.leaf[i]).unwrap();
                let wash = Colour::parse(&accent.wash[i]).unwrap();
                prop_assert!(leaf.contrast(ground) >= ENOUGH);
                prop_assert!(leaf.contrast(wash) >= ENOUGH);
            }
        }
    }
}
