//! The app: the files that are the site's program, the same in every site.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

/// The files that this `sillon` carries; none in one that is built for debugging.
const CARRIED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// Files at the top of a built folder that are not the app's.
const NOT_OURS: [&str; 3] = ["404.html", "feed.json", "feed.xml"];
/// The page that all others are made from.
const SHELL: &str = "index.html";

/// The app's files.
#[derive(Debug)]
pub struct App {
    /// The page that all others are made from.
    pub shell: String,
    /// The others, by name.
    pub files: Vec<(String, Cow<'static, [u8]>)>,
}

impl App {
    /// The app that this `sillon` carries, or that stands in the project's own `dist/`. `None` where there is neither.
    pub fn carried() -> Option<Self> {
        if CARRIED.is_empty() {
            return Self::in_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"));
        }
        let files = CARRIED
            .iter()
            .map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes)));
        Self::of(files.collect())
    }

    /// The app in a folder that `cargo xtask build` made; `None` where there is none.
    pub fn in_folder(folder: &Path) -> Option<Self> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).ok()?.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_file() && !NOT_OURS.contains(&name.as_str()) {
                files.push((name, Cow::Owned(fs::read(entry.path()).ok()?)));
            }
        }
        files.sort();
        Self::of(files)
    }

    fn of(mut files: Vec<(String, Cow<'static, [u8]>)>) -> Option<Self> {
        let at = files.iter().position(|(name, _)| name == SHELL)?;
        let (_, shell) = files.swap_remove(at);
        Some(Self {
            shell: String::from_utf8(shell.into_owned()).ok()?,
            files,
        })
    }
}
