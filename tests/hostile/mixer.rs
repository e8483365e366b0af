//! The mixer: inputs put together at random, the same for the same seed: one after another, within one another, cut short,
//! and with what they are made of in another order.

use super::{Input, all};

/// Numbers at random (Steele's SplitMix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    /// A number below another; 0 where that is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub(crate) fn one_of<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// What can stand around another input.
const AROUND: &[(&str, &str)] = &[
    ("<p>", "</p>"),
    ("<ul><li>0:05 ", "<li>8:08 words</ul>"),
    ("<table><tr><td>", "</table>"),
    ("<b><i>", "</b></i>"),
    ("<a href=https://a.example>", "</a>"),
    ("<pre>", "</pre>"),
    ("<blockquote>", "</blockquote>"),
    ("<figure><figcaption>", "</figcaption></figure>"),
    ("<h2>", "</h2>"),
    ("<svg><foreignObject>", "</foreignObject></svg>"),
    ("<math><mtext>", "</mtext></math>"),
    ("<template>", "</template>"),
    ("<noscript>", "</noscript>"),
    ("<select>", "</select>"),
    ("<!--", "-->"),
    ("<p title=\"", "\">"),
    ("<![CDATA[", "]]>"),
    ("<style>", "</style>"),
    ("<form>", "</form>"),
];

/// Some inputs of the catalogue, mixed.
pub(crate) fn mixed(seed: u64, beacons: &str) -> String {
    let (inputs, mut random) = (all(), Random(seed));
    let mut out = String::new();
    for _ in 0..2 + random.below(4) {
        let mut part = piece(&inputs, &mut random, beacons);
        for _ in 0..random.below(3) {
            let (open, close) = random.one_of(AROUND);
            part = [open, part.as_str(), close].concat();
        }
        out += &part;
    }
    out
}

/// An input, whole, cut, with another put into it, or with its tags in another order.
fn piece(inputs: &[Input], random: &mut Random, beacons: &str) -> String {
    let text = random.one_of(inputs).text(beacons);
    let place = |random: &mut Random| {
        let mut at = random.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    match random.below(5) {
        0 => text[..place(random)].to_owned(),
        1 => text[place(random)..].to_owned(),
        2 => {
            let at = place(random);
            let inner = random.one_of(inputs).text(beacons);
            [&text[..at], &inner, &text[at..]].concat()
        }
        3 => {
            let mut tags: Vec<&str> = text.split_inclusive('>').collect();
            for at in (1..tags.len()).rev() {
                tags.swap(at, random.below(at + 1));
            }
            tags.concat()
        }
        _ => text,
    }
}
