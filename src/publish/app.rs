//! The app: the files that are the site's program, the same in every site.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use super::site::Form;

/// The files that this `sillon` carries; none in one that is built for debugging.
const CARRIED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// Files at the top of a built folder that are the demo's, not the app's.
const DEMO: [&str; 3] = ["404.html", "feed.json", "feed.xml"];
/// The page that all others are made from.
const SHELL: &str = "index.html";

/// The app's files.
#[derive(Debug)]
pub struct App {
    /// The page that all others are made from.
    pub shell: String,
    /// The others.
    pub files: Vec<AppFile>,
}

/// A file of the app.
#[derive(Debug)]
pub struct AppFile {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Cow<'static, [u8]>,
    /// The same packed, where it came so.
    packed: Vec<(Form, Cow<'static, [u8]>)>,
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
            if entry.path().is_file() && !DEMO.contains(&name.as_str()) {
                files.push((name, Cow::Owned(fs::read(entry.path()).ok()?)));
            }
        }
        files.sort();
        Self::of(files)
    }

    fn of(mut files: Vec<(String, Cow<'static, [u8]>)>) -> Option<Self> {
        let at = files.iter().position(|(name, _)| name == SHELL)?;
        let (_, shell) = files.swap_remove(at);
        let mut packed = Vec::new();
        for form in Form::ALL {
            for (name, bytes) in files.extract_if(.., |(name, _)| name.ends_with(form.ending())) {
                let name = name[..name.len() - form.ending().len()].to_owned();
                packed.push((name, form, bytes));
            }
        }
        let mut files: Vec<_> = files
            .into_iter()
            .map(|(name, bytes)| AppFile {
                name,
                bytes,
                packed: Vec::new(),
            })
            .collect();
        for (name, form, bytes) in packed {
            if let Some(file) = files.iter_mut().find(|it| it.name == name) {
                file.packed.push((form, bytes));
            }
        }
        Some(Self {
            shell: String::from_utf8(shell.into_owned()).ok()?,
            files,
        })
    }
}

impl AppFile {
    /// The file in a packed form, where it came so.
    pub fn packed(&self, form: Form) -> Option<&[u8]> {
        let packed = self.packed.iter().find(|it| it.0 == form);
        packed.map(|it| &*it.1)
    }

    /// Whether its name tells its content: then it may be kept for good.
    pub fn is_stamped(&self) -> bool {
        let stamp = self
            .name
            .rsplit_once('-')
            .and_then(|it| it.1.split_once('.'));
        stamp.is_some_and(|(stamp, _)| {
            stamp.len() == 16 && stamp.bytes().all(|it| it.is_ascii_hexdigit())
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_app_is_the_files_at_the_top_that_are_not_the_demos() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "index.html",
            "feed.json",
            "404.html",
            "boot.js",
            "sillon-0123456789abcdef.wasm",
            "boot.js.br",
        ] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        fs::create_dir(folder.path().join("audio")).unwrap();
        let app = App::in_folder(folder.path()).unwrap();
        assert_eq!(app.shell, "index.html");
        let [boot, wasm] = &app.files[..] else {
            panic!("{app:?}");
        };
        assert_eq!(
            (&*boot.name, boot.packed(Form::Brotli)),
            ("boot.js", Some(&b"boot.js.br"[..]))
        );
        assert_eq!(boot.packed(Form::Gzip), None);
        assert!(wasm.is_stamped() && !boot.is_stamped());
        fs::remove_file(folder.path().join("index.html")).unwrap();
        assert!(App::in_folder(folder.path()).is_none());
    }
}
