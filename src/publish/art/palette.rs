//! A picture of few colours as a PNG with a palette: a third of what it weighs with three bytes a point.

use std::collections::HashMap;

/// Colours that differ by less than this in each part are one.
const STEP: u8 = 8;

/// Packs points of red, green, blue and alpha, all of them opaque, with a word in the file by which it is known again.
pub(super) fn png(points: &[u8], width: u32, height: u32, word: &str) -> Vec<u8> {
    let mut palette: Vec<[u8; 3]> = Vec::new();
    let mut known: HashMap<[u8; 3], u8> = HashMap::new();
    let mut indexed = Vec::with_capacity(points.len() / 4);
    let mut last = ([0; 3], None);
    for point in points.chunks_exact(4) {
        let colour = [point[0], point[1], point[2]];
        if last.1.is_none() || last.0 != colour {
            let rough = colour.map(|part| part / STEP);
            let index = *known.entry(rough).or_insert_with(|| match palette.len() {
                256 => nearest(&palette, colour),
                _ => {
                    palette.push(colour);
                    (palette.len() - 1) as u8
                }
            });
            last = (colour, Some(index));
        }
        indexed.push(last.1.unwrap_or_default());
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::Balanced);
    // Between like points a filter only adds noise.
    encoder.set_filter(png::Filter::NoFilter);
    let written = encoder
        .add_text_chunk("Comment".to_owned(), word.to_owned())
        .and_then(|()| encoder.write_header())
        .and_then(|mut it| it.write_image_data(&indexed));
    // There is nothing to go wrong in memory; what did would be a card of no bytes, and shown by nobody.
    written.map_or_else(|_| Vec::new(), |()| out)
}

fn nearest(palette: &[[u8; 3]], colour: [u8; 3]) -> u8 {
    let far = |known: &[u8; 3]| -> u32 {
        let parts = known.iter().zip(colour);
        parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let nearest = palette
        .iter()
        .enumerate()
        .min_by_key(|(_, known)| far(known));
    nearest.map_or(0, |(at, _)| at as u8)
}
