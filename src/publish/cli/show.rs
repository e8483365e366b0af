//! What is shown while a site is built, and when it is.

use std::fmt::Write;
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::publish::progress::Progress;
use crate::publish::site::{Built, Options};

/// So much of what was mended is named, unless all is wanted.
const NAMED: usize = 5;

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

/// What was built, and what a publisher should know of it.
pub(super) fn summary(built: &Built, options: &Options, verbose: bool) -> String {
    let mut out = String::new();
    let most = if verbose { usize::MAX } else { NAMED };
    for mended in built.mended.iter().take(most) {
        let _ = writeln!(out, "{mended}");
    }
    let more = built.mended.len().saturating_sub(most);
    if more > 0 {
        let _ = writeln!(
            out,
            "… and {more} more like these: --verbose names them all."
        );
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
    if built.topics.is_new && built.topics.topics > 0 {
        let _ = writeln!(
            out,
            "The topics were proposed from the text. They are in topics.toml: edit it, and build again."
        );
    }
    if built.topics.waiting > 0 {
        let _ = writeln!(
            out,
            "{} new topics wait in topics.toml for your word.",
            built.topics.waiting
        );
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
