//! The site's languages: one typed function a message, one file a language.
//!
//! A language that lacks a message does not compile. What is read is [`Words`]: by the app in the browser, and by the pages
//! that are made beforehand on the host.

mod date;
mod en;
mod fr;
mod language;
mod number;

use crate::domain::date::Date;
use crate::domain::fault::Fault;
use crate::domain::filter::Sort;
use crate::domain::kept::Kind;
use crate::domain::playback::Failure;
use crate::domain::seconds::Seconds;

pub use language::Language;

/// A language's messages.
pub type Words = &'static dyn Messages;

/// All that the site says. Times are given as seconds, counts as numbers: each language forms its own sentence.
pub trait Messages: Sync {
    // Everywhere.

    /// The language's tag (BCP 47).
    fn tag(&self) -> &'static str;
    /// The label of the choice of language.
    fn language(&self) -> &'static str;
    /// The link past the header.
    fn skip(&self) -> &'static str;
    /// The link to all episodes.
    fn episodes(&self) -> &'static str;
    /// While the feed is on its way.
    fn loading(&self) -> &'static str;
    /// The button that tries again.
    fn retry(&self) -> &'static str;
    /// Why something could not be fetched, as a sentence.
    fn fault(&self, fault: &Fault) -> String;
    /// The heading above a fault.
    fn trouble(&self) -> &'static str;
    /// A date in full.
    fn date(&self, date: Date) -> String;
    /// A length as listeners say it: `25 min`.
    fn length(&self, length: Seconds) -> String;
    /// A time in words, for a voice: `8 minutes 8 seconds`.
    fn spoken(&self, at: Seconds) -> String;
    /// Which feed and software this page is.
    fn made_with(&self) -> &'static str;

    // The list of episodes.

    /// The search box's label.
    fn search(&self) -> &'static str;
    /// What one may write there.
    fn search_hint(&self) -> &'static str;
    /// The label of what was searched lately.
    fn recent(&self) -> &'static str;
    /// The button that forgets one of these.
    fn forget(&self, query: &str) -> String;
    /// The button that forgets them all.
    fn forget_all(&self) -> &'static str;
    /// The label of the topics.
    fn topics(&self) -> &'static str;
    /// The button that shows the topics left out.
    fn more_topics(&self, more: usize) -> String;
    /// The label of the order.
    fn sort(&self) -> &'static str;
    /// An order's name.
    fn sorted(&self, sort: Sort) -> &'static str;
    /// How many episodes there are.
    fn count(&self, episodes: usize) -> String;
    /// How many episodes there are, where some may turn out to be none.
    fn at_most(&self, count: &str) -> String;
    /// How many episodes and moments were found.
    fn found(&self, episodes: usize, moments: usize) -> String;
    /// The heading over what was begun.
    fn go_on(&self) -> &'static str;
    /// Nothing was found.
    fn nothing(&self, query: &str) -> String;
    /// What to do about it.
    fn nothing_hint(&self) -> &'static str;
    /// That nothing has all the words, and what is shown the most of them.
    fn found_in_part(&self) -> &'static str;
    /// The button that looks for what may have been meant.
    fn instead(&self, query: &str) -> String;
    /// That not all there is was searched.
    fn searched_in_part(&self) -> &'static str;
    /// The button that takes the filter away.
    fn clear(&self) -> &'static str;
    /// The button that shows so many episodes more.
    fn more(&self, more: usize) -> String;
    /// The button that shows so many moments more of one episode.
    fn more_moments(&self, more: usize) -> String;

    // Following.

    /// The way to follow the podcast.
    fn follow(&self) -> &'static str;
    /// What to do with the address.
    fn follow_hint(&self) -> &'static str;
    /// The label of the feed's address.
    fn feed_address(&self) -> &'static str;
    /// The button that copies.
    fn copy(&self) -> &'static str;
    /// It is copied.
    fn copied(&self) -> &'static str;
    /// The heading over the ways to support.
    fn support(&self) -> &'static str;
    /// The heading over the places to listen.
    fn places(&self) -> &'static str;
    /// What stands beside a service that has closed.
    fn closed(&self) -> &'static str;

    // An episode.

    /// `Season 2 · episode 11`; empty where there is neither.
    fn place(&self, season: Option<u32>, number: Option<u32>) -> String;
    /// A taste of what is to come.
    fn trailer(&self) -> &'static str;
    /// Something extra.
    fn bonus(&self) -> &'static str;
    /// It is not for everyone's ears.
    fn explicit(&self) -> &'static str;
    /// The heading over who is heard and who has worked on it.
    fn people(&self) -> &'static str;
    /// What somebody did, by its name in feeds; one that the language has no word for is said as written.
    fn role<'a>(&self, role: &'a str) -> &'a str;
    /// `with Ada and Grace`.
    fn with(&self, guests: &[String]) -> String;
    /// How much of it is left to hear.
    fn left(&self, left: Seconds) -> String;
    /// It was heard to its end.
    fn heard(&self) -> &'static str;
    /// The button that plays from the start.
    fn listen(&self) -> &'static str;
    /// The button that plays from where it was left.
    fn resume(&self, at: Seconds) -> String;
    /// The button that plays from the moment that the address names.
    fn listen_from(&self, at: Seconds) -> String;
    /// The name of a timestamp: `Listen at 8 minutes 8 seconds`.
    fn listen_at(&self, at: Seconds) -> String;
    /// The name of a timestamp that has an end.
    fn listen_between(&self, start: Seconds, end: Seconds) -> String;
    /// The link to the sound itself, with its size where that is known.
    fn download(&self, bytes: Option<u64>) -> String;
    /// The button that shares the episode.
    fn share(&self) -> &'static str;
    /// The button that shares this second of it.
    fn share_moment(&self, at: Seconds) -> String;
    /// The link to the second itself.
    fn share_second(&self, at: Seconds) -> String;
    /// The link to the start of the chapter around it.
    fn share_chapter(&self, start: Seconds) -> String;
    /// The link to the whole.
    fn share_episode(&self) -> &'static str;
    /// That the page may not copy.
    fn not_copied(&self) -> &'static str;
    /// The button that closes a dialog.
    fn close(&self) -> &'static str;
    /// The chapters.
    fn chapters(&self) -> &'static str;
    /// The chapter that is heard.
    fn now(&self) -> &'static str;
    /// The chapter after it.
    fn next(&self) -> &'static str;
    /// The episode that came out before this one.
    fn earlier(&self) -> &'static str;
    /// The episode that came out after this one.
    fn later(&self) -> &'static str;
    /// What stands for a picture that is not loaded.
    fn picture(&self, alt: &str) -> String;
    /// While the notes of an episode are on their way.
    fn loading_notes(&self) -> &'static str;
    /// The heading above why they did not come.
    fn no_notes_yet(&self) -> &'static str;
    /// An episode without notes.
    fn no_notes(&self) -> &'static str;

    // A transcript.

    /// What opens it.
    fn transcript(&self) -> &'static str;
    /// While it is on its way.
    fn loading_transcript(&self) -> &'static str;
    /// The heading above why it did not come.
    fn no_transcript_yet(&self) -> &'static str;
    /// The button that keeps the line that is heard in view.
    fn follow_along(&self) -> &'static str;
    /// How many lines of it could not be read.
    fn skipped(&self, lines: usize) -> String;

    // A topic.

    /// What a topic's page is.
    fn topic(&self) -> &'static str;

    // Playing.

    /// The player's name.
    fn player(&self) -> &'static str;
    /// The button that plays.
    fn play(&self) -> &'static str;
    /// The button that pauses.
    fn pause(&self) -> &'static str;
    /// The button that goes ahead, or back.
    fn skip_by(&self, ahead: bool, seconds: u32) -> String;
    /// The scrubber's label.
    fn position(&self) -> &'static str;
    /// What the scrubber says: time, length, chapter.
    fn position_is(&self, at: Seconds, length: Option<Seconds>, chapter: Option<&str>) -> String;
    /// The label of the rate.
    fn rate(&self) -> &'static str;
    /// A rate, given in hundredths: `1.2×`.
    fn rate_is(&self, hundredths: u32) -> String;
    /// The button that speaks faster, or slower.
    fn step_rate(&self, faster: bool) -> &'static str;
    /// The label of the volume.
    fn volume(&self) -> &'static str;
    /// The button that silences.
    fn mute(&self) -> &'static str;
    /// The button that ends the silence.
    fn unmute(&self) -> &'static str;
    /// The button to what comes next, or was before: an entry of the queue, else a chapter.
    fn to_next(&self, ahead: bool, queued: bool) -> &'static str;
    /// The button that opens the settings, and their name.
    fn settings(&self) -> &'static str;
    /// The label of the sleep timer.
    fn sleep(&self) -> &'static str;
    /// No sleep timer.
    fn no_sleep(&self) -> &'static str;
    /// To sleep when the chapter ends.
    fn sleep_after_chapter(&self) -> &'static str;
    /// To sleep when the episode ends.
    fn sleep_after_episode(&self) -> &'static str;
    /// The label of how far a press goes ahead, or back.
    fn skips(&self, ahead: bool) -> &'static str;
    /// The button that opens the map of keys, and its name.
    fn shortcuts(&self) -> &'static str;
    /// The label of whether keys are shortcuts.
    fn use_shortcuts(&self) -> &'static str;
    /// What plays and pauses.
    fn toggle(&self) -> &'static str;
    /// The name of the space bar.
    fn space(&self) -> &'static str;
    /// The sound is on its way.
    fn waiting(&self) -> &'static str;
    /// Why it does not play.
    fn failed(&self, failure: Failure, at: Seconds) -> String;
    /// That the sound is fetched again by itself, after a space.
    fn tries_again(&self) -> &'static str;
    /// That the server is silent.
    fn late(&self) -> &'static str;
    /// That the audio ends before a second.
    fn past_the_end(&self, at: Seconds) -> String;
    /// To play where it stands.
    fn settle(&self) -> &'static str;
    // A playlist.

    /// The button that plays all moments, one after another.
    fn play_all(&self) -> &'static str;
    /// An episode that counts whole.
    fn whole_episode(&self) -> &'static str;
    /// `2 of 7`.
    fn of(&self, place: usize, count: usize) -> String;
    /// What comes next.
    fn up_next(&self, title: &str) -> String;
    /// That nothing comes next.
    fn last_one(&self) -> &'static str;
    /// The button that leaves the queue.
    fn leave_queue(&self) -> &'static str;

    /// That the stretch is over.
    fn rested(&self) -> &'static str;
    /// To hear what comes after it.
    fn listen_on(&self) -> &'static str;
    /// That the audio is of another length than announced.
    fn drifted(&self) -> &'static str;

    // What is kept on the device.

    /// The name of the page that tells of it, and the link there.
    fn device(&self) -> &'static str;
    /// What becomes of it.
    fn device_hint(&self) -> &'static str;
    /// What is kept of a kind, and what for.
    fn kept(&self, kind: Kind) -> &'static str;
    /// How many things are kept of it.
    fn kept_count(&self, count: usize) -> String;
    /// How many bytes are kept in all.
    fn kept_in_all(&self, bytes: usize) -> String;
    /// The button that clears it all.
    fn erase(&self) -> &'static str;
    /// What is asked before, and what then stays.
    fn erase_hint(&self) -> &'static str;
    /// The button that does.
    fn erase_now(&self) -> &'static str;
    /// The button that does not.
    fn erase_not(&self) -> &'static str;
    /// That it is done, and what the page still knows.
    fn erased(&self) -> &'static str;

    // What is missing.

    /// A page that there is not.
    fn no_page(&self) -> &'static str;
    /// An episode that there is not.
    fn no_episode(&self) -> &'static str;
    /// A topic that no episode carries.
    fn no_topic(&self) -> &'static str;
    /// What may have happened.
    fn no_page_hint(&self) -> &'static str;
    /// The link home.
    fn all_episodes(&self) -> &'static str;
}
