//! The app: the files that are the site's program, the same in every site.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use super::digest::stamp;
use super::pages::tag::{Tag, tags};
use super::site::Form;
use crate::domain::accent::Accent;

/// The files that this `sillon` carries; none in one that is built for debugging.
const CARRIED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// Files at the top of a built folder that are the demo's, not the app's.
const DEMO: [&str; 3] = ["404.html", "feed.json", "feed.xml"];
/// The service worker, before which the list of what it keeps is written anew for each site.
const WORKER: &str = "sw.js";
/// What the line begins with that lists what a worker keeps.
pub const LIST: &str = "self.SITE=";
/// The app's icon, and the leaf's colour in it.
pub const ICON: &str = "icon.svg";
const LEAF: &str = "#1f6b40";
/// The page that all others are made from.
const SHELL: &str = "index.html";

/// The app's files.
#[derive(Debug)]
pub struct App {
    /// The page that all others are made from.
    pub shell: String,
    /// The others.
    pub files: Vec<AppFile>,
    /// The program of the service worker, without the list of a site; none in an app that has none.
    pub worker: Option<String>,
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
    /// Whether it is to be packed as small as the files that come packed.
    packs_small: bool,
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
        let worker = files.extract_if(.., |(name, _)| name == WORKER).next();
        let worker = worker.and_then(|(_, bytes)| String::from_utf8(bytes.into_owned()).ok());
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
                packs_small: false,
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
            worker: worker.map(|it| unlisted(&it).to_owned()),
        })
    }

    /// The app whose page names nothing that keeps the site on devices.
    pub fn without_worker(mut self) -> Self {
        let links = tags(&self.shell);
        let keeps = |tag: &&Tag<'_>| tag.is_link("serviceworker") || tag.is_link("keeper");
        let links: Vec<_> = links
            .iter()
            .filter(keeps)
            .map(|it| it.span.clone())
            .collect();
        for span in links.into_iter().rev() {
            self.shell.replace_range(span, "");
        }
        self
    }

    /// The app in a publisher's colour: its icon, and its style sheet, which is then another file.
    pub fn painted(mut self, accent: &Accent) -> Self {
        let [light, _] = &accent.leaf;
        if let Some(icon) = self.files.iter_mut().find(|it| it.name == ICON) {
            let svg = String::from_utf8_lossy(&icon.bytes).replace(LEAF, light);
            icon.bytes = svg.into_bytes().into();
            icon.packed.clear();
        }
        self.styled(&sheet_of(accent))
    }

    /// The app with more in its style sheet, which is then another file. What is there stands in layers: outside of any, as
    /// this does, it has the last word.
    pub fn styled(mut self, more: &str) -> Self {
        let links = tags(&self.shell);
        let link = links.iter().find(|tag| tag.is_link("stylesheet"));
        let name = link.and_then(|tag| tag.attribute("href"));
        let sheet = name.and_then(|name| self.files.iter_mut().find(|it| it.name == name));
        if let Some(sheet) = sheet {
            let css = [&*sheet.bytes, more.as_bytes()].concat();
            let name = format!("sillon-{}.css", stamp(&css));
            let shell = self.shell.replace(&sheet.name, &name);
            *sheet = AppFile {
                name,
                bytes: css.into(),
                packed: Vec::new(),
                packs_small: true,
            };
            self.shell = shell;
        }
        self
    }
}

/// The colour as the app sets it.
fn sheet_of(accent: &Accent) -> String {
    let [leaf, wash] = accent
        .properties()
        .map(|(name, value)| [name, ":", &value].concat());
    [":root{", &leaf, ";", &wash, "}"].concat()
}

/// The program of a service worker, without the line that lists what it keeps.
fn unlisted(worker: &str) -> &str {
    match worker.split_once('\n') {
        Some((line, rest)) if line.starts_with(LIST) => rest,
        _ => worker,
    }
}

impl AppFile {
    /// The file in a packed form, where it came so.
    pub fn packed(&self, form: Form) -> Option<Cow<'_, [u8]>> {
        let packed = self.packed.iter().find(|it| it.0 == form);
        let packed = packed.map(|it| Cow::Borrowed(&*it.1));
        packed.or_else(|| {
            let small = || Cow::Owned(form.pack_small(&self.bytes));
            self.packs_small.then(small)
        })
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
            (&*boot.name, boot.packed(Form::Brotli).as_deref()),
            ("boot.js", Some(&b"boot.js.br"[..]))
        );
        assert_eq!(boot.packed(Form::Gzip), None);
        assert!(wasm.is_stamped() && !boot.is_stamped());
        fs::remove_file(folder.path().join("index.html")).unwrap();
        assert!(App::in_folder(folder.path()).is_none());
    }

    #[test]
    fn a_publishers_colour_is_in_the_one_style_sheet_and_in_the_icon() {
        let files = [
            (
                "index.html",
                "<link rel=\"stylesheet\" href=\"sillon-0.css\">",
            ),
            ("icon.svg", "<path fill=\"#1f6b40\"/>"),
            ("sillon-0.css", "a{top:0}"),
            ("sillon-0.css.br", "packed before"),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), Cow::Borrowed(text.as_bytes())));
        let app = App::of(files.into()).unwrap();
        let app = app.painted(&Accent::of("#2e7d32").unwrap());
        let [icon, sheet] = &app.files[..] else {
            panic!("{app:?}");
        };
        assert!(!String::from_utf8_lossy(&icon.bytes).contains(LEAF));
        let css = String::from_utf8_lossy(&sheet.bytes);
        assert!(
            css.starts_with("a{top:0}:root{--leaf:light-dark(#"),
            "{css}"
        );
        assert!(sheet.is_stamped() && app.shell.contains(&sheet.name));
        let mut unpacked = Vec::new();
        let packed = sheet.packed(Form::Brotli).unwrap();
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, &*sheet.bytes);
    }

    #[test]
    fn a_workers_list_is_no_part_of_its_program() {
        assert_eq!(unlisted("self.SITE={};\nrun();\n"), "run();\n");
        assert_eq!(
            unlisted("run();\nself.SITE={};\n"),
            "run();\nself.SITE={};\n"
        );
    }
}
