//! Selectors: every hook by which the journeys find something on the site, in this one file.

/// The one audio element, which stands in `index.html`.
pub(crate) const AUDIO: &str = "#audio";
/// A timestamp, wherever it stands.
pub(crate) const TIME: &str = "a.t";
/// The item that plays now.
pub(crate) const PLAYING: &str = "[aria-current=true]";
/// A page's heading.
pub(crate) const HEADING: &str = "main h1";
/// Something that went wrong, said to the listener.
pub(crate) const ALERT: &str = "[role=alert]";
/// The way on from it.
pub(crate) const RETRY: &str = "button.retry";

/// The player's bar.
pub(crate) const PLAYER: &str = "#player";
/// Its play and pause button.
pub(crate) const PLAYER_PLAY: &str = "#player button.play";
/// Its scrubber.
pub(crate) const PLAYER_SCRUBBER: &str =
    "#player input[type=range].scrubber, #player [role=slider]";
/// Its choice of speed.
pub(crate) const PLAYER_RATE: &str = "#player select";
/// Its link back to the episode that plays.
pub(crate) const PLAYER_TITLE: &str = "#player a";
/// What it says of a failure.
pub(crate) const PLAYER_ALERT: &str = "#player [role=alert]";

/// The search box.
pub(crate) const SEARCH: &str = "input[type=search]";
/// A topic in the filter.
pub(crate) const TOPIC: &str = ".topics button[aria-pressed]";
/// The topics being filtered by.
pub(crate) const TOPIC_PRESSED: &str = ".topics button[aria-pressed=true]";
/// An episode in the list.
pub(crate) const EPISODE: &str = "ol.episodes > li";
/// Its title, which leads to its page.
pub(crate) const EPISODE_TITLE: &str = "ol.episodes > li h2 a";
/// A chapter that a search found, under its episode.
pub(crate) const HIT: &str = "ul.hits a.t";
/// How many episodes there are, said aloud.
pub(crate) const COUNT: &str = "main [role=status]";
/// The empty result.
pub(crate) const EMPTY: &str = ".empty";
/// Its way out.
pub(crate) const EMPTY_CLEAR: &str = ".empty button";

/// The episode page's large button.
pub(crate) const GO: &str = "button.go";
/// An episode's notes.
pub(crate) const NOTES: &str = "article.notes";
