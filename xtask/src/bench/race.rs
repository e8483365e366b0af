//! A race: all engines in one page of Chromium, over the same documents and queries, and what came of it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::corpus::Corpus;
use super::document::Document;
use super::engine::ENGINES;
use super::lap::{self, Lap};
use super::own;
use super::query::Query;
use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::tools::{self, Folders};
use crate::{build, place, system, test};

/// What is raced over.
pub(crate) struct Race {
    pub(crate) corpus: Corpus,
    pub(crate) queries: Vec<Query>,
}

impl Race {
    /// Runs it in `target/bench/`, which stays there to be looked at.
    ///
    /// Fails where what it needs cannot be set up, and where an engine fails.
    pub(crate) fn run(&self) -> Outcome<Vec<Lap>> {
        self.check()?;
        system::browsers()?;
        let packages = ENGINES.iter().filter(|engine| engine.package);
        let packages: Vec<_> = packages
            .map(|engine| (engine.key, engine.version))
            .collect();
        let (programs, libraries) = tools::to_bench(&packages)?;
        build::build("/")?;
        let command = own::command()?;
        let folder = place::root().join("target/bench");
        self.prepare(&folder, &programs, &libraries)?;
        println!("Making the indexes and weighing them");
        let pagefind = libraries
            .iter()
            .map(|home| home.join("pagefind/lib/index.js"));
        Call::new("node")
            .args([folder.with_file_name("bench-host.mjs"), folder.clone()])
            .args([command])
            .args(pagefind.filter(|path| path.is_file()))
            .read()?;
        test::browsers(&[]).env("SILLON_BENCH", &folder).run()?;
        lap::all(&read(&folder, "host.json")?, &read(&folder, "found.json")?)
    }

    /// Every query must have an answer.
    fn check(&self) -> Outcome {
        let is_there = |query: &Query| {
            self.corpus
                .documents
                .iter()
                .any(|it| it.id == query.episode)
        };
        match self.queries.iter().find(|query| !is_there(query)) {
            None => Ok(()),
            Some(Query { text, episode, .. }) => Err(Failure::new(format!(
                "the query `{text}` is about an episode {episode}, which the feed does not have"
            ))),
        }
    }

    /// Writes the page and all it reads.
    fn prepare(&self, folder: &Path, programs: &Folders, libraries: &Folders) -> Outcome {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(Failure::at("remove", folder))?;
        }
        fs::create_dir_all(folder).map_err(Failure::at("make", folder))?;
        let engines = ENGINES.map(|engine| json!({ "key": engine.key, "parts": engine.parts }));
        let documents: Value = self.corpus.documents.iter().map(Document::json).collect();
        let queries: Value = self.queries.iter().map(|query| &*query.text).collect();
        let program = own::bring(folder)?;
        let plan = json!({
            "engines": engines,
            "language": self.corpus.language,
            "program": program,
        });
        for (name, content) in [
            ("plan.json", plan.to_string()),
            ("documents.json", documents.to_string()),
            ("queries.json", queries.to_string()),
            ("feed.json", self.corpus.feed.clone()),
        ] {
            let path = folder.join(name);
            fs::write(&path, content).map_err(Failure::at("write", &path))?;
        }
        let page = source("index.html");
        fs::copy(&page, folder.join("index.html")).map_err(Failure::at("copy", &page))?;
        let bundle = |name: &str, to: &Path, how: &[&str]| {
            let libraries = std::env::join_paths(libraries).unwrap_or_default();
            Call::new("esbuild")
                .path(programs)
                .env("NODE_PATH", libraries)
                .args([source(name)])
                .args(["--bundle", "--format=esm", "--log-level=warning"])
                .args(how)
                .args([format!("--outfile={}", to.display())])
                .run()
        };
        let engines = ENGINES.iter().map(|engine| engine.key);
        for module in engines.chain(["race", own::WORKER]) {
            let name = format!("{module}.js");
            bundle(&name, &folder.join(&name), &["--minify", "--target=es2022"])?;
        }
        let host = folder.with_file_name("bench-host.mjs");
        bundle("host.js", &host, &["--platform=node"])
    }
}

fn source(name: &str) -> PathBuf {
    place::root().join("xtask/bench").join(name)
}

fn read(folder: &Path, name: &str) -> Outcome<Value> {
    let path = folder.join(name);
    let text = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
    serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}
