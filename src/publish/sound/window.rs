//! A window on a file: some bytes of it at a time, wherever they are asked for.

use std::io::{self, Read, Seek, SeekFrom};

/// So many bytes are read at once, and may be asked for at once.
pub(super) const WIDTH: usize = 1 << 16;

/// A file, seen through a window.
pub(super) struct Window<F> {
    file: F,
    size: u64,
    /// What is in the window, and where it lies in the file.
    bytes: Vec<u8>,
    at: u64,
    /// What went wrong; nothing more is read then.
    fault: Option<io::Error>,
}

impl<F: Read + Seek> Window<F> {
    pub(super) fn on(mut file: F) -> io::Result<Self> {
        let size = file.seek(SeekFrom::End(0))?;
        Ok(Self {
            file,
            size,
            bytes: Vec::new(),
            at: 0,
            fault: None,
        })
    }

    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// What went wrong while reading.
    pub(super) fn fault(self) -> Option<io::Error> {
        self.fault
    }

    /// So many bytes from there; `None` where the file has no such.
    pub(super) fn get(&mut self, at: u64, length: usize) -> Option<&[u8]> {
        let end = at.checked_add(length as u64)?;
        if end > self.size || length > WIDTH {
            return None;
        }
        if at < self.at || end > self.at + self.bytes.len() as u64 {
            self.move_to(at)?;
        }
        let start = usize::try_from(at - self.at).ok()?;
        self.bytes.get(start..start + length)
    }

    /// A number of bytes that is known where it is asked for.
    pub(super) fn array<const N: usize>(&mut self, at: u64) -> Option<[u8; N]> {
        self.get(at, N)?.first_chunk().copied()
    }

    /// Whether these bytes stand there.
    pub(super) fn has(&mut self, at: u64, bytes: &[u8]) -> bool {
        self.get(at, bytes.len()) == Some(bytes)
    }

    fn move_to(&mut self, at: u64) -> Option<()> {
        if self.fault.is_some() {
            return None;
        }
        self.bytes.clear();
        self.at = at;
        let moved = self.file.seek(SeekFrom::Start(at)).and_then(|_| {
            let window = (&mut self.file).take(WIDTH as u64);
            { window }.read_to_end(&mut self.bytes)
        });
        self.fault = moved.err();
        self.fault.is_none().then_some(())
    }
}
