//! The cache: what was fetched before, with what its server needs to say whether it has changed. What nobody has asked for in a
//! long time goes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use url::Url;

use super::{Read, Source};
use crate::publish::digest::hex;

/// No line before an entry's bytes is longer than this.
const HEAD: u64 = 100_000;

/// The folder, within the cache's, of pictures that were made light.
pub(super) const PICTURES: &str = "pictures";

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// What has not been used for so long is kept no longer.
const KEPT: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// A folder of what was fetched.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
}

/// What was fetched from an address.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
    pub(super) mime_type: Option<String>,
    /// The address in the end, after redirections.
    pub(super) last: Url,
    pub(super) bytes: Vec<u8>,
}

/// The line that stands before an entry's bytes in its file.
#[derive(Serialize, Deserialize)]
struct Head {
    url: String,
    last: String,
    etag: Option<String>,
    last_modified: Option<String>,
    mime_type: Option<String>,
    /// What the bytes must hash to: a disk that was full, or a machine that stopped, leaves others.
    digest: String,
}

impl Cache {
    pub(super) fn in_folder(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is kept of an address, where it is whole; a damaged entry is as none.
    pub(super) fn get(&self, url: &Url, most: u64) -> Option<Entry> {
        let path = self.path(url);
        if fs::metadata(&path).ok()?.len() > most.saturating_add(HEAD) {
            return None;
        }
        let mut bytes = fs::read(path).ok()?;
        let end = bytes.iter().position(|&byte| byte == b'\n')?;
        let head: Head = serde_json::from_slice(&bytes[..end]).ok()?;
        bytes.drain(..=end);
        let is_whole = head.url == url.as_str() && head.digest == digest(&bytes);
        if !is_whole || bytes.len() as u64 > most {
            return None;
        }
        used(&self.path(url));
        Some(Entry {
            etag: head.etag,
            last_modified: head.last_modified,
            mime_type: head.mime_type,
            last: Url::parse(&head.last).ok()?,
            bytes,
        })
    }

    /// Keeps an entry. A cache that cannot be written is as none.
    pub(super) fn put(&self, url: &Url, entry: &Entry) {
        let head = Head {
            url: url.to_string(),
            last: entry.last.to_string(),
            etag: entry.etag.clone(),
            last_modified: entry.last_modified.clone(),
            mime_type: entry.mime_type.clone(),
            digest: digest(&entry.bytes),
        };
        let path = self.path(url);
        // Others may write the same at the same time: other threads, other runs.
        static WRITTEN: AtomicUsize = AtomicUsize::new(0);
        let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
        let aside = path.with_extension(format!("{}-{number}.part", std::process::id()));
        let write = || {
            fs::create_dir_all(&self.folder)?;
            let mut file = fs::File::create(&aside)?;
            serde_json::to_writer(&mut file, &head)?;
            file.write_all(b"\n")?;
            file.write_all(&entry.bytes)?;
            fs::rename(&aside, &path)
        };
        if write().is_err() {
            let _ = fs::remove_file(&aside);
        }
    }

    /// Takes out what was not used for a long time. A folder that the publisher named may hold files of others: those stay.
    pub(super) fn prune(&self, now: SystemTime) {
        for folder in [self.folder.clone(), self.folder.join(PICTURES)] {
            let files = fs::read_dir(folder).into_iter().flatten().flatten();
            for file in files.filter(|it| is_own(&it.file_name().to_string_lossy())) {
                let used = file.metadata().ok().filter(fs::Metadata::is_file);
                let used = used.and_then(|it| it.modified().ok());
                let age = used.and_then(|it| now.duration_since(it).ok());
                if age.is_some_and(|it| it > KEPT) {
                    let _ = fs::remove_file(file.path());
                }
            }
        }
    }

    fn path(&self, url: &Url) -> PathBuf {
        self.folder.join(digest(url.as_str().as_bytes()))
    }
}

/// Remembers that a file of the cache was used, by its date: to the day, which spares most of the writing.
pub(in crate::publish) fn used(path: &Path) {
    let now = SystemTime::now();
    let told = fs::metadata(path).and_then(|it| it.modified());
    if told.is_ok_and(|it| now.duration_since(it).is_ok_and(|age| age > DAY)) {
        let file = fs::File::options().append(true).open(path);
        let _ = file.and_then(|it| it.set_modified(now));
    }
}

/// Whether a file has a name as those of the cache have: a digest, and what may follow one.
fn is_own(name: &str) -> bool {
    let (digest, rest) = name.split_at_checked(32).unwrap_or_default();
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    !digest.is_empty()
        && digest.bytes().all(is_hex)
        && (rest.is_empty() || rest.starts_with(['-', '.']))
}

/// Half of the SHA-256 of some bytes: enough for what nobody attacks.
fn digest(bytes: &[u8]) -> String {
    hex(bytes, 16)
}

impl Entry {
    /// What makes a request conditional on it.
    pub(super) fn conditions(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let etag = self.etag.as_deref().map(|it| ("if-none-match", it));
        let modified = self
            .last_modified
            .as_deref()
            .map(|it| ("if-modified-since", it));
        etag.into_iter().chain(modified)
    }

    pub(super) fn read(self) -> Read {
        Read {
            bytes: self.bytes,
            mime_type: self.mime_type,
            source: Source::Web(self.last),
            stale: None,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_long_goes_and_what_is_not_the_caches_stays() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::in_folder(folder.path());
        let url = |name: &str| Url::parse(&format!("https://exemple.fr/{name}")).unwrap();
        let now = SystemTime::now();
        let aged = |path: &Path, days: u32| {
            let file = fs::File::options().append(true).open(path).unwrap();
            file.set_modified(now - days * DAY).unwrap();
        };
        for (name, days) in [("old", 61), ("used", 61), ("young", 59)] {
            let entry = Entry {
                etag: None,
                last_modified: None,
                mime_type: None,
                last: url(name),
                bytes: name.into(),
            };
            cache.put(&url(name), &entry);
            aged(&cache.path(&url(name)), days);
        }
        let hex = "0123456789abcdef0123456789abcdef";
        let pictures = folder.path().join(PICTURES);
        fs::create_dir(&pictures).unwrap();
        for (path, days) in [
            (folder.path().join("thesis.txt"), 900),
            (folder.path().join(format!("{hex}0")), 900),
            (folder.path().join(format!("{hex}.7-1.part")), 61),
            (pictures.join(format!("{hex}-600-1.webp")), 61),
            (pictures.join(format!("{hex}-320-1.webp")), 59),
            (pictures.join("holiday.webp"), 900),
        ] {
            fs::write(&path, "x").unwrap();
            aged(&path, days);
        }
        assert!(cache.get(&url("used"), 10).is_some());
        cache.prune(now);
        let kept = |name: &str| cache.path(&url(name)).exists();
        assert_eq!(
            (kept("old"), kept("used"), kept("young")),
            (false, true, true)
        );
        let names = |folder: &Path| {
            let all = fs::read_dir(folder).unwrap();
            let mut all: Vec<_> = all
                .map(|it| it.unwrap().file_name().into_string().unwrap())
                .collect();
            all.retain(|name| name.contains(hex) || name.contains('.'));
            all.sort();
            all
        };
        assert_eq!(
            names(folder.path()),
            [format!("{hex}0"), "thesis.txt".to_owned()]
        );
        assert_eq!(
            names(&pictures),
            [format!("{hex}-320-1.webp"), "holiday.webp".to_owned()]
        );
    }
}
