//! A search index as files: made from a feed, and read again.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::catalogue::Catalogue;
use super::fetch::Source;
use crate::domain::search::{Files, Index, IndexError};

/// The name of the file that is read first.
pub const ROOT: &str = "index.bin";

/// Why an index cannot be written or read.
#[derive(Debug)]
pub struct FilesError {
    path: PathBuf,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    Unwritable(io::Error),
    Unreadable(io::Error),
    Unusable(IndexError),
}

/// An index that was written.
#[derive(Debug)]
pub struct Written {
    /// How many episodes it is of.
    pub episodes: usize,
    /// How many files it has.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: usize,
}

/// Makes the index of a catalogue and writes it: its root to this path, its parts beside it. The folder is made where it is
/// missing, and the parts of an earlier index in there are taken away; the root is written last, so that an interrupted run leaves no root that lies.
pub fn write(catalogue: &mut Catalogue, root: &Path) -> Result<Written, FilesError> {
    let out = root.parent().unwrap_or(Path::new(""));
    let texts = catalogue.texts();
    let files = Files::of(&texts);
    let feed = match catalogue.source() {
        Source::File(feed) => from(out, feed),
        Source::Web(url) => url.to_string(),
    };
    let root_file = files.root_for(&feed);
    let failed = |path: &Path, error| FilesError {
        path: path.into(),
        problem: Problem::Unwritable(error),
    };
    fs::create_dir_all(out).map_err(|error| failed(out, error))?;
    match fs::remove_file(root) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(root, error)),
        _ => {}
    }
    for entry in fs::read_dir(out).map_err(|error| failed(out, error))? {
        let path = entry.map_err(|error| failed(out, error))?.path();
        if is_part(&path) {
            fs::remove_file(&path).map_err(|error| failed(&path, error))?;
        }
    }
    for (number, bytes) in files.parts.iter().enumerate() {
        let path = out.join(files.part_name(number as u32));
        fs::write(&path, bytes).map_err(|error| failed(&path, error))?;
    }
    fs::write(root, &root_file).map_err(|error| failed(root, error))?;
    Ok(Written {
        episodes: texts.len(),
        files: files.parts.len() + 1,
        bytes: root_file.len() + files.parts.iter().map(Vec::len).sum::<usize>(),
    })
}

/// Opens the index in a folder, and says where the feed is that it was made of.
pub fn open(folder: &Path) -> Result<(Index, Option<Source>), FilesError> {
    let path = folder.join(ROOT);
    let bytes = read(&path)?;
    let index = Index::open(&bytes).map_err(|error| FilesError {
        path,
        problem: Problem::Unusable(error),
    })?;
    let feed = index.feed().map(|feed| match Source::of(feed) {
        Source::File(feed) => Source::File(folder.join(feed)),
        web => web,
    });
    Ok((index, feed))
}

/// Takes parts in from the index's folder.
pub fn take(index: &mut Index, folder: &Path, parts: &[u32]) -> Result<(), FilesError> {
    for &part in parts {
        let path = folder.join(index.part_name(part));
        let bytes = read(&path)?;
        index.take(part, bytes).map_err(|error| FilesError {
            path,
            problem: Problem::Unusable(error),
        })?;
    }
    Ok(())
}

/// Whether a file is named as parts of indexes are: `5f1d03a9-3.bin`.
fn is_part(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    let parts = name.and_then(|name| name.strip_suffix(".bin")?.split_once('-'));
    parts.is_some_and(|(id, number)| {
        id.len() == 8
            && id.bytes().all(|byte| byte.is_ascii_hexdigit())
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn read(path: &Path) -> Result<Vec<u8>, FilesError> {
    fs::read(path).map_err(|error| FilesError {
        path: path.into(),
        problem: Problem::Unreadable(error),
    })
}

/// The way from a folder to a file, as an address has it.
fn from(folder: &Path, file: &Path) -> String {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.into());
    let plain = |path: PathBuf| {
        let mut parts: Vec<String> = Vec::new();
        for part in path.components() {
            match part {
                Component::ParentDir => _ = parts.pop(),
                Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
                _ => {}
            }
        }
        parts
    };
    let (folder, file) = (plain(whole(folder)), plain(whole(file)));
    let common = folder.iter().zip(&file).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", folder.len() - common);
    let down = file[common..].iter().map(String::as_str);
    up.chain(down).collect::<Vec<_>>().join("/")
}

impl fmt::Display for FilesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.problem {
            Problem::Unwritable(error) => write!(f, "{path} cannot be written: {error}."),
            Problem::Unreadable(error) => write!(
                f,
                "{path} cannot be read: {error}. Make the index with `sillon index FEED --out DIR`."
            ),
            Problem::Unusable(error) => write!(
                f,
                "{path}: {error}. Make it again with `sillon index FEED --out DIR`."
            ),
        }
    }
}

impl std::error::Error for FilesError {}
