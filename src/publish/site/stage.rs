//! A stage: where a site is written aside, file by file, until it takes the place of the last one in a single step.
//!
//! What has not changed is the last site's own file once more, with the time it was made at. What stands in the folder and
//! was not written by an earlier run is the publisher's, and stays.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use super::error::SiteError;
use super::pack;

/// The list of a site's files, by which a folder is known to be one.
pub(super) const LIST: &str = ".sillon";

/// A site being written.
#[derive(Debug)]
pub(super) struct Stage {
    out: PathBuf,
    aside: PathBuf,
    packs: bool,
    files: Mutex<BTreeSet<String>>,
    tally: Mutex<Tally>,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) files: usize,
    pub(super) bytes: u64,
    /// Of these, those that were as before.
    pub(super) kept: usize,
}

impl Stage {
    /// Begins a site that is to stand in `out`. What an interrupted run left aside is taken away, and a site that it left
    /// out of its place is put back. Fails where `out` is somebody else's folder, unless that is wanted.
    pub(super) fn begin(out: &Path, packs: bool, force: bool) -> Result<Self, SiteError> {
        let out = std::path::absolute(out).map_err(SiteError::at(out))?;
        let last = beside(&out, "last");
        if !out.exists() && last.exists() {
            fs::rename(&last, &out).map_err(SiteError::at(&out))?;
        }
        if out.exists() && !force && !is_ours(&out) {
            return Err(SiteError::Foreign(out));
        }
        let aside = beside(&out, "new");
        for left in [&aside, &last] {
            if left.exists() {
                fs::remove_dir_all(left).map_err(SiteError::at(left))?;
            }
        }
        fs::create_dir_all(&aside).map_err(SiteError::at(&aside))?;
        Ok(Self {
            out,
            aside,
            packs,
            files: Mutex::default(),
            tally: Mutex::default(),
        })
    }

    /// The file of that path in the site before this one, where there is one.
    pub(super) fn before(&self, path: &str) -> Option<PathBuf> {
        let path = self.out.join(path);
        path.is_file().then_some(path)
    }

    /// Writes a file, with its packed forms where its sort gains by them.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let packs = self.packs && pack::gains(path, bytes.len());
        let forms: &[&str] = if packs { &["", ".br", ".gz"] } else { &[""] };
        let before = self.before(path);
        let is_same = before.is_some_and(|before| holds(&before, bytes))
            && forms
                .iter()
                .all(|form| self.out.join(format!("{path}{form}")).is_file());
        if is_same {
            return forms
                .iter()
                .try_for_each(|form| self.keep(&format!("{path}{form}")));
        }
        self.write(path, bytes)?;
        if packs {
            self.write(&format!("{path}.br"), &pack::brotli(bytes, path))?;
            self.write(&format!("{path}.gz"), &pack::gzip(bytes))?;
        }
        Ok(())
    }

    /// Takes a file from elsewhere in: linked where that can be, else copied.
    pub(super) fn take(&self, path: &str, from: &Path) -> Result<(), SiteError> {
        let to = self.place(path)?;
        let size = fs::metadata(from).map_err(SiteError::at(from))?.len();
        if fs::hard_link(from, &to).is_err() {
            fs::copy(from, &to).map_err(SiteError::at(from))?;
        }
        self.note(path, size, false);
        Ok(())
    }

    /// Takes a file of the site before over.
    pub(super) fn keep(&self, path: &str) -> Result<(), SiteError> {
        let from = self.out.join(path);
        let to = self.place(path)?;
        let size = fs::metadata(&from).map_err(SiteError::at(&from))?.len();
        if fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to).map_err(SiteError::at(&from))?;
        }
        self.note(path, size, true);
        Ok(())
    }

    /// The paths of all files so far.
    pub(super) fn files(&self) -> BTreeSet<String> {
        self.files
            .lock()
            .map(|files| files.clone())
            .unwrap_or_default()
    }

    /// Puts the new site in the place of the last, and says what it has.
    pub(super) fn end(self) -> Result<Tally, SiteError> {
        self.keep_what_is_not_ours()?;
        let files = self.files.into_inner().unwrap_or_default();
        let list: Vec<_> = files.into_iter().collect();
        let path = self.aside.join(LIST);
        fs::write(&path, list.join("\n") + "\n").map_err(SiteError::at(&path))?;
        swap(&self.aside, &self.out).map_err(SiteError::at(&self.out))?;
        Ok(self.tally.into_inner().unwrap_or_default())
    }

    /// Takes over what an earlier run did not write: a `CNAME`, a `.git`.
    fn keep_what_is_not_ours(&self) -> Result<(), SiteError> {
        let Ok(list) = fs::read_to_string(self.out.join(LIST)) else {
            return Ok(());
        };
        let mut ours: BTreeSet<&str> = list.lines().collect();
        ours.insert(LIST);
        let files = self.files();
        let mut todo = vec![self.out.clone()];
        while let Some(folder) = todo.pop() {
            for entry in fs::read_dir(&folder).map_err(SiteError::at(&folder))? {
                let path = entry.map_err(SiteError::at(&folder))?.path();
                if path.is_dir() && !path.is_symlink() {
                    todo.push(path);
                    continue;
                }
                let Ok(name) = path.strip_prefix(&self.out) else {
                    continue;
                };
                let name = name.to_string_lossy().replace('\\', "/");
                if !ours.contains(name.as_str()) && !files.contains(&name) {
                    let to = self.aside.join(&name);
                    if let Some(folder) = to.parent() {
                        fs::create_dir_all(folder).map_err(SiteError::at(folder))?;
                    }
                    if fs::hard_link(&path, &to).is_err() {
                        fs::copy(&path, &to).map_err(SiteError::at(&path))?;
                    }
                }
            }
        }
        Ok(())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let to = self.place(path)?;
        let mut file = fs::File::create(&to).map_err(SiteError::at(&to))?;
        file.write_all(bytes).map_err(SiteError::at(&to))?;
        self.note(path, bytes.len() as u64, false);
        Ok(())
    }

    /// Where a file is written, its folder made. Nothing leads out of the site.
    fn place(&self, path: &str) -> Result<PathBuf, SiteError> {
        let inside = |part| matches!(part, Component::Normal(_));
        if path.is_empty() || !Path::new(path).components().all(inside) {
            return Err(SiteError::Outside(path.to_owned()));
        }
        let to = self.aside.join(path);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(SiteError::at(folder))?;
        }
        Ok(to)
    }

    fn note(&self, path: &str, bytes: u64, kept: bool) {
        if let Ok(mut files) = self.files.lock() {
            files.insert(path.to_owned());
        }
        if let Ok(mut tally) = self.tally.lock() {
            tally.files += 1;
            tally.bytes += bytes;
            tally.kept += usize::from(kept);
        }
    }
}

/// A folder's sibling, for the time of a build.
fn beside(out: &Path, word: &str) -> PathBuf {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!(".{name}.{word}"))
}

/// Whether a folder may be replaced: a site made here, or nothing at all.
fn is_ours(out: &Path) -> bool {
    let is_empty = || fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_none());
    out.join(LIST).is_file() || is_empty()
}

fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same_size = fs::metadata(path).is_ok_and(|it| it.len() == bytes.len() as u64);
    same_size && fs::read(path).is_ok_and(|it| it == bytes)
}

/// Puts the folder aside in the place of the other, which is gone then. On Linux this is one step; elsewhere, a run that is
/// interrupted between the two leaves the last site beside its place, and the next run puts it back.
fn swap(aside: &Path, out: &Path) -> io::Result<()> {
    if !out.exists() {
        return fs::rename(aside, out);
    }
    let last = beside(out, "last");
    if exchange(aside, out) {
        fs::rename(aside, &last)?;
    } else {
        fs::rename(out, &last)?;
        fs::rename(aside, out)?;
    }
    fs::remove_dir_all(last)
}

#[cfg(target_os = "linux")]
fn exchange(aside: &Path, out: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, aside, CWD, out, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn build(out: &Path, files: &[(&str, &str)]) -> Tally {
        let stage = Stage::begin(out, false, false).unwrap();
        for (path, text) in files {
            stage.put(path, text.as_bytes()).unwrap();
        }
        stage.end().unwrap()
    }

    #[test]
    fn a_file_that_has_not_changed_is_not_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        build(&out, &[("a", "1"), ("b/c", "2"), ("gone", "3")]);
        let made = |path: &str| fs::metadata(out.join(path)).unwrap().modified().unwrap();
        let before = made("b/c");
        std::thread::sleep(std::time::Duration::from_millis(20));
        let tally = build(&out, &[("a", "one"), ("b/c", "2")]);
        assert_eq!((tally.files, tally.kept), (2, 1));
        assert_eq!(made("b/c"), before);
        assert_eq!(fs::read_to_string(out.join("a")).unwrap(), "one");
        assert!(!out.join("gone").exists());
    }

    #[test]
    fn an_interrupted_build_leaves_the_last_site_whole() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        build(&out, &[("a", "1")]);
        let stage = Stage::begin(&out, false, false).unwrap();
        stage.put("a", b"2").unwrap();
        drop(stage);
        assert_eq!(fs::read_to_string(out.join("a")).unwrap(), "1");
        // Interrupted between two renames.
        fs::rename(&out, beside(&out, "last")).unwrap();
        drop(Stage::begin(&out, false, false).unwrap());
        assert_eq!(fs::read_to_string(out.join("a")).unwrap(), "1");
    }

    #[test]
    fn what_the_publisher_put_there_stays_and_a_foreign_folder_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("thesis.txt"), "x").unwrap();
        assert!(matches!(
            Stage::begin(&out, false, false),
            Err(SiteError::Foreign(_))
        ));
        fs::remove_file(out.join("thesis.txt")).unwrap();
        build(&out, &[("a", "1")]);
        fs::create_dir(out.join(".git")).unwrap();
        fs::write(out.join(".git/HEAD"), "x").unwrap();
        fs::write(out.join("CNAME"), "exemple.fr").unwrap();
        build(&out, &[("a", "2")]);
        assert!(out.join(".git/HEAD").exists() && out.join("CNAME").exists());
    }

    #[test]
    fn nothing_leads_out_of_the_site() {
        let folder = tempfile::tempdir().unwrap();
        let stage = Stage::begin(&folder.path().join("site"), false, false).unwrap();
        for path in ["../x", "/x", "a/../../x", ""] {
            assert!(stage.put(path, b"x").is_err(), "{path}");
        }
    }
}
