//! Building: the optimised site in `dist/`, ready for any static host.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sillon::domain::date::Date;
use sillon::domain::feed::Feed;
use sillon::domain::route;
use sillon::i18n::Language;
use sillon::publish::app::App;
use sillon::publish::catalogue::Catalogue;
use sillon::publish::digest::stamp;
use sillon::publish::fetch::{Fetcher, Source};
use sillon::publish::index;
use sillon::publish::install::{self, MANIFEST, WORKER};
use sillon::publish::policy::Policy;
use sillon::publish::site::{Form, gains};

use crate::failure::{Failure, Outcome};
use crate::size::kilobytes;
use crate::tools::{self, Folders};
use crate::{languages, pages, place, shrink, styles, traces, trunk};

/// Builds the site and says what it weighs.
///
/// Knows `--base PATH`, where the site will stand on its host: only `404.html` needs to know it.
pub(crate) fn run(words: &[&str]) -> Outcome {
    let base = match words {
        [] => "/",
        ["--base", base] if base.starts_with('/') && base.ends_with('/') => base,
        ["--base", ..] => return Err(Failure::new("`--base` needs a path like /podcast/")),
        _ => {
            return Err(
                Failure::new(format!("`build` does not know `{}`", words.join(" ")))
                    .remedy("It knows --base PATH."),
            );
        }
    };
    build(base)?;
    report(&place::dist())
}

/// Builds the site into `dist/`, which is replaced only when all went well: a site that tells where it was made is a failure.
pub(crate) fn build(base: &str) -> Outcome {
    let folders = tools::to_build(true)?;
    let stage = place::stage();
    trunk::call(&["build", "--release", "--public-url", "./"], &folders)
        .args([Path::new("--dist"), &stage])
        .remedy("What trunk or cargo says above is the cause. `cargo check --target wasm32-unknown-unknown` is the quick way to see a compiler's complaint again.")
        .run()?;
    finish(&stage, base, &folders)?;
    traces::none(&stage)?;
    let dist = place::dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).map_err(Failure::at("remove", &dist))?;
    }
    fs::rename(&stage, &dist).map_err(Failure::at("make", &dist))
}

/// Turns what trunk made into the site: light wasm and glue, bare languages, one style sheet, a page for each route.
fn finish(folder: &Path, base: &str, tools: &Folders) -> Outcome {
    let home = folder.join("index.html");
    let html = fs::read_to_string(&home).map_err(Failure::at("read", &home))?;
    let html = shrink::shrink(&html, folder, tools)?;
    let html = languages::put(&html, folder)?;
    let html = styles::merge(&html, folder, |sheet| shrink::light(sheet, tools))?;
    let worker = folder.join(WORKER);
    fs::write(&worker, shrink::light(&worker, tools)?).map_err(Failure::at("write", &worker))?;
    let html = named(&html, &keeper(folder, tools)?)?;
    let feed = folder.join("feed.json");
    let parsed = parse(&feed)?;
    let policy = Policy::of(&parsed);
    pages::write(folder, &html, &route::all(&parsed), base, policy)?;
    index_for(&feed)?;
    pack(folder)?;
    install(folder, &parsed)
}

/// Puts a light keeper in the place of the one that people read, and gives back its name.
fn keeper(folder: &Path, tools: &Folders) -> Outcome<String> {
    let path = folder.join("keep.js");
    let script = shrink::light(&path, tools)?;
    fs::remove_file(&path).map_err(Failure::at("remove", &path))?;
    let name = format!("sillon-keep-{}.js", stamp(script.as_bytes()));
    let path = folder.join(&name);
    fs::write(&path, script).map_err(Failure::at("write", &path))?;
    Ok(name)
}

/// The page with the names of what a browser installs the site by: no page names them before they are made.
fn named(html: &str, keeper: &str) -> Outcome<String> {
    let links = [
        ("manifest", MANIFEST),
        ("serviceworker", WORKER),
        ("keeper", keeper),
    ];
    let links = links.map(|(rel, file)| format!("<link rel=\"{rel}\" href=\"{file}\">\n"));
    match html.split_once("</head>") {
        Some((head, rest)) => Ok([head, &links.concat(), "</head>", rest].concat()),
        None => Err(Failure::new("the built page has no head")),
    }
}

/// Writes what a browser installs the demo by.
fn install(folder: &Path, feed: &Feed) -> Outcome {
    let app = app(folder)?;
    let language = feed.language.as_deref().and_then(Language::of);
    let say = language.unwrap_or(Language::ENGLISH).words();
    let failed = |error: &dyn std::fmt::Display| Failure::new(error.to_string());
    let mut files = install::files(&app, feed, say).map_err(|error| failed(&error))?;
    let worker = install::worker(&app, say.tag());
    let worker = worker.ok_or_else(|| Failure::new(format!("there is no {WORKER}")))?;
    files.push((WORKER.to_owned(), worker.into_bytes()));
    for (path, bytes) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(Failure::at("make", parent))?;
        }
        fs::write(&path, bytes).map_err(Failure::at("write", &path))?;
    }
    Ok(())
}

fn app(folder: &Path) -> Outcome<App> {
    App::in_folder(folder).ok_or_else(|| Failure::new("there is no app to pack"))
}

/// Packs the app's files, as small as can be: `sillon build` puts them into every site as they are.
fn pack(folder: &Path) -> Outcome {
    let app = app(folder)?;
    let files = app.files.iter();
    for file in files.filter(|it| gains(&it.name, it.bytes.len())) {
        for form in Form::ALL {
            let path = folder.join([&file.name, form.ending()].concat());
            let packed = form.pack_small(&file.bytes);
            fs::write(&path, packed).map_err(Failure::at("write", &path))?;
        }
    }
    Ok(())
}

/// Makes the search index that the feed names, if it names one.
fn index_for(feed: &Path) -> Outcome {
    let failed = |error: &dyn std::fmt::Display| Failure::new(format!("no search index: {error}"));
    let source = Source::File(feed.to_owned());
    let mut catalogue =
        Catalogue::read(&source, Fetcher::offline()).map_err(|error| failed(&error))?;
    let Some(root) = catalogue.feed.search.clone() else {
        return Ok(());
    };
    let root = feed.with_file_name(root);
    index::write(&mut catalogue, &root).map_err(|error| failed(&error))?;
    match catalogue.troubles.first() {
        Some(trouble) => Err(failed(trouble)),
        None => Ok(()),
    }
}

/// The feed that the site is built with.
///
/// An episode dated in the future gets its page now: it is there when its day comes.
fn parse(feed: &Path) -> Outcome<Feed> {
    let text = fs::read_to_string(feed).map_err(Failure::at("read", feed))?;
    Feed::parse(&text, Date::at(i64::MAX)).map_err(|error| {
        Failure::new(format!("{}: {error}", feed.display()))
            .remedy("`cargo run -- check public/feed.json` says more.")
    })
}

/// Says what the site weighs, by kind of file.
fn report(dist: &Path) -> Outcome {
    let mut kinds = BTreeMap::new();
    weigh(dist, &mut kinds)?;
    let bytes = kinds.values().map(|(_, bytes)| bytes).sum::<u64>();
    let files = kinds.values().map(|(files, _)| files).sum::<usize>();
    println!("\n{}", dist.display());
    for (kind, (files, bytes)) in &kinds {
        println!("  {kind:<12}{files:>6} files{:>12} KB", kilobytes(*bytes));
    }
    println!(
        "  {:<12}{files:>6} files{:>12} KB",
        "in all",
        kilobytes(bytes)
    );
    Ok(())
}

/// Adds up a folder's files: how many there are and how big, by the end of their names.
fn weigh(folder: &Path, kinds: &mut BTreeMap<String, (usize, u64)>) -> Outcome {
    for entry in fs::read_dir(folder).map_err(Failure::at("list", folder))? {
        let path = entry.map_err(Failure::at("list", folder))?.path();
        let about = fs::metadata(&path).map_err(Failure::at("read", &path))?;
        if about.is_dir() {
            weigh(&path, kinds)?;
        } else {
            let kind = path
                .extension()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let (files, bytes) = kinds.entry(kind).or_default();
            *files += 1;
            *bytes += about.len();
        }
    }
    Ok(())
}
