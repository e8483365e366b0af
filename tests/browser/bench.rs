//! A bench: a page that races search engines against each other, opened in Chromium, and what it found brought home.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::engines::Engine;
use crate::server::{Asked, Site};

/// How long a race may take.
const LIMIT: Duration = Duration::from_secs(3600);

/// Opens the folder's page and waits until it asks for `done`. What it then has in `window.found`, and all the paths that
/// were asked for, are written to `found.json`. What it asks for under `said/` is told as it comes.
pub(crate) fn run(folder: &Path) -> Result<String, String> {
    let site = Site::serve(folder).map_err(|error| error.to_string())?;
    site.lifts_its_policy();
    let browser = Engine::Chromium.start(LIMIT).map_err(|trouble| trouble.0)?;
    let page = site.url("index.html");
    browser
        .session
        .go(&page)
        .map_err(|refusal| refusal.to_string())?;
    let end = Instant::now() + LIMIT;
    let mut told = 0;
    while site.asked("done").is_empty() {
        if Instant::now() > end {
            return Err(format!("the race is not over after {LIMIT:?}"));
        }
        std::thread::sleep(Duration::from_millis(200));
        let said = site.asked("said/");
        for Asked { path, .. } in &said[told..] {
            println!("  {}", path["said/".len()..].replace("%20", " "));
        }
        told = said.len();
    }
    let found = browser.session.run("return window.found", &[]);
    let paths: Vec<String> = site.asked("").into_iter().map(|asked| asked.path).collect();
    let found = json!({ "page": found.map_err(|refusal| refusal.to_string())?, "asked": paths });
    let file = folder.join("found.json");
    std::fs::write(&file, found.to_string())
        .map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(format!("  all that was measured is in {}", file.display()))
}
