//! A publisher: who builds a site of a feed, and builds it anew in the same place.

use sillon::publish::fetch::{Fetcher, Source};
use sillon::publish::progress::Quiet;
use sillon::publish::site::{self, Options};

use crate::server::Site;
use crate::trial::dist;

/// A publisher with a folder of their own.
pub(crate) struct Publisher {
    folder: tempfile::TempDir,
    /// Whether their sites have a worker.
    pub(crate) worker: bool,
}

impl Publisher {
    /// Somebody who has published nothing yet.
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            worker: true,
        }
    }

    /// Builds the site of a feed, in the place of the last; the demonstration's sound and transcripts are beside the feed.
    pub(crate) fn builds(&self, feed: &str) {
        let (public, file) = (
            concat!(env!("CARGO_MANIFEST_DIR"), "/public"),
            self.folder.path().join("feed.json"),
        );
        for beside in ["audio", "transcripts", "chapters"] {
            let link = self.folder.path().join(beside);
            if !link.exists() {
                std::os::unix::fs::symlink(format!("{public}/{beside}"), link).expect("a link");
            }
        }
        std::fs::write(&file, feed).expect("a feed");
        let options = Options {
            feed: Source::File(file),
            out: self.folder.path().join("site"),
            url: None,
            topics: Some(self.folder.path().join("topics.toml")),
            theme: None,
            app: dist().ok(),
            packs: false,
            worker: self.worker,
            cards: false,
            force: false,
        };
        site::build(&options, &Fetcher::offline(), &Quiet).expect("a site");
    }

    /// Serves what was built last, from now on. Its worker is there from the start.
    pub(crate) fn serves(&self) -> Site {
        let site = Site::serve(&self.folder.path().join("site")).expect("a server");
        site.has_its_worker();
        site
    }
}

/// The demonstration's own feed.
pub(crate) fn demonstration() -> String {
    let feed = concat!(env!("CARGO_MANIFEST_DIR"), "/public/feed.json");
    std::fs::read_to_string(feed).expect("the demonstration's feed")
}
