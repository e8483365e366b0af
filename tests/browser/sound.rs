//! The sound: what the page's one audio element says of itself, and what was heard of it over time.

use serde::Deserialize;

/// Reads the element; null where the page has none.
pub(crate) const READ: &str = "
    const audio = document.querySelector(arguments[0]);
    return audio && {
        time: audio.currentTime,
        paused: audio.paused,
        seeking: audio.seeking,
        ended: audio.ended,
        ready: audio.readyState,
        network: audio.networkState,
        rate: audio.playbackRate,
        volume: audio.muted ? 0 : audio.volume,
        duration: Number.isFinite(audio.duration) ? audio.duration : null,
        src: audio.currentSrc || audio.src,
        error: audio.error && `${audio.error.code} ${audio.error.message}`,
        clock: performance.now() / 1000,
    };";

/// Starts to write down what happens on a page: what is heard, and what its scripts complain of.
pub(crate) const LISTEN: &str = "
    if (window.__listener) return;
    const listener = window.__listener = { events: [], complaints: [] };
    const types = ['playing', 'pause', 'seeking', 'seeked', 'timeupdate', 'ended', 'emptied', 'error'];
    for (const type of types) document.addEventListener(type, event => {
        const audio = event.target;
        if (!(audio instanceof HTMLMediaElement)) return;
        listener.events.push({
            type, time: audio.currentTime, paused: audio.paused, seeking: audio.seeking,
            src: audio.currentSrc || audio.src, error: audio.error && audio.error.message,
        });
    }, true);
    document.addEventListener('securitypolicyviolation', event => listener.complaints.push(
        `Content Security Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.lineNumber}`));
    window.addEventListener('error', event => { if (event.message) listener.complaints.push(event.message); });
    window.addEventListener('unhandledrejection', event => listener.complaints.push(String(event.reason)));
    const say = console.error;
    console.error = (...words) => { listener.complaints.push(words.join(' ')); say.apply(console, words); };";

/// Takes what was written down since last asked.
pub(crate) const TAKE: &str = "
    const listener = window.__listener;
    if (!listener) return { events: [], complaints: [] };
    return { events: listener.events.splice(0), complaints: listener.complaints.splice(0) };";

/// The audio element at one instant.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Sound {
    /// `currentTime`, in seconds.
    pub(crate) time: f64,
    /// Whether it is paused.
    pub(crate) paused: bool,
    /// Whether it is on its way to another second.
    pub(crate) seeking: bool,
    /// Whether it came to its end.
    pub(crate) ended: bool,
    /// How fast it plays.
    pub(crate) rate: f64,
    /// How loud it is, 0 to 1; 0 where it is silenced.
    pub(crate) volume: f64,
    /// What it plays.
    pub(crate) src: String,
    /// Its failure, after which nothing is heard, even where it does not say that it is paused.
    pub(crate) error: Option<String>,
    /// The page's own real clock, in seconds.
    pub(crate) clock: f64,
}

impl Sound {
    /// Whether it is playing an episode's audio now.
    pub(crate) fn plays(&self, episode: &str) -> bool {
        !self.is_silent() && !self.seeking && self.is_of(episode)
    }

    /// Whether it stands still.
    pub(crate) fn is_silent(&self) -> bool {
        self.paused || self.ended || self.error.is_some()
    }

    /// Whether it is an episode's audio.
    pub(crate) fn is_of(&self, episode: &str) -> bool {
        // Kept on the device, it has the address of its file within its own.
        let src = self.src.replace("%2F", "/");
        src.ends_with(&format!("/audio/{episode}.mp3"))
    }
}

/// Something that happened to the audio element.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Event {
    /// The event's type.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// `currentTime` then.
    pub(crate) time: f64,
    /// Whether it was paused then.
    pub(crate) paused: bool,
    /// Whether it was seeking then.
    pub(crate) seeking: bool,
    /// What it played then.
    pub(crate) src: String,
    /// Its failure.
    pub(crate) error: Option<String>,
}

impl Event {
    /// Whether this is sound running at that second.
    pub(crate) fn is_heard(&self) -> bool {
        self.kind == "timeupdate" && !self.paused && !self.seeking
    }
}

/// What was written down.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Taken {
    /// Of the sound.
    pub(crate) events: Vec<Event>,
    /// Of the scripts.
    pub(crate) complaints: Vec<String>,
}

/// The second that a clock such as `8:08` or `1:02:03` stands for.
pub(crate) fn at(clock: &str) -> f64 {
    let parts = clock
        .split(':')
        .map(|part| part.parse::<f64>().expect("digits and colons"));
    parts.fold(0.0, |seconds, part| seconds * 60.0 + part)
}

/// Keys of the WebDriver protocol.
pub(crate) mod key {
    pub(crate) const TAB: char = '\u{E004}';
    pub(crate) const ENTER: char = '\u{E007}';
    pub(crate) const SPACE: char = ' ';
    pub(crate) const BACKSPACE: char = '\u{E003}';
    pub(crate) const ESCAPE: char = '\u{E00C}';
    pub(crate) const ARROW_LEFT: char = '\u{E012}';
    pub(crate) const ARROW_UP: char = '\u{E013}';
    pub(crate) const ARROW_DOWN: char = '\u{E015}';
    pub(crate) const DELETE: char = '\u{E017}';
    pub(crate) const ARROW_RIGHT: char = '\u{E014}';
}
