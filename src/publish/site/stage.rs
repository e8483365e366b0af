//! A stage: where a site is written aside, file by file, until it takes the place of the last one in a single step.
//!
//! What has not changed is the last site's own file once more, with the time it was made at. What stands in the folder and
//! was not written by an earlier run is the publisher's, and stays.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;

use super::error::SiteError;
use super::pack::{self, Form};

/// The list of a site's files, by which a folder is known to be one. While a site is being written it is locked.
pub(super) const LIST: &str = ".sillon";

/// A site being written.
#[derive(Debug)]
pub(super) struct Stage {
    out: PathBuf,
    aside: PathBuf,
    packs: bool,
    /// Held, so that two runs at once do not make one site of two.
    list: Option<File>,
    files: Mutex<BTreeMap<String, Written>>,
    /// Held while a file is taken in.
    taking: Mutex<()>,
}

/// A file that was written.
#[derive(Clone, Copy, Debug)]
struct Written {
    bytes: u64,
    /// Whether it is the last site's own.
    kept: bool,
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
    /// out of its place is put back. Fails where `out` is somebody else's folder, unless that is wanted, and where another run
    /// is writing it.
    pub(super) fn begin(out: &Path, packs: bool, force: bool) -> Result<Self, SiteError> {
        let out = whole(out).map_err(SiteError::at(out))?;
        let (aside, last) = (beside(&out, "new"), beside(&out, "last"));
        // A run holds the list of the site it writes, wherever that stands by then, until it has tidied up.
        for folder in [&aside, &out] {
            let list = File::open(folder.join(LIST)).map(|list| list.try_lock());
            if matches!(list, Ok(Err(TryLockError::WouldBlock))) {
                return Err(SiteError::Busy(out.clone()));
            }
        }
        if !out.exists() && last.exists() {
            fs::rename(&last, &out).map_err(SiteError::at(&out))?;
        }
        if out.exists() && !force && !is_ours(&out) {
            return Err(SiteError::Foreign(out));
        }
        for left in [&aside, &last] {
            if left.exists() {
                fs::remove_dir_all(left).map_err(SiteError::at(left))?;
            }
        }
        fs::create_dir_all(&aside).map_err(SiteError::at(&aside))?;
        let list = aside.join(LIST);
        let list = File::create_new(&list).map_err(SiteError::at(&list))?;
        // Where files cannot be locked, nobody is told of another run.
        if matches!(list.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(SiteError::Busy(out));
        }
        Ok(Self {
            out,
            aside,
            packs,
            list: Some(list),
            files: Mutex::default(),
            taking: Mutex::default(),
        })
    }

    /// Writes a file, with its packed forms where its sort gains by them.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        self.put_packed(path, bytes, |_| None)
    }

    /// Writes a file that may have been packed already.
    pub(super) fn put_packed<'a>(
        &self,
        path: &str,
        bytes: &[u8],
        packed: impl Fn(Form) -> Option<Cow<'a, [u8]>> + Sync,
    ) -> Result<(), SiteError> {
        let is_same = holds(&self.out.join(path), bytes);
        if !(is_same && self.keep(path)?) {
            self.write(path, bytes)?;
        }
        if !self.packs || !pack::gains(path, bytes.len()) {
            return Ok(());
        }
        Form::ALL.into_par_iter().try_for_each(|form| {
            let path = format!("{path}{}", form.ending());
            // A packed form in the last site is one of the file beside it there.
            if is_same && self.keep(&path)? {
                return Ok(());
            }
            if let Some(packed) = packed(form) {
                return self.write(&path, &packed);
            }
            let packed = form.pack(bytes);
            match packed.len() < bytes.len() {
                true => self.write(&path, &packed),
                false => Ok(()),
            }
        })
    }

    /// Writes a file that takes long to make, unless the last site's own is known to be the same.
    pub(super) fn put_made(
        &self,
        path: &str,
        is_same: impl FnOnce(&[u8]) -> bool,
        make: impl FnOnce() -> Result<Vec<u8>, SiteError>,
    ) -> Result<(), SiteError> {
        let last = fs::read(self.out.join(path));
        if last.is_ok_and(|last| is_same(&last)) && self.keep(path)? {
            return Ok(());
        }
        self.put(path, &make()?)
    }

    /// Takes a file from elsewhere in: linked where that can be, else copied.
    pub(super) fn take(&self, path: &str, from: &Path) -> Result<(), SiteError> {
        let about = fs::metadata(from).map_err(SiteError::at(from))?;
        let changed = about.modified().ok();
        let is_same = fs::metadata(self.out.join(path))
            .is_ok_and(|it| it.len() == about.len() && it.modified().ok() == changed);
        // Two episodes may name one file at once.
        let _one = self.taking.lock();
        if is_same && self.keep(path)? {
            return Ok(());
        }
        let to = self.place(path)?;
        link(from, &to).map_err(SiteError::at(from))?;
        self.note(path, about.len(), false);
        Ok(())
    }

    /// Takes a file of the last site over; says whether there is one.
    fn keep(&self, path: &str) -> Result<bool, SiteError> {
        let from = self.out.join(path);
        let Ok(about) = fs::metadata(&from) else {
            return Ok(false);
        };
        if !about.is_file() {
            return Ok(false);
        }
        let to = self.place(path)?;
        link(&from, &to).map_err(SiteError::at(&from))?;
        self.note(path, about.len(), true);
        Ok(true)
    }

    /// Puts the new site in the place of the last, and says what it has.
    pub(super) fn end(mut self) -> Result<Tally, SiteError> {
        let files = self
            .files
            .lock()
            .map(|mut it| std::mem::take(&mut *it))
            .unwrap_or_default();
        self.keep_what_is_not_ours(&files)?;
        let mut tally = Tally::default();
        let mut list = String::new();
        for (path, written) in &files {
            list += path;
            list.push('\n');
            tally.files += 1;
            tally.bytes += written.bytes;
            tally.kept += usize::from(written.kept);
        }
        if let Some(file) = &mut self.list {
            let written = file.write_all(list.as_bytes());
            written.map_err(SiteError::at(&self.aside.join(LIST)))?;
        }
        if cfg!(windows) {
            // There no folder moves that has an open file in it.
            self.list = None;
        }
        swap(&self.aside, &self.out).map_err(SiteError::at(&self.out))?;
        Ok(tally)
    }

    /// Takes over what an earlier run did not write: a `CNAME`, a `.git`.
    fn keep_what_is_not_ours(&self, files: &BTreeMap<String, Written>) -> Result<(), SiteError> {
        let Ok(list) = fs::read_to_string(self.out.join(LIST)) else {
            return Ok(());
        };
        let mut ours: Vec<&str> = list.lines().collect();
        ours.push(LIST);
        ours.sort_unstable();
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
                if ours.binary_search(&name.as_str()).is_ok() || files.contains_key(&name) {
                    continue;
                }
                let to = self.aside.join(&name);
                if let Some(folder) = to.parent() {
                    fs::create_dir_all(folder).map_err(SiteError::at(folder))?;
                }
                link(&path, &to).map_err(SiteError::at(&path))?;
            }
        }
        Ok(())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let (to, mut file) = self.create(path)?;
        file.write_all(bytes).map_err(SiteError::at(&to))?;
        self.note(path, bytes.len() as u64, false);
        Ok(())
    }

    /// A new file. Mostly its folder is there and nothing is in its place: that is tried first.
    fn create(&self, path: &str) -> Result<(PathBuf, File), SiteError> {
        let to = self.inside(path)?;
        if let Ok(file) = File::create_new(&to) {
            return Ok((to, file));
        }
        let to = self.place(path)?;
        let file = File::create_new(&to).map_err(SiteError::at(&to))?;
        Ok((to, file))
    }

    /// Where a file stands while the site is written. Nothing leads out of it.
    fn inside(&self, path: &str) -> Result<PathBuf, SiteError> {
        let inside = |part| matches!(part, Component::Normal(_));
        let is_list = path == LIST;
        if path.is_empty() || is_list || !Path::new(path).components().all(inside) {
            return Err(SiteError::Outside(path.to_owned()));
        }
        Ok(self.aside.join(path))
    }

    /// Where a file is to be written: its folder is made, and nothing is there.
    fn place(&self, path: &str) -> Result<PathBuf, SiteError> {
        let to = self.inside(path)?;
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(SiteError::at(folder))?;
        }
        // What stands there may be a file of the last site's, or of the publisher's own: never is one written into.
        match fs::remove_file(&to) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(SiteError::File(to, error))
            }
            _ => Ok(to),
        }
    }

    fn note(&self, path: &str, bytes: u64, kept: bool) {
        if let Ok(mut files) = self.files.lock() {
            files.insert(path.to_owned(), Written { bytes, kept });
        }
    }
}

/// What a run that fails has written goes with it.
impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.aside);
    }
}

/// The folder itself, where a name or a link leads to one: its place is what the new site takes.
fn whole(out: &Path) -> io::Result<PathBuf> {
    match out.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => std::path::absolute(out),
        whole => whole,
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

/// One more name for a file, where there can be one; else a copy that is as old as it. Nothing may be there yet: it could be
/// the file itself.
fn link(from: &Path, to: &Path) -> io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    let mut copy = File::create_new(to)?;
    let mut from = File::open(from)?;
    io::copy(&mut from, &mut copy)?;
    copy.set_modified(from.metadata()?.modified()?)
}

/// Puts the folder aside in the place of the other, which is gone then. On Linux this is one step; elsewhere, a run that is
/// interrupted between the two leaves the last site beside its place, and the next run puts it back.
fn swap(aside: &Path, out: &Path) -> io::Result<()> {
    if !out.exists() {
        return fs::rename(aside, out);
    }
    let last = beside(out, "last");
    let old = if exchange(aside, out) {
        aside
    } else {
        fs::rename(out, &last)?;
        if let Err(error) = fs::rename(aside, out) {
            fs::rename(&last, out)?;
            return Err(error);
        }
        &last
    };
    // The new site stands: what may be left of the last is for the next run to take away.
    let _ = fs::remove_dir_all(old);
    Ok(())
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

    fn begin(out: &Path) -> Stage {
        Stage::begin(out, false, false).unwrap()
    }

    fn build(out: &Path, files: &[(&str, &str)]) -> Tally {
        let stage = begin(out);
        for (path, text) in files {
            stage.put(path, text.as_bytes()).unwrap();
        }
        stage.end().unwrap()
    }

    fn read(out: &Path, path: &str) -> String {
        fs::read_to_string(out.join(path)).unwrap()
    }

    /// As a killed run leaves it: nothing is tidied, and its locks are gone.
    fn killed(stage: Stage) {
        stage.list.as_ref().unwrap().unlock().unwrap();
        std::mem::forget(stage);
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
        assert_eq!(read(&out, "a"), "one");
        assert!(!out.join("gone").exists());
    }

    #[test]
    fn what_is_packed_is_not_packed_again() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        let (long, other) = ("sillon ".repeat(200), "groove ".repeat(200));
        let build = |text: &str| {
            let stage = Stage::begin(&out, true, false).unwrap();
            stage.put("a.html", text.as_bytes()).unwrap();
            stage.end().unwrap()
        };
        assert_eq!(build(&long).files, 3);
        assert_eq!(build(&long).kept, 3);
        assert_eq!(build(&other).kept, 0);
        let mut unpacked = Vec::new();
        let packed = fs::read(out.join("a.html.br")).unwrap();
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, other.as_bytes());
    }

    #[test]
    fn a_build_killed_at_any_point_leaves_a_whole_site() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        let (aside, last) = (beside(&out, "new"), beside(&out, "last"));
        build(&out, &[("a", "1"), ("b", "1")]);
        let before = || assert_eq!((read(&out, "a"), read(&out, "b")), ("1".into(), "1".into()));

        // While files are written, and when all are.
        killed(begin(&out));
        before();
        let stage = begin(&out);
        stage.put("a", b"2").unwrap();
        killed(stage);
        before();
        let stage = begin(&out);
        stage.put("a", b"2").unwrap();
        stage.put("b", b"2").unwrap();
        killed(stage);
        before();
        // Where two renames are needed, between them.
        fs::rename(&out, &last).unwrap();
        drop(begin(&out));
        before();
        // After the exchange, before the last site is out of the way; and before it is gone.
        build(&out, &[("a", "2"), ("b", "2")]);
        for left in [&aside, &last] {
            fs::create_dir(left).unwrap();
            fs::write(left.join("a"), "1").unwrap();
            fs::write(left.join(LIST), "a\n").unwrap();
            build(&out, &[("a", "3"), ("b", "3")]);
            assert_eq!((read(&out, "a"), read(&out, "b")), ("3".into(), "3".into()));
            assert!(!aside.exists() && !last.exists());
        }
    }

    #[test]
    fn a_build_that_fails_leaves_nothing_beside_the_site() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        build(&out, &[("a", "1")]);
        let stage = begin(&out);
        stage.put("a", b"2").unwrap();
        assert!(stage.put("../a", b"2").is_err());
        drop(stage);
        assert_eq!(read(&out, "a"), "1");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn two_runs_at_once_do_not_mix() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        let first = begin(&out);
        first.put("a", b"1").unwrap();
        let second = Stage::begin(&out, false, true);
        assert!(matches!(second, Err(SiteError::Busy(_))), "{second:?}");
        first.end().unwrap();
        assert_eq!(read(&out, "a"), "1");
        build(&out, &[("a", "2")]);
    }

    #[test]
    fn what_the_publisher_put_there_stays_and_a_foreign_folder_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("thesis.txt"), "x").unwrap();
        let refused = Stage::begin(&out, false, false);
        assert!(matches!(refused, Err(SiteError::Foreign(_))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        fs::remove_file(out.join("thesis.txt")).unwrap();
        build(&out, &[("a", "1")]);
        fs::create_dir(out.join(".git")).unwrap();
        fs::write(out.join(".git/HEAD"), "x").unwrap();
        fs::write(out.join("CNAME"), "exemple.fr").unwrap();
        build(&out, &[("a", "2")]);
        assert!(out.join(".git/HEAD").exists() && out.join("CNAME").exists());
    }

    #[test]
    fn a_file_of_the_publishers_is_never_written_into() {
        let folder = tempfile::tempdir().unwrap();
        let (out, sound) = (folder.path().join("site"), folder.path().join("a.mp3"));
        fs::write(&sound, "sound").unwrap();
        for kept in [0, 1] {
            let stage = begin(&out);
            // Twice: two items may have the same sound.
            stage.take("a.mp3", &sound).unwrap();
            stage.take("a.mp3", &sound).unwrap();
            stage.take("feed.json", &sound).unwrap();
            stage.put("feed.json", b"{}").unwrap();
            let tally = stage.end().unwrap();
            assert_eq!((tally.files, tally.bytes, tally.kept), (2, 7, 2 * kept));
            assert_eq!(fs::read_to_string(&sound).unwrap(), "sound");
            assert_eq!(
                (read(&out, "a.mp3"), read(&out, "feed.json")),
                ("sound".into(), "{}".into())
            );
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_link_to_the_site_stays_one() {
        let folder = tempfile::tempdir().unwrap();
        let (out, link) = (folder.path().join("site"), folder.path().join("link"));
        build(&out, &[("a", "1")]);
        std::os::unix::fs::symlink(&out, &link).unwrap();
        build(&link, &[("a", "2")]);
        assert!(link.is_symlink());
        assert_eq!(read(&out, "a"), "2");
    }

    #[test]
    fn nothing_leads_out_of_the_site() {
        let folder = tempfile::tempdir().unwrap();
        let stage = begin(&folder.path().join("site"));
        for path in ["../x", "/x", "a/../../x", "", LIST] {
            assert!(stage.put(path, b"x").is_err(), "{path}");
        }
    }
}
