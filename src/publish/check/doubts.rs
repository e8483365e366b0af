//! Doubts: what a publisher should look at beside the times in the notes.

use std::collections::{HashMap, HashSet};

use super::host::is_private;
use super::{Level, Other, Warning};
use crate::domain::episode::{Episode, Reading};
use crate::domain::feed::Feed;
use crate::publish::fetch::{Fetcher, Source};
use crate::publish::import::Mended;
use crate::publish::progress::Progress;
use crate::publish::sound::reach;

/// What is doubtful, by the id of its episode.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    by_id: HashMap<String, Vec<Warning>>,
    /// What is about no episode.
    pub(super) others: Vec<Other>,
}

impl Doubts {
    /// What was mended, and what could not be had: an error only where all was to be asked for, since a feed may be checked
    /// before its files stand beside it.
    pub(super) fn of(
        feed: &Feed,
        mended: Vec<Mended>,
        troubles: Vec<Mended>,
        online: bool,
    ) -> Self {
        let mut doubts = Self::default();
        let mut ids: HashMap<&str, &str> = HashMap::new();
        for episode in &feed.episodes {
            // What has no id of its own is told of by its title.
            ids.entry(&episode.title).or_insert(&episode.id);
            ids.insert(&episode.id, &episode.id);
        }
        let unheard = if online { Level::Error } else { Level::Warning };
        let mended = mended.into_iter().map(|it| ("mended", level(&it), it));
        let troubles = troubles.into_iter().map(|it| ("unreachable", unheard, it));
        for (code, level, what) in mended.chain(troubles) {
            let about = what.item.as_deref().filter(|_| !what.left_out);
            match about.and_then(|name| ids.get(name)) {
                Some(id) => doubts.add(id, code, level, &what.what),
                None => doubts.others.push(Other { level, what }),
            }
        }
        for left in &feed.left_out {
            let what = Mended {
                item: Some(left.item.clone()),
                what: left.why.to_string(),
                left_out: true,
                missed: true,
            };
            let level = Level::Error;
            doubts.others.push(Other { level, what });
        }
        doubts
    }

    /// Tells of sound that browsers do not seek well in, of these addresses, and of sound that the publisher alone can hear.
    pub(super) fn about_sound(&mut self, feed: &Feed, source: &Source, badly: &HashSet<String>) {
        // A feed that is looked at on its own network names its sound there.
        let is_near = source.url().is_some_and(is_private);
        for episode in &feed.episodes {
            let url = &episode.audio.url;
            if badly.contains(url) {
                let what = "the bit rate of its MP3 varies, without a table to seek by: browsers land beside the second that is pressed. Write it anew with a constant bit rate, or with a Xing header";
                self.add(&episode.id, "variable-bit-rate", Level::Warning, what);
            }
            if let Some(Source::Web(url)) = source.beside(url)
                && !is_near
                && is_private(&url)
            {
                let what = format!("its sound {url} is on a machine that listeners cannot reach");
                self.add(&episode.id, "unreachable", Level::Error, &what);
            }
        }
    }

    /// Asks for the sound of each episode, where it is on the web.
    pub(super) fn heard(
        &mut self,
        feed: &Feed,
        source: &Source,
        fetcher: &Fetcher,
        progress: &dyn Progress,
    ) {
        progress.begin("sound", feed.episodes.len());
        let found = fetcher.at_once(&feed.episodes, |episode| {
            let found = match source.beside(&episode.audio.url) {
                Some(Source::Web(url)) => heard(fetcher, &url),
                // What is here is looked at already.
                _ => None,
            };
            progress.step();
            found
        });
        for (episode, found) in feed.episodes.iter().zip(found) {
            if let Some((code, level, what)) = found {
                self.add(&episode.id, code, level, &what);
            }
        }
    }

    /// What is doubtful of an episode.
    pub(super) fn take(&mut self, id: &str) -> Vec<Warning> {
        self.by_id.remove(id).unwrap_or_default()
    }

    fn add(&mut self, id: &str, code: &'static str, level: Level, what: &str) {
        let warnings = self.by_id.entry(id.to_owned()).or_default();
        warnings.push(Warning {
            code,
            level,
            message: format!("{what}."),
            line: None,
        });
    }
}

/// What was mended weighs as much as listeners miss for it.
fn level(mended: &Mended) -> Level {
    match mended {
        _ if mended.missed => Level::Error,
        _ if mended.left_out => Level::Note,
        _ => Level::Warning,
    }
}

/// What is doubtful in the notes, and in what the feed tells of the episode.
pub(super) fn of_notes<'a>(
    episode: &'a Episode,
    reading: &'a Reading,
) -> impl Iterator<Item = Warning> + 'a {
    let in_notes = reading.warnings.iter().map(|warning| Warning {
        code: warning.code.name(),
        level: Level::Warning,
        message: warning.message(),
        line: Some(warning.line.clone()),
    });
    let told = |code, level, message: String| Warning {
        code,
        level,
        message,
        line: None,
    };
    let empty = reading.notes.blocks.is_empty().then(|| {
        let message = "It has no notes: nothing in it can be pressed, and little of it be found.";
        told("no-notes", Level::Warning, message.to_owned())
    });
    let length = episode.audio.duration.is_none().then(|| {
        let message =
            "The feed does not tell how long it is: what lies past its end cannot be told.";
        told("no-duration", Level::Warning, message.to_owned())
    });
    let past = episode.given_chapters.iter().filter_map(move |chapter| {
        let end = episode.audio.duration.filter(|end| chapter.start >= *end)?;
        let (title, start) = (&chapter.title, chapter.start);
        let message =
            format!("`{title}`: the chapter starts at {start}, and the sound ends at {end}.");
        Some(told("chapter-past-the-end", Level::Error, message))
    });
    let starts = episode.given_chapters.iter().map(|it| it.start);
    let twice = (!starts.is_sorted_by(|a, b| a < b)).then(|| {
        let message = "Several chapters start at one second.".to_owned();
        told("chapters-together", Level::Warning, message)
    });
    in_notes.chain(empty).chain(length).chain(past).chain(twice)
}

/// Whether a listener's browser will have the sound, and from the middle too.
fn heard(fetcher: &Fetcher, url: &url::Url) -> Option<(&'static str, Level, String)> {
    let unreachable = |what| Some(("unreachable", Level::Error, what));
    let reached = match reach(fetcher, url) {
        Ok(reached) => reached,
        Err(error) => {
            return unreachable(format!("its sound {url} is not to be had: {}", error.why()));
        }
    };
    let kind = reached.mime_type.unwrap_or_default();
    match reached.status {
        200 | 206 if kind.starts_with("text/") => {
            unreachable(format!("its sound {url} is `{kind}`"))
        }
        200 | 206 if reached.from_the_middle => None,
        200 | 206 => {
            let what = format!(
                "the server of its sound {url} does not send from the middle (Range): no time in it can be pressed"
            );
            Some(("no-range", Level::Error, what))
        }
        status => unreachable(format!(
            "its sound {url} is not to be had: the server answered {status}"
        )),
    }
}
