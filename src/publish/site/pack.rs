//! Packed forms of text files, for hosts that serve what stands beside a file: `.br` and `.gz`.

use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Below this, a packed file saves nothing worth a file.
const LEAST: usize = 400;

/// A packed form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// What a packed file's name has at its end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// Packs quickly: a catalogue has thousands of pages.
    pub(super) fn pack(self, bytes: &[u8]) -> Vec<u8> {
        self.packed(bytes, 5, 5)
    }

    /// Packs as small as can be, which takes its time: for the app, whose files are few and go into every site.
    pub fn pack_small(self, bytes: &[u8]) -> Vec<u8> {
        self.packed(bytes, 11, 9)
    }

    fn packed(self, bytes: &[u8], brotli: i32, gzip: u32) -> Vec<u8> {
        let mut packed = Vec::new();
        // Nothing can go wrong between two places in memory.
        match self {
            Self::Brotli => {
                // A window wider than the file takes time to clear, and nothing else; for less than 17 the library takes the
                // hasher of large files. In a wide one it gathers five times a large file before it writes any of it.
                let window = bytes.len().max(1).ilog2() as i32 + 1;
                let parameters = BrotliEncoderParams {
                    quality: brotli,
                    lgwin: window.clamp(17, 20),
                    size_hint: bytes.len(),
                    ..Default::default()
                };
                let _ = brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters);
            }
            Self::Gzip => {
                let mut encoder = GzEncoder::new(&mut packed, Compression::new(gzip));
                let _ = encoder.write_all(bytes);
                let _ = encoder.finish();
            }
        }
        packed
    }
}

/// Whether a file of that name and size gains by packing.
pub fn gains(path: &str, bytes: usize) -> bool {
    const TEXT: [&str; 12] = [
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
    ];
    let ending = path.rsplit('.').next().unwrap_or_default();
    bytes >= LEAST && TEXT.contains(&ending)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn packed_files_unpack_to_what_they_were() {
        let text = "une aiguille dans un sillon ".repeat(100).into_bytes();
        for pack in [Form::pack, Form::pack_small] {
            let (brotli, gzip) = (pack(Form::Brotli, &text), pack(Form::Gzip, &text));
            let mut unpacked = Vec::new();
            brotli::BrotliDecompress(&mut &brotli[..], &mut unpacked).unwrap();
            assert_eq!(unpacked, text);
            let mut unpacked = Vec::new();
            flate2::read::GzDecoder::new(&gzip[..])
                .read_to_end(&mut unpacked)
                .unwrap();
            assert_eq!(unpacked, text);
        }
    }

    #[test]
    fn pictures_sound_and_small_files_are_left_as_they_are() {
        assert!(gains("a/index.html", 1000));
        assert!(!gains("a/index.html", 100));
        assert!(!gains("a.mp3", 1000) && !gains("a.webp", 1000));
    }
}
