//! Packed forms of text files, for hosts that serve what stands beside a file: `.br` and `.gz`.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// Below this, a packed file saves nothing worth a file.
const LEAST: usize = 400;

/// Whether a file of that name and size gains by packing.
pub(super) fn gains(path: &str, bytes: usize) -> bool {
    const TEXT: [&str; 13] = [
        "bin",
        "css",
        "html",
        "js",
        "json",
        "srt",
        "svg",
        "txt",
        "vtt",
        "wasm",
        "webmanifest",
        "xml",
        "toml",
    ];
    let ending = path.rsplit('.').next().unwrap_or_default();
    bytes >= LEAST && TEXT.contains(&ending)
}

/// As brotli: as small as can be for the app, whose files are few and stay, and quickly for all else.
pub(super) fn brotli(bytes: &[u8], path: &str) -> Vec<u8> {
    let stays = path.ends_with(".wasm") || path.ends_with(".js") || path.ends_with(".css");
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: if stays { 11 } else { 6 },
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    // Nothing can go wrong between two places in memory; an empty file would only be a file of no use.
    let _ = brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters);
    packed
}

/// As gzip.
pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn packed_files_unpack_to_what_they_were() {
        let text = "une aiguille dans un sillon ".repeat(100).into_bytes();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(&text, "a.html")[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        let mut unpacked = Vec::new();
        let packed = gzip(&text);
        flate2::read::GzDecoder::new(&packed[..])
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, text);
    }

    #[test]
    fn pictures_sound_and_small_files_are_left_as_they_are() {
        assert!(gains("a/index.html", 1000));
        assert!(!gains("a/index.html", 100));
        assert!(!gains("a.mp3", 1000) && !gains("a.webp", 1000));
    }
}
