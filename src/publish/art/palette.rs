//! A palette: the few colours of a card, and a drawing written in them as PNG.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::Pixmap;

/// Known answers are kept in so many places.
const PLACES: usize = 1024;

/// A colour: red, green, blue.
pub(super) type Colour = [u8; 3];

/// The colours of a card: sixteen at most, so that two dots share a byte.
#[derive(Clone, Debug, Default)]
pub(super) struct Palette(Vec<Colour>);

impl Palette {
    /// A palette of these colours, and of those between each two that stand beside how much of the second each has, in
    /// hundredths: what a line of the one has at its edges on the other. More than sixteen are not taken.
    pub(super) fn of(colours: &[Colour], edges: &[(Colour, Colour, &[u16])]) -> Self {
        let mut all = colours.to_vec();
        for &(from, to, shares) in edges {
            all.extend(shares.iter().map(|share| {
                let part = |i: usize| {
                    let mixed = u16::from(from[i]) * (100 - share) + u16::from(to[i]) * share;
                    ((mixed + 50) / 100) as u8
                };
                [part(0), part(1), part(2)]
            }));
        }
        all.truncate(16);
        Self(all)
    }

    /// Writes a drawing, which is opaque, each dot of it in the nearest colour; and a word by which the file is known again.
    pub(super) fn png(&self, drawing: &Pixmap, word: &str) -> Result<Vec<u8>, EncodingError> {
        let mut known = vec![(u32::MAX, 0); PLACES];
        let mut nearest = |dot: Colour| {
            let [red, green, blue] = dot;
            let number = u32::from_be_bytes([0, red, green, blue]);
            let place = &mut known[(number.wrapping_mul(0x9E37_79B1) >> 22) as usize];
            if place.0 != number {
                *place = (number, self.nearest(dot));
            }
            place.1
        };
        let mut pairs = Vec::with_capacity(drawing.data().len() / 8);
        for row in drawing.data().chunks_exact(drawing.width() as usize * 4) {
            let (twos, odd) = row.as_chunks::<8>();
            // Most dots are as those before them, which a number tells sooner than bytes do.
            let (mut last, mut pair) = (None, 0);
            for two in twos {
                let number = u64::from_ne_bytes(*two);
                if last != Some(number) {
                    let [a, b, c, _, d, e, f, _] = *two;
                    pair = nearest([a, b, c]) << 4 | nearest([d, e, f]);
                    last = Some(number);
                }
                pairs.push(pair);
            }
            if let [a, b, c, _] = *odd {
                pairs.push(nearest([a, b, c]) << 4);
            }
        }
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, drawing.width(), drawing.height());
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(self.0.concat());
        encoder.set_filter(Filter::NoFilter);
        // Higher levels take thrice as long for a tenth less.
        encoder.set_deflate_compression(DeflateCompression::Level(4));
        encoder.add_text_chunk("Comment".to_owned(), word.to_owned())?;
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&pairs)?;
        writer.finish()?;
        Ok(file)
    }

    fn nearest(&self, dot: Colour) -> u8 {
        let distance = |colour: &Colour| {
            let parts = colour.iter().zip(dot);
            parts
                .map(|(&a, b)| u32::from(a.abs_diff(b)).pow(2))
                .sum::<u32>()
        };
        let places = (0..=u8::MAX).zip(&self.0);
        places
            .min_by_key(|(_, colour)| distance(colour))
            .map_or(0, |(place, _)| place)
    }
}
