//! An engine: something that finds episodes, and which of the files that it brings are its index.

/// A search engine. Its key names its module in `xtask/bench/` and the folder with its index.
pub(crate) struct Engine {
    pub(crate) key: &'static str,
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    /// Whether it comes by npm, as the package that its key names; else it is our own.
    pub(crate) package: bool,
    /// Whether it fetches of its index only what a query needs.
    pub(crate) parts: bool,
    /// What the paths of its index begin with.
    index: &'static [&'static str],
}

/// What takes part.
pub(crate) const ENGINES: [Engine; 4] = [
    Engine {
        key: "sillon",
        name: "Sillon",
        version: env!("CARGO_PKG_VERSION"),
        package: false,
        parts: true,
        index: &["sillon/"],
    },
    Engine {
        key: "minisearch",
        name: "MiniSearch",
        version: "7.2.0",
        package: true,
        parts: false,
        index: &["minisearch/"],
    },
    Engine {
        key: "flexsearch",
        name: "FlexSearch",
        version: "0.8.212",
        package: true,
        parts: false,
        index: &["flexsearch/"],
    },
    Engine {
        key: "pagefind",
        name: "Pagefind",
        version: "1.6.0",
        package: true,
        parts: true,
        // Its program, and several ways to show it, stand beside these.
        index: &[
            "pagefind/fragment/",
            "pagefind/index/",
            "pagefind/pagefind-entry.json",
            "pagefind/pagefind.",
        ],
    },
];

impl Engine {
    /// Whether a file is of its index.
    pub(crate) fn is_index(&self, path: &str) -> bool {
        self.index.iter().any(|start| path.starts_with(start)) && !path.ends_with(".js")
    }

    /// Whether a file that the page asked for is of its program.
    pub(crate) fn is_code(&self, path: &str) -> bool {
        path.starts_with(self.key) && !self.is_index(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_told_from_the_program_beside_it() {
        let pagefind = &ENGINES[3];
        for path in [
            "pagefind/index/fr_1.pf_index",
            "pagefind/pagefind.fr_1.pf_meta",
        ] {
            assert!(pagefind.is_index(path) && !pagefind.is_code(path));
        }
        for path in [
            "pagefind.js",
            "pagefind/pagefind.js",
            "pagefind/wasm.fr.pagefind",
        ] {
            assert!(pagefind.is_code(path) && !pagefind.is_index(path));
        }
        assert!(!pagefind.is_code("race.js"));
    }
}
