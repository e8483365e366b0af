//! Selectors: every hook by which the journeys find something on the site, in this one file.

/// The one audio element, which stands in `index.html`.
pub(crate) const AUDIO: &str = "#audio";
/// A timestamp, wherever it stands.
pub(crate) const TIME: &str = "a.t";
/// The item that plays now.
pub(crate) const PLAYING: &str = "[aria-current=true]";
/// What every page has once it stands: a heading of its own, or one of what failed.
pub(crate) const ARRIVED: &str = "main :is(h1, h2)";
/// A page's heading.
pub(crate) const HEADING: &str = "main h1";
/// Something that went wrong with a page, said to the listener.
pub(crate) const ALERT: &str = "main [role=alert]";
/// What is on its way, said to the listener.
pub(crate) const ARRIVING: &str = "main .arriving";
/// The way on from it.
pub(crate) const RETRY: &str = "main button.retry";
/// A page that is not there.
pub(crate) const MISSING: &str = "main .notice";
/// What stands there when the site cannot start.
pub(crate) const BOOT_FAILED: &str = "#boot-failed";
/// How much of the program has come.
pub(crate) const BOOTING: &str = "#booting";
/// What stands there when the site broke.
pub(crate) const CRASHED: &str = "#crashed";
/// The way to all episodes, at the top.
pub(crate) const EPISODES: &str = "header.top nav a";
/// The way to what is kept on the device, at the foot.
pub(crate) const DEVICE: &str = "footer.foot a[href$='device/']";
/// A kind of what is kept, and how much there is.
pub(crate) const KEPT: &str = "ul.kept li";
/// What asks whether to clear it, and the button that does.
pub(crate) const ERASE: &str = "main .erase summary";
pub(crate) const ERASE_NOW: &str = "main .erase[open] button";
/// What there is of an episode's sound on the device.
pub(crate) const KEEP: &str = ".hero .keep";
/// What can be done about it.
pub(crate) const KEEP_BUTTON: &str = ".hero .keep button";
/// The choice of language.
pub(crate) const LANGUAGE: &str = "select#language";

/// The player's bar.
pub(crate) const PLAYER: &str = "#player";
/// Its play and pause button.
pub(crate) const PLAYER_PLAY: &str = "#player button.play";
/// Its clock.
pub(crate) const PLAYER_CLOCK: &str = "#player .clock";
/// Its scrubber.
pub(crate) const PLAYER_SCRUBBER: &str = "#player .scrub input[type=range]";
/// Its button that opens the settings, and says the rate and what is left before sleep.
pub(crate) const PLAYER_SETTINGS: &str = "#player button.settings";
/// The settings.
pub(crate) const SETTINGS: &str = "#settings";
/// The rates to jump to.
pub(crate) const RATE_OFFERED: &str = "#settings .rate > button";
/// The rate, as it is.
pub(crate) const RATE: &str = "#settings output";
/// A step slower.
pub(crate) const RATE_SLOWER: &str = "#settings .slower";
/// A step faster.
pub(crate) const RATE_FASTER: &str = "#settings .faster";
/// The sleep timer.
pub(crate) const SLEEP: &str = "#settings select.sleep";
/// How far the skip back goes.
pub(crate) const TO_BACK: &str = "#settings select.to-back";
/// How far the skip ahead goes.
pub(crate) const TO_AHEAD: &str = "#settings select.to-ahead";
/// The button that opens the map of keys.
pub(crate) const SETTINGS_KEYS: &str = "#settings .keys";
/// The map of keys.
pub(crate) const KEYS: &str = "dialog#keys";
/// Its switch.
pub(crate) const KEYS_SWITCH: &str = "dialog#keys input";
/// Its way out.
pub(crate) const KEYS_CLOSE: &str = "dialog#keys .head button";
/// The player's button to the chapter before.
pub(crate) const PLAYER_PREVIOUS: &str = "#player .ctl .previous";
/// The one to the chapter after.
pub(crate) const PLAYER_NEXT: &str = "#player .ctl .next";
/// What silences.
pub(crate) const PLAYER_MUTE: &str = "#player .ctl .mute";
/// How loud.
pub(crate) const PLAYER_VOLUME: &str = "#player .ctl .volume input";
/// Its button back by fifteen seconds.
pub(crate) const PLAYER_BACK: &str = "#player button.back";
/// Its button ahead by thirty.
pub(crate) const PLAYER_AHEAD: &str = "#player button.ahead";
/// Its link back to the episode that plays.
pub(crate) const PLAYER_TITLE: &str = "#player a.title";
/// What it says while the sound is on its way.
pub(crate) const PLAYER_STATUS: &str = "#player [role=status]";
/// What it says of a failure.
pub(crate) const PLAYER_ALERT: &str = "#player [role=alert]";
/// What it says that is good to know.
pub(crate) const PLAYER_NOTICE: &str = "#player .alert [role=status]";
/// The way on from it.
pub(crate) const PLAYER_RETRY: &str = "#player button.retry";

/// The search box.
pub(crate) const SEARCH: &str = "input[type=search]";
/// What was searched lately, offered under the box.
pub(crate) const OFFERED: &str = "#recent [role=option]";
/// The one at hand.
pub(crate) const OFFERED_ACTIVE: &str = "#recent [aria-selected=true]";
/// The buttons that forget one of them.
pub(crate) const FORGET: &str = ".offer > div button";
/// The button that forgets all.
pub(crate) const FORGET_ALL: &str = ".offer > p button";
/// A topic in the filter.
pub(crate) const TOPIC: &str = ".topics button[aria-pressed]";
/// The topics being filtered by.
pub(crate) const TOPIC_PRESSED: &str = ".topics button[aria-pressed=true]";
/// An episode in the list.
pub(crate) const EPISODE: &str = "ol.episodes > li";
/// Its title, which leads to its page.
pub(crate) const EPISODE_TITLE: &str = "ol.episodes > li h2 a";
/// What of a text a search marked.
pub(crate) const MARK: &str = "ol.episodes mark";
/// The order of the list.
pub(crate) const SORT: &str = "main .state select";
/// A chapter that a search found, under its episode.
pub(crate) const HIT: &str = "ul.hits a.t";
/// How many episodes there are.
pub(crate) const COUNT: &str = "main .count";
/// The same, said aloud.
pub(crate) const SAID: &str = "main .state [role=status]";
/// What is said of what is found: that it has not all the words, or that not all there is could be searched.
pub(crate) const REMARK: &str = "main .remark";
/// The list, while it is not yet of what is looked for.
pub(crate) const WAITING: &str = "main [aria-busy=true]";
/// The empty result.
pub(crate) const EMPTY: &str = ".empty";
/// Its way out.
pub(crate) const EMPTY_CLEAR: &str = ".empty button.go";
/// What may have been meant.
pub(crate) const INSTEAD: &str = ".empty button.instead";

/// The episode page's large button.
pub(crate) const GO: &str = "button.go";
/// What is said beside it of the moment that the address names.
pub(crate) const BEYOND: &str = ".hero .act [role=status]";
/// An episode's notes.
pub(crate) const NOTES: &str = "article.notes";
/// An item of a list in them.
pub(crate) const NOTES_ITEM: &str = "article.notes li";
/// A link to a topic's page.
pub(crate) const TOPIC_LINK: &str = "main ul.chips a";

/// What opens an episode's transcript, and closes it.
pub(crate) const TRANSCRIPT: &str = "details.transcript > summary";
/// The box that its lines scroll in.
pub(crate) const SCRIPT: &str = ".script";
/// A line of it.
pub(crate) const LINE: &str = ".script li";
/// The line that is heard.
pub(crate) const LINE_NOW: &str = ".script li[aria-current=true]";
/// Who speaks from here on.
pub(crate) const SPEAKER: &str = ".script b";
/// How many lines could not be read.
pub(crate) const SKIPPED: &str = ".transcript .skipped";
/// The way back to the line that is heard.
pub(crate) const FOLLOW: &str = ".script button";
/// A chapter in the list of chapters.
pub(crate) const CHAPTER: &str = ".side ol.chapters li";
/// The picture in an episode's head.
pub(crate) const ART: &str = ".hero .art img";

/// The button that plays all that is listed.
pub(crate) const PLAY_ALL: &str = "main button.all";
/// The moment of a playlist that is heard.
pub(crate) const HIT_NOW: &str = "ul.hits [aria-current=true]";
/// The queue, in the player's bar.
pub(crate) const QUEUE: &str = "#player .queue";
/// One of its moments.
pub(crate) const QUEUE_ENTRY: &str = "#player .queue li button";
/// Its way out.
pub(crate) const QUEUE_LEAVE: &str = "#player .queue button.leave";
/// The button that stands beside the timestamp last pointed at.
pub(crate) const BESIDE_TIME: &str = "button.beside-time";
/// A dialog that is open.
pub(crate) const DIALOG: &str = "dialog[open]";
/// One of the links that it offers.
pub(crate) const CHOICE: &str = "dialog[open] button.choose";
/// What unfolds the ways to follow.
pub(crate) const FOLLOWING: &str = "details.follow > summary";
/// What was begun, on home.
pub(crate) const RESUME: &str = "main section.resume";
