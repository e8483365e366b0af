//! Icons: the app's own, as PNG, for those who put the site among their apps.

use std::fmt;

use png::{BitDepth, ColorType, Encoder, EncodingError};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// The ground of the app's icon, and the same as far as the rim of what a system may cut to any shape: its middle four fifths are
/// never cut ([safe zone](https://www.w3.org/TR/appmanifest/#icon-masks)).
const GROUND: &str = r#"<rect width="64" height="64" rx="14""#;
const BOX: &str = r#"viewBox="0 0 64 64""#;
const WIDE_GROUND: &str = r#"<rect x="-8" y="-8" width="80" height="80""#;
const WIDE_BOX: &str = r#"viewBox="-8 -8 80 80""#;

/// Why an icon could not be drawn.
#[derive(Debug)]
pub enum IconError {
    /// The drawing is none.
    Drawing(resvg::usvg::Error),
    /// There is no room for it in memory.
    Room,
    /// It could not be written as PNG.
    Writing(EncodingError),
}

/// Draws an SVG as a square PNG of so many dots a side.
pub fn png(svg: &str, side: u16) -> Result<Vec<u8>, IconError> {
    let tree = Tree::from_str(svg, &Options::default()).map_err(IconError::Drawing)?;
    let side = u32::from(side);
    let mut drawing = Pixmap::new(side, side).ok_or(IconError::Room)?;
    let (wide, high) = (tree.size().width(), tree.size().height());
    let scale = Transform::from_scale(side as f32 / wide, side as f32 / high);
    resvg::render(&tree, scale, &mut drawing.as_mut());
    let dots = drawing.pixels().iter().map(|dot| dot.demultiply());
    let dots: Vec<u8> = dots
        .flat_map(|dot| [dot.red(), dot.green(), dot.blue(), dot.alpha()])
        .collect();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, side, side);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(IconError::Writing)?;
    writer
        .write_image_data(&dots)
        .and_then(|()| writer.finish())
        .map_err(IconError::Writing)?;
    Ok(file)
}

/// The app's icon with room around it, to be cut to any shape.
pub fn maskable(svg: &str) -> String {
    svg.replace(BOX, WIDE_BOX).replace(GROUND, WIDE_GROUND)
}

impl fmt::Display for IconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Drawing(error) => write!(f, "the icon could not be drawn: {error}"),
            Self::Room => f.write_str("there is no memory left to draw the icon in"),
            Self::Writing(error) => write!(f, "the icon could not be written as PNG: {error}"),
        }
    }
}

impl std::error::Error for IconError {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const OWN: &str = include_str!("../../../public/icon.svg");

    /// The dots of a PNG, four bytes each.
    fn dots(png: &[u8]) -> (u32, Vec<u8>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png))
            .read_info()
            .unwrap();
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        let about = reader.next_frame(&mut dots).unwrap();
        (about.width, dots)
    }

    #[test]
    fn the_icon_is_drawn_at_any_size_and_its_corners_are_round() {
        for side in [192, 512] {
            let (width, dots) = dots(&png(OWN, side).unwrap());
            assert_eq!(width, u32::from(side));
            assert_eq!(dots[3], 0, "the corner");
            let middle = (usize::from(side) / 2 * usize::from(side) + usize::from(side) / 2) * 4;
            assert_eq!(dots[middle + 3], 255);
        }
        assert!(png("<p>", 192).is_err());
    }

    #[test]
    fn what_is_cut_to_any_shape_is_ground_as_far_as_its_corners() {
        let (_, dots) = dots(&png(&maskable(OWN), 192).unwrap());
        assert_eq!(dots[..4], [0xfa, 0xf7, 0xef, 255]);
    }
}
