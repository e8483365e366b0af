//! The kicker: the small line over an episode's title.

use crate::domain::episode::{Episode, Kind};
use crate::domain::feed::Feed;
use crate::i18n::Words;

/// What sort of episode it is, which one, when it came out, how long it is; and whether it is for everyone's ears.
pub fn kicker(say: Words, feed: &Feed, episode: &Episode) -> String {
    let published = episode.published.map(|date| say.date(date));
    let explicit = episode.explicit.unwrap_or(feed.explicit);
    line(
        say,
        episode,
        published,
        explicit.then(|| say.explicit().to_owned()),
    )
}

/// The same in short: what sort of episode it is, which one, how long it is.
pub fn short(say: Words, episode: &Episode) -> String {
    line(say, episode, None, None)
}

fn line(
    say: Words,
    episode: &Episode,
    published: Option<String>,
    explicit: Option<String>,
) -> String {
    let kind = match episode.kind {
        Kind::Full => None,
        Kind::Trailer => Some(say.trailer().to_owned()),
        Kind::Bonus => Some(say.bonus().to_owned()),
    };
    let place = say.place(episode.season, episode.number);
    let parts = [
        kind,
        (!place.is_empty()).then_some(place),
        published,
        episode.audio.duration.map(|length| say.length(length)),
        explicit,
    ];
    let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
    parts.join(" · ")
}
