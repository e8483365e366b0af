//! A light picture: one that was decoded within limits, made small, and written anew as WebP.

use std::fmt;
use std::io::Cursor;

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, GenericImageView, ImageDecoder, ImageFormat, ImageReader, Limits};

/// No picture of a site has more bytes.
pub(super) const MOST: usize = 20_000;
/// What is larger, in dots, is not decoded: a few bytes may say that they are a picture of any size.
const MOST_DOTS: u64 = 50_000_000;
/// The memory that decoding may take beside.
const MEMORY: u64 = 256_000_000;
/// The qualities that are tried, and then the shares of the size.
const QUALITIES: [f32; 5] = [82.0, 72.0, 60.0, 48.0, 36.0];
const SHARES: [f64; 4] = [1.0, 0.75, 0.5, 0.3];

/// A picture made light.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Light {
    pub(super) bytes: Vec<u8>,
    /// What its name ends with.
    pub(super) ending: &'static str,
}

/// Why a picture cannot be shown.
#[derive(Debug)]
pub(super) enum Heavy {
    /// It is none that is known here.
    Unknown,
    /// It has too many dots.
    Dots(u32, u32),
    /// It is broken, or asks for too much.
    Broken(image::ImageError),
    /// It stays too large in bytes.
    Bytes,
}

impl Light {
    /// Makes a picture light whose longest side is shown at so many dots. One that is light as it is stays so.
    pub(super) fn of(bytes: &[u8], side: u32) -> Result<Self, Heavy> {
        let format = image::guess_format(bytes).map_err(|_| Heavy::Unknown)?;
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        let mut limits = Limits::default();
        limits.max_alloc = Some(MEMORY);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(Heavy::Broken)?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > MOST_DOTS {
            return Err(Heavy::Dots(width, height));
        }
        let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let mut picture = DynamicImage::from_decoder(decoder).map_err(Heavy::Broken)?;
        let ending = match format {
            ImageFormat::Jpeg => Some("jpg"),
            ImageFormat::Png => Some("png"),
            ImageFormat::WebP => Some("webp"),
            // One that moves is shown still.
            _ => None,
        };
        if let Some(ending) = ending
            && bytes.len() <= MOST
            && width.max(height) <= side
        {
            let bytes = bytes.to_vec();
            return Ok(Self { bytes, ending });
        }
        picture.apply_orientation(turned);
        for share in SHARES {
            let side = (f64::from(side) * share).round() as u32;
            let small = smaller(&picture, side.max(1));
            for quality in QUALITIES {
                match webp(&small, quality) {
                    Some(bytes) if bytes.len() <= MOST => {
                        let ending = "webp";
                        return Ok(Self { bytes, ending });
                    }
                    _ => {}
                }
            }
        }
        Err(Heavy::Bytes)
    }

    /// A drawing of the publisher's own, which is light already. One of somebody else's could bring a program along.
    pub(super) fn of_drawing(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let start = text.get(..text.floor_char_boundary(1000))?;
        let is_one = bytes.len() <= MOST && start.contains("<svg");
        is_one.then(|| Self {
            bytes: bytes.to_vec(),
            ending: "svg",
        })
    }
}

/// A picture whose longest side has at most so many dots: first roughly, for a large one takes long.
fn smaller(picture: &DynamicImage, side: u32) -> DynamicImage {
    let (width, height) = picture.dimensions();
    let longest = width.max(height);
    if longest <= side {
        return picture.clone();
    }
    if longest > side * 4 {
        let rough = picture.thumbnail(side * 2, side * 2);
        return rough.resize(side, side, FilterType::CatmullRom);
    }
    picture.resize(side, side, FilterType::CatmullRom)
}

fn webp(picture: &DynamicImage, quality: f32) -> Option<Vec<u8>> {
    let (width, height) = picture.dimensions();
    let encoded = if picture.color().has_alpha() {
        let dots = picture.to_rgba8();
        webp::Encoder::from_rgba(&dots, width, height).encode_simple(false, quality)
    } else {
        let dots = picture.to_rgb8();
        webp::Encoder::from_rgb(&dots, width, height).encode_simple(false, quality)
    };
    encoded.ok().map(|bytes| bytes.to_vec())
}

impl fmt::Display for Heavy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("it is no JPEG, PNG, WebP or GIF picture"),
            Self::Dots(width, height) => write!(
                f,
                "it has {width} × {height} dots, and more than {MOST_DOTS} are not decoded"
            ),
            Self::Broken(error) => write!(f, "it cannot be decoded: {error}"),
            Self::Bytes => write!(f, "it has more than {MOST} bytes however small it is made"),
        }
    }
}
