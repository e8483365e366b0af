//! A palette: the few colours of a card, and a drawing written in them as PNG.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::Pixmap;

/// Known answers are kept in so many places.
const PLACES: usize = 1024;

/// A colour: red, green, blue.
pub(super) type Colour = [u8; 3];

/// The colours of a card.
#[derive(Clone, Debug, Default)]
pub(super) struct Palette(Vec<Colour>);

impl Palette {
    /// The colours between each two of these: what a line of the one has at its edges on the other. So many steps
    /// lead from one to the other.
    pub(super) fn between(edges: &[(Colour, Colour)], steps: u16) -> Self {
        let mut colours = Vec::new();
        for &(from, to) in edges {
            for step in 0..=steps {
                let part = |i: usize| {
                    let mixed = u16::from(from[i]) * (steps - step) + u16::from(to[i]) * step;
                    ((mixed + steps / 2) / steps) as u8
                };
                let colour = [part(0), part(1), part(2)];
                if !colours.contains(&colour) {
                    colours.push(colour);
                }
            }
        }
        colours.truncate(256);
        Self(colours)
    }

    /// Writes a drawing, which is opaque, each dot of it in the nearest colour; and a word by which the file is known again.
    pub(super) fn png(&self, drawing: &Pixmap, word: &str) -> Result<Vec<u8>, EncodingError> {
        let mut known = vec![(u32::MAX, 0); PLACES];
        let (mut last, mut nearest) = (u32::MAX, 0);
        let dots = drawing.data().chunks_exact(4).map(|dot| {
            let dot = [dot[0], dot[1], dot[2]];
            let number = u32::from_be_bytes([0, dot[0], dot[1], dot[2]]);
            if number != last {
                let place = &mut known[(number.wrapping_mul(0x9E37_79B1) >> 22) as usize];
                if place.0 != number {
                    *place = (number, self.nearest(dot));
                }
                (last, nearest) = *place;
            }
            nearest
        });
        let dots: Vec<u8> = dots.collect();
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, drawing.width(), drawing.height());
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(self.0.concat());
        encoder.set_filter(Filter::NoFilter);
        encoder.set_deflate_compression(DeflateCompression::Level(6));
        encoder.add_text_chunk("Comment".to_owned(), word.to_owned())?;
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&dots)?;
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
