//! Sound: what a file of it, or a server that has it, tells of it before it is played: its length, its chapters, and whether
//! browsers will land on the second that is pressed.

mod frames;
mod ogg;
mod parts;
mod reach;
mod tag;
mod window;

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use crate::domain::chapter::Chapter;
use crate::domain::seconds::Seconds;
use frames::Frames;
use window::Window;

pub use reach::{Reached, reach};

/// What a file of sound tells of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sound {
    /// How many bytes it has.
    pub size: u64,
    /// What it is, by its content; `None` where that is none of those known here.
    pub format: Option<Format>,
    /// How long it is, where that can be told.
    pub duration: Option<Seconds>,
    /// Its chapters (ID3v2 `CHAP`).
    pub chapters: Vec<Chapter>,
    /// Whether its bit rate changes without a table to seek by: browsers then land beside the second that was asked for.
    pub seeks_badly: bool,
}

/// A format of sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// MPEG layer III.
    Mp3,
    /// MP4, M4A and their like.
    Mp4,
    /// Ogg, with Opus or Vorbis in it.
    Ogg,
}

/// Looks at a file of sound, without reading the whole of a large one. Fails where the file cannot be read; of what is no
/// sound, only the size is told.
pub fn listen_to(path: &Path) -> io::Result<Sound> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::new(
            io::ErrorKind::IsADirectory,
            "it is a folder",
        ));
    }
    Sound::of(file)
}

impl Sound {
    fn of(file: impl Read + Seek) -> io::Result<Self> {
        let mut file = Window::on(file)?;
        let mut sound = Self {
            size: file.size(),
            ..Self::default()
        };
        let start = tag::end(&mut file, 0);
        if start > 0 {
            sound.chapters = tag::chapters(&mut file, start);
        }
        if file.has(start, b"OggS") {
            sound.format = Some(Format::Ogg);
            sound.duration = ogg::duration(&mut file, start);
        } else if file.has(start + 4, b"ftyp") {
            sound.format = Some(Format::Mp4);
            sound.duration = parts::duration(&mut file, start);
        } else if let Some(frames) = Frames::of(&mut file, start) {
            sound.format = Some(Format::Mp3);
            sound.duration = frames.duration();
            sound.seeks_badly = frames.varies && !frames.has_table;
        }
        match file.fault() {
            Some(fault) => Err(fault),
            None => Ok(sound),
        }
    }
}

#[cfg(test)]
mod tests;
