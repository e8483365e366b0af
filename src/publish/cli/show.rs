//! What is shown while a site is built, and when it is.

use std::fmt::Write;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::publish::import::Mended;
use crate::publish::progress::Progress;
use crate::publish::site::{Built, Options};

/// So many sorts of what was mended are told, unless all is wanted.
const NAMED: usize = 8;

/// A line that moves on a terminal; in a pipe, a line a piece of work.
pub(super) struct Shown {
    bar: Mutex<Option<ProgressBar>>,
    is_quiet: bool,
}

impl Shown {
    pub(super) fn new(is_quiet: bool) -> Self {
        Self {
            bar: Mutex::new(None),
            is_quiet,
        }
    }

    /// Takes the line away.
    pub(super) fn end(&self) {
        if let Ok(mut bar) = self.bar.lock()
            && let Some(bar) = bar.take()
        {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Shown {
    fn begin(&self, what: &str, steps: usize) {
        self.end();
        if self.is_quiet || steps == 0 {
            return;
        }
        let target = ProgressDrawTarget::stderr();
        if target.is_hidden() {
            eprintln!("{what}: {steps}");
            return;
        }
        let bar = ProgressBar::with_draw_target(Some(steps as u64), target);
        if let Ok(style) = ProgressStyle::with_template("{msg:14} {bar:40} {pos}/{len}") {
            bar.set_style(style.progress_chars("━╸ "));
        }
        bar.set_message(what.to_owned());
        bar.enable_steady_tick(Duration::from_millis(200));
        if let Ok(mut shown) = self.bar.lock() {
            *shown = Some(bar);
        }
    }

    fn step(&self) {
        if let Ok(bar) = self.bar.lock()
            && let Some(bar) = &*bar
        {
            bar.inc(1);
        }
    }
}

/// What was mended, with what is alike told once.
fn grouped(mended: &[Mended], out: &mut String) {
    let mut groups: Vec<(String, &Mended, usize)> = Vec::new();
    for mended in mended {
        let gist = gist(mended);
        match groups.iter_mut().find(|group| group.0 == gist) {
            Some((_, _, count)) => *count += 1,
            None => groups.push((gist, mended, 1)),
        }
    }
    for (_, first, count) in groups.iter().take(NAMED) {
        let _ = match count {
            1 => writeln!(out, "{first}"),
            _ => writeln!(out, "{first} And {} more like it.", count - 1),
        };
    }
    let more: usize = groups.iter().skip(NAMED).map(|group| group.2).sum();
    if more > 0 {
        let _ = writeln!(out, "… and {more} more.");
    }
    if mended.len() > groups.len().min(NAMED) {
        let _ = writeln!(out, "Each is named by --verbose.");
    }
}

/// What is mended without what is of the one item alone: what stands between backticks, addresses, and numbers.
fn gist(mended: &Mended) -> String {
    let parts = mended.what.split('`').step_by(2);
    let words = parts.flat_map(str::split_whitespace);
    let plain = |it: &&str| !it.contains(|c: char| c.is_ascii_digit() || c == '/');
    let words: Vec<_> = words.filter(plain).collect();
    words.join(" ")
}

/// What was built, and what a publisher should know of it.
pub(super) fn summary(built: &Built, options: &Options, verbose: bool) -> String {
    let mut out = String::new();
    if verbose {
        for mended in &built.mended {
            let _ = writeln!(out, "{mended}");
        }
    } else {
        grouped(&built.mended, &mut out);
    }
    let left_out = built.mended.iter().filter(|it| it.left_out).count();
    let _ = writeln!(
        out,
        "{}: {} episodes ({left_out} items left out), {} chapters, {} topics; {} files, {} of them as before, {:.1} MB, in {:.1} s",
        options.out.display(),
        built.episodes,
        built.chapters,
        built.topics.topics,
        built.files,
        built.kept,
        built.bytes as f64 / 1e6,
        built.took.as_secs_f64(),
    );
    let file = options
        .topics
        .as_deref()
        .unwrap_or(Path::new("topics.toml"));
    let file = file.display();
    if built.topics.is_new && built.topics.topics > 0 {
        let _ = writeln!(out, "The topics are in {file}: edit it, and build again.");
    }
    if built.topics.waiting > 0 {
        let waiting = built.topics.waiting;
        let _ = writeln!(out, "{waiting} new topics wait in {file} for your word.");
    }
    if options.url.is_none() {
        let _ = writeln!(
            out,
            "Say --url for links that others can show, a map of the site, and its RSS."
        );
    }
    let _ = writeln!(out, "Look at it: sillon serve {}", options.out.display());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_is_told_once() {
        let mended = |item: usize, what: String| Mended {
            item: Some(format!("e{item}")),
            what,
            left_out: false,
            missed: false,
        };
        let mut all: Vec<_> = (0..40)
            .map(|it| mended(it, format!("its date `{it} May` is none")))
            .collect();
        all.insert(3, mended(3, "its sound a/3.mp3 is not there".to_owned()));
        let mut out = String::new();
        grouped(&all, &mut out);
        assert_eq!(
            out,
            "`e0`: its date `0 May` is none. And 39 more like it.\n`e3`: its sound a/3.mp3 is not there.\nEach is named by --verbose.\n"
        );
    }

    #[test]
    fn where_all_is_told_no_more_is_promised() {
        let one = [Mended {
            item: None,
            what: "it breaks off".to_owned(),
            left_out: false,
            missed: false,
        }];
        let mut out = String::new();
        grouped(&one, &mut out);
        assert_eq!(out, "the feed: it breaks off.\n");
    }
}
