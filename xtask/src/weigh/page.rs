//! The page of what ships: a table of crates, and the heaviest functions.

use std::collections::{BTreeMap, BTreeSet};

use super::account::{Account, Share};
use super::licences::Licences;

/// How many functions are told of.
const FUNCTIONS: usize = 25;
/// By how many bytes a crate may differ from what the page says, a large one by a twentieth: the optimiser moves code about at
/// any change.
const SLACK: usize = 1000;
/// What the project's own crates begin with, which grow as they are worked on: the budget holds them.
const OWN: &str = "sillon";

const HEAD: &str = "\
# What ships to the browser

Each byte of the two programs as they are served, before packing, by the crate whose it is: the one in whose code a function
is written, and the one whose function was the first to name the data. `cargo xtask weigh` writes this page anew, and
`cargo xtask test` holds it to the site, within a KB or a twentieth for each crate but the project's own.

| crate | licence | site, code | data | search, code | data |
|---|---|--:|--:|--:|--:|
";

const FUNCTIONS_HEAD: &str = "
The heaviest functions of the site's program, with what was put into them:

| function | bytes |
|---|--:|
";

/// What is written on the page.
pub(crate) struct Page {
    /// Crates with their licence and what they take of both programs, the heaviest first.
    rows: Vec<(String, String, [Share; 2])>,
    programs: [Account; 2],
}

impl Page {
    /// The page of the site's program and of the one that searches.
    pub(crate) fn of(programs: [Account; 2], licences: &Licences) -> Self {
        let names = programs.iter().flat_map(|it| it.crates.keys());
        let names: BTreeSet<_> = names.collect();
        let row = |name: &String| {
            let share = |at: usize| programs[at].crates.get(name).copied();
            let shares = [0, 1].map(|at| share(at).unwrap_or_default());
            (name.clone(), licences.of(name).to_owned(), shares)
        };
        let mut rows: Vec<_> = names.into_iter().map(row).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.2.map(Share::bytes)));
        Self { rows, programs }
    }

    /// Its text.
    pub(crate) fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for (name, licence, [site, search]) in &self.rows {
            text += &format!(
                "| {name} | {licence} | {} | {} | {} | {} |\n",
                site.code, site.data, search.code, search.data
            );
        }
        let [site, search] = &self.programs;
        text += &format!("| no crate's | | {} | | {} | |\n", site.rest, search.rest);
        text += &format!(
            "| **in all** | | **{}** | | **{}** | |\n",
            site.bytes, search.bytes
        );
        text += FUNCTIONS_HEAD;
        for (name, bytes) in site.functions.iter().take(FUNCTIONS) {
            text += &format!("| `{}` | {bytes} |\n", plain(name));
        }
        text
    }

    /// What differs between this page and the text of another by more than the optimiser's mood; none where nothing does.
    pub(crate) fn differs(&self, text: &str) -> Option<String> {
        let mut told = rows(text);
        for (name, licence, now) in &self.rows {
            let now = now.map(Share::bytes);
            let (known, then) = told.remove(name.as_str()).unwrap_or((licence, [0, 0]));
            if known != licence {
                return Some(format!("{name} is under {licence}"));
            }
            let strays = |(now, then): (&usize, usize)| now.abs_diff(then) > SLACK.max(then / 20);
            if !name.starts_with(OWN) && now.iter().zip(then).any(strays) {
                return Some(format!("{name} takes {now:?} bytes, not {then:?}"));
            }
        }
        let gone = told
            .iter()
            .find(|it| it.1.1.iter().any(|bytes| *bytes > SLACK));
        gone.map(|(name, _)| format!("{name} is not in it"))
    }
}

/// The licences and bytes of crates, by their names, in the text of a page.
fn rows(text: &str) -> BTreeMap<&str, (&str, [usize; 2])> {
    let cells = text
        .lines()
        .map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let rows = cells.filter_map(|cells| match cells[..] {
        ["", name, licence, a, b, c, d, ""] if !licence.is_empty() => {
            let sum = |code: &str, data: &str| {
                Some(code.parse::<usize>().ok()? + data.parse::<usize>().ok()?)
            };
            Some((name, (licence, [sum(a, b)?, sum(c, d)?])))
        }
        _ => None,
    });
    rows.collect()
}

/// A function's name without the compiler's marks, short enough to be read.
fn plain(name: &str) -> String {
    let name = match name.rsplit_once("::h") {
        Some((path, mark)) if mark.len() == 16 => path,
        _ => name,
    };
    let mut plain = String::new();
    let mut depth = 0;
    for c in name.chars() {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
        .chars()
        .take(110)
        .collect::<String>()
        .replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(code: usize) -> Page {
        let share = |code| Share { code, data: 20 };
        let account = |crates: &[(&str, usize)]| Account {
            crates: crates
                .iter()
                .map(|it| (it.0.to_owned(), share(it.1)))
                .collect(),
            functions: vec![("core[c5]::fmt::<[u8]>".to_owned(), 5)],
            rest: 7,
            bytes: 99,
        };
        let site = account(&[("core", 10), ("leptos", code)]);
        Page::of([site, account(&[("core", 30)])], &Licences::default())
    }

    #[test]
    fn a_page_is_of_its_site_and_of_one_much_like_it() {
        let text = page(5000).text();
        assert!(text.contains("| leptos | MIT OR Apache-2.0 | 5000 | 20 | 0 | 0 |\n"));
        assert!(text.contains("| `core::fmt::<>` | 5 |\n"));
        assert_eq!(page(5000).differs(&text), None);
        assert_eq!(page(5000 + SLACK).differs(&text), None);
    }

    #[test]
    fn what_has_grown_gone_or_come_under_another_licence_is_told() {
        let text = page(5000).text();
        let told = |now: usize, text: &str| page(now).differs(text).unwrap_or_default();
        assert_eq!(
            told(6001, &text),
            "leptos takes [6021, 0] bytes, not [5020, 0]"
        );
        let other = text.replace("| leptos | MIT OR Apache-2.0", "| leptos | GPL-3.0-only");
        assert_eq!(told(5000, &other), "leptos is under MIT OR Apache-2.0");
        let more = text.clone() + "| other | MIT | 1001 | 0 | 0 | 0 |\n";
        assert_eq!(told(5000, &more), "other is not in it");
        assert!(!told(5000, "").is_empty());
    }
}
