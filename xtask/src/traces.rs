//! Traces: what a build could leave of where it was made, so that the same sources made other bytes in another folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::{place, shrink, trunk};

/// Sees to it that neither the built site nor its programs, as the linker made them, name a folder of the builder: those of
/// which nothing is left in the site could still have moved what is.
pub(crate) fn none(site: &Path) -> Outcome {
    let folders = [Some(place::root().to_owned()), trunk::cargo_home()];
    let folders: Vec<String> = folders
        .into_iter()
        .flatten()
        .map(|it| it.to_string_lossy().into_owned())
        .collect();
    let mut files = [shrink::SITE, shrink::SEARCH].map(place::linked).to_vec();
    list(site, &mut files)?;
    for file in files {
        let bytes = fs::read(&file).map_err(Failure::at("read", &file))?;
        if let Some(folder) = folders.iter().find(|it| is_in(it.as_bytes(), &bytes)) {
            return Err(Failure::new(format!("{} names {folder}", file.display()))
                .remedy("Find what put it there (`strings`); for Rust's own words, see `options` in xtask/src/trunk.rs."));
        }
    }
    Ok(())
}

/// Adds a folder's files.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    for entry in fs::read_dir(folder).map_err(Failure::at("list", folder))? {
        let path = entry.map_err(Failure::at("list", folder))?.path();
        match path.is_dir() {
            true => list(&path, files)?,
            false => files.push(path),
        }
    }
    Ok(())
}

/// Whether some bytes stand within others.
fn is_in(wanted: &[u8], bytes: &[u8]) -> bool {
    let Some((first, rest)) = wanted.split_first() else {
        return false;
    };
    let mut left = bytes;
    while let Some(at) = left.iter().position(|byte| byte == first) {
        left = &left[at + 1..];
        if left.starts_with(rest) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_found_wherever_they_stand() {
        assert!(is_in(b"/a/b", b"/a/b") && is_in(b"/a/b", b"//a/a/b"));
        assert!(!is_in(b"/a/b", b"/a/") && !is_in(b"/a/b", b"") && !is_in(b"", b"/a"));
    }
}
