//! A root: the one file of an index that is read first. It is JSON, and says what the parts are:
//!
//! ```json
//! { "sillon": "search", "version": 1, "id": "5f1d03a9", "episodes": 1033, "feed": "../feed.json", "languages": ["en"], "means": [6, 0, 0, 40, 200, 0],
//!   "slices": [{ "from": "0", "terms": 0, "lists": [[0, 1], [640, 2]] }] }
//! ```
//!
//! A slice of the dictionary begins with the term `from` and is the part `terms`; its lists are the parts in `lists`, each
//! with the number of its first term in the slice. Part 3 is the file `5f1d03a9-3.bin` beside the root, by the id that
//! is made of all parts.

use super::error::{IndexError, Problem};
use super::{ListsPart, Root, SCALE, SlicePart, VERSION};
use crate::domain::json::{self, Object, Value};
use crate::domain::search::field::FIELDS;
use crate::domain::search::language::Languages;

impl Root {
    /// The name of a part's file.
    pub(super) fn part_name(&self, number: u32) -> String {
        [&hex(self.id), "-", &number.to_string(), ".bin"].concat()
    }

    /// Whether each part is named for one thing.
    fn names_each_once(&self) -> bool {
        let mut parts = vec![SCALE];
        for slice in &self.slices {
            parts.push(slice.terms);
            parts.extend(slice.lists.iter().map(|lists| lists.part));
        }
        let named = parts.len();
        parts.sort_unstable();
        parts.dedup();
        parts.len() == named
    }

    /// As a file.
    pub(super) fn json(&self) -> String {
        let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
        let languages = [
            ("fr", self.languages.french),
            ("en", self.languages.english),
        ];
        let languages = languages.iter().filter(|(_, is)| *is);
        let languages: Vec<_> = languages.map(|(name, _)| quoted(name)).collect();
        let feed = self
            .feed
            .as_deref()
            .map(|feed| format!("\"feed\":{},", quoted(feed)));
        let means = self.means.map(|mean| (mean.round() as u32).to_string());
        let slices = self.slices.iter().map(|slice| {
            let lists = slice.lists.iter();
            let lists = lists.map(|lists| format!("[{},{}]", lists.first, lists.part));
            format!(
                r#"{{"from":{},"terms":{},"lists":[{}]}}"#,
                quoted(&slice.from),
                slice.terms,
                lists.collect::<Vec<_>>().join(",")
            )
        });
        format!(
            "{{\"sillon\":\"search\",\"version\":{VERSION},\"id\":\"{}\",\"episodes\":{},{}\"languages\":[{}],\"means\":[{}],\"slices\":[\n{}\n]}}\n",
            hex(self.id),
            self.episodes,
            feed.unwrap_or_default(),
            languages.join(","),
            means.join(","),
            slices.collect::<Vec<_>>().join(",\n")
        )
    }

    /// Reads such a file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, IndexError> {
        let foreign = || IndexError::root(Problem::Foreign);
        let damaged = || IndexError::root(Problem::Damaged);
        let text = str::from_utf8(bytes).map_err(|_| foreign())?;
        let value = json::parse(text).map_err(|_| foreign())?;
        let mut root = Object::of(value).ok_or_else(foreign)?;
        if root.text("sillon").as_deref() != Some("search") {
            return Err(foreign());
        }
        match number(root.take("version")) {
            Some(VERSION) => {}
            Some(version) => return Err(IndexError::root(Problem::Newer(version))),
            None => return Err(damaged()),
        }
        let languages = root.lines("languages");
        let means: Vec<_> = root.list("means").unwrap_or_default();
        let mut means = means.into_iter().map(|mean| number(Some(mean)));
        let mut read = || {
            let slices = root.list("slices")?.into_iter().map(slice);
            Some(Self {
                id: u32::from_str_radix(&root.text("id")?, 16).ok()?,
                episodes: number(root.take("episodes"))?,
                languages: Languages {
                    french: languages.iter().any(|language| language == "fr"),
                    english: languages.iter().any(|language| language == "en"),
                },
                feed: root.text("feed"),
                means: [(); FIELDS].map(|()| means.next().flatten().unwrap_or(1) as f32),
                slices: slices.collect::<Option<Vec<_>>>()?,
            })
        };
        let root = read().ok_or_else(damaged)?;
        let is_in_order = root.slices.is_sorted_by(|a, b| a.from < b.from);
        (is_in_order && root.names_each_once())
            .then_some(root)
            .ok_or_else(damaged)
    }
}

fn slice(value: Value) -> Option<SlicePart> {
    let mut slice = Object::of(value)?;
    let lists = slice.list("lists")?.into_iter().map(|pair| match pair {
        Value::List(pair) => {
            let mut numbers = pair.into_iter().map(|value| number(Some(value)));
            Some(ListsPart {
                first: numbers.next()??,
                part: numbers.next()??,
            })
        }
        _ => None,
    });
    let lists = lists.collect::<Option<Vec<_>>>()?;
    let is_whole = lists.first()?.first == 0 && lists.is_sorted_by(|a, b| a.first < b.first);
    is_whole.then_some(SlicePart {
        from: slice.text("from")?,
        terms: number(slice.take("terms"))?,
        lists,
    })
}

/// Eight digits.
fn hex(number: u32) -> String {
    let digits = (0..8).rev().map(|at| number >> (4 * at) & 15);
    digits
        .filter_map(|digit| char::from_digit(digit, 16))
        .collect()
}

fn number(value: Option<Value>) -> Option<u32> {
    match value? {
        Value::Whole(number) => number.try_into().ok(),
        _ => None,
    }
}
