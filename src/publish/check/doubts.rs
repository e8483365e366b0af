//! Doubts: what a publisher should look at beside the times in the notes.

use std::collections::HashMap;

use super::{Level, Warning};
use crate::domain::episode::{Episode, Reading};
use crate::domain::feed::Feed;
use crate::publish::fetch::{Fetcher, Source};
use crate::publish::import::Mended;
use crate::publish::progress::Progress;
use crate::publish::sound::{listen_to, reach};

/// What is doubtful, by the id of its episode.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    by_id: HashMap<String, Vec<Warning>>,
    /// What is about no episode.
    pub(super) others: Vec<Mended>,
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
        let missing = if online { Level::Error } else { Level::Warning };
        let all = mended.into_iter().map(|it| ("mended", Level::Warning, it));
        let all = all.chain(troubles.into_iter().map(|it| ("unreachable", missing, it)));
        let mut ids: HashMap<&str, &str> = HashMap::new();
        for episode in &feed.episodes {
            // What has no id of its own is told of by its title.
            ids.entry(&episode.title).or_insert(&episode.id);
            ids.insert(&episode.id, &episode.id);
        }
        for (code, level, it) in all {
            match it.item.as_deref().and_then(|name| ids.get(name)) {
                Some(id) => doubts.add(id, code, level, &it.what),
                None => doubts.others.push(it),
            }
        }
        doubts
    }

    /// Looks at the sound of each episode: what is here is read, what is on the web is asked for where that is wanted.
    pub(super) fn about_sound(
        &mut self,
        feed: &Feed,
        source: &Source,
        fetcher: &Fetcher,
        online: bool,
        progress: &dyn Progress,
    ) {
        progress.begin("sound", feed.episodes.len());
        let found = fetcher.at_once(&feed.episodes, |episode| {
            let found = match source.beside(&episode.audio.url) {
                Some(Source::File(path)) => match listen_to(&path) {
                    Ok(sound) => sound.seeks_badly.then(|| {
                        let what = "the bit rate of its MP3 varies, without a table to seek by: browsers land beside the second that is pressed. Write it anew with a constant bit rate, or with a Xing header";
                        ("variable-bit-rate", Level::Warning, what.to_owned())
                    }),
                    // That it cannot be read is told already.
                    Err(_) => None,
                },
                Some(Source::Web(url)) if online => heard(fetcher, &url),
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
        let message = format!("{what}.");
        let warnings = self.by_id.entry(id.to_owned()).or_default();
        warnings.push(Warning {
            code,
            level,
            message,
        });
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
    });
    let told = |code, message: String| Warning {
        code,
        level: Level::Warning,
        message,
    };
    let length = episode.audio.duration.is_none().then(|| {
        let message =
            "The feed does not tell how long it is: what lies past its end cannot be told.";
        told("no-duration", message.to_owned())
    });
    let past = episode.given_chapters.iter().filter_map(move |chapter| {
        let end = episode.audio.duration.filter(|end| chapter.start >= *end)?;
        let (title, start) = (&chapter.title, chapter.start);
        Some(told(
            "chapter-past-the-end",
            format!("`{title}`: the chapter starts at {start}, and the sound ends at {end}."),
        ))
    });
    let mut starts: Vec<_> = episode.given_chapters.iter().map(|it| it.start).collect();
    starts.dedup();
    let twice = (starts.len() < episode.given_chapters.len()).then(|| {
        told(
            "chapters-together",
            "Several chapters start at one second.".to_owned(),
        )
    });
    in_notes.chain(length).chain(past).chain(twice)
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
            Some(("no-range", Level::Warning, what))
        }
        status => unreachable(format!(
            "its sound {url} is not to be had: the server answered {status}"
        )),
    }
}
