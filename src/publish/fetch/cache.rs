//! The cache: what was fetched before, with what its server needs to say whether it has changed.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use url::Url;

use super::{Read, Source};

/// No line before an entry's bytes is longer than this.
const HEAD: u64 = 100_000;

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

    fn path(&self, url: &Url) -> PathBuf {
        self.folder.join(digest(url.as_str().as_bytes()))
    }
}

/// Half of the SHA-256 of some bytes: enough for what nobody attacks.
fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let half = digest.iter().take(16);
    half.map(|byte| format!("{byte:02x}")).collect()
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
