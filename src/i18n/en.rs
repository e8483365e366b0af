//! English.

use super::Messages;
use super::date::date;
use super::number::{grouped, listed, megabytes, rate, rounded, tenths};
use crate::domain::date::Date;
use crate::domain::fault::Fault;
use crate::domain::filter::Sort;
use crate::domain::kept::Kind;
use crate::domain::playback::Failure;
use crate::domain::seconds::Seconds;

/// English.
pub(super) struct English;

fn plural(count: usize, one: &str, many: &str) -> String {
    let word = if count == 1 { one } else { many };
    [&grouped(count, ","), "\u{a0}", word].concat()
}

fn unit(count: u64, one: &str) -> String {
    let mark = if count == 1 { "" } else { "s" };
    [count.to_string().as_str(), " ", one, mark].concat()
}

impl Messages for English {
    fn tag(&self) -> &'static str {
        "en"
    }

    fn language(&self) -> &'static str {
        "Language"
    }

    fn skip(&self) -> &'static str {
        "Skip to content"
    }

    fn episodes(&self) -> &'static str {
        "Episodes"
    }

    fn loading(&self) -> &'static str {
        "The episodes are on their way…"
    }

    fn retry(&self) -> &'static str {
        "Try again"
    }

    fn fault(&self, fault: &Fault) -> String {
        match fault {
            Fault::Unnamed => "This page does not say where the podcast’s feed is.".to_owned(),
            Fault::Unreachable => {
                "The server does not answer. The network may be down; try again once it is back."
                    .to_owned()
            }
            Fault::Status(404 | 410) => {
                "The file expected is not at its address (answer 404).".to_owned()
            }
            Fault::Status(status) => [
                "The server answered with an error (",
                &status.to_string(),
                ").",
            ]
            .concat(),
            Fault::WrongType(found) => [
                "A file of data was expected; the server sent “",
                found,
                "”.",
            ]
            .concat(),
            Fault::NotAFeed(_) => {
                "What came is no podcast feed, or was damaged on the way.".to_owned()
            }
            Fault::NotATranscript(_) => {
                "What came is no transcript that can be read, or was damaged on the way.".to_owned()
            }
            Fault::Empty => "This podcast has no episode yet.".to_owned(),
        }
    }

    fn trouble(&self) -> &'static str {
        "The episodes are not here"
    }

    fn date(&self, at: Date) -> String {
        date(at, "en-GB")
    }

    fn length(&self, length: Seconds) -> String {
        match rounded(length) {
            Err(seconds) => [seconds.to_string().as_str(), "\u{a0}s"].concat(),
            Ok((0, minutes)) => [minutes.to_string().as_str(), "\u{a0}min"].concat(),
            Ok((hours, 0)) => [hours.to_string().as_str(), "\u{a0}h"].concat(),
            Ok((hours, minutes)) => [
                hours.to_string().as_str(),
                "\u{a0}h\u{a0}",
                &minutes.to_string(),
                "\u{a0}min",
            ]
            .concat(),
        }
    }

    fn spoken(&self, at: Seconds) -> String {
        let (hours, minutes, seconds) = at.split();
        let mut words = Vec::new();
        if hours > 0 {
            words.push(unit(hours, "hour"));
        }
        if minutes > 0 {
            words.push(unit(minutes, "minute"));
        }
        if seconds > 0 || words.is_empty() {
            words.push(unit(seconds, "second"));
        }
        words.join(" ")
    }

    fn made_with(&self) -> &'static str {
        "No tracker, no third party: nothing loads before you listen to it."
    }

    fn search(&self) -> &'static str {
        "Search"
    }

    fn search_hint(&self) -> &'static str {
        "Search a word, a name"
    }

    fn recent(&self) -> &'static str {
        "Recent searches"
    }

    fn forget(&self, query: &str) -> String {
        ["Forget “", query, "”"].concat()
    }

    fn forget_all(&self) -> &'static str {
        "Forget all"
    }

    fn topics(&self) -> &'static str {
        "Topics"
    }

    fn more_topics(&self, more: usize) -> String {
        plural(more, "more topic", "more topics")
    }

    fn sort(&self) -> &'static str {
        "Sort"
    }

    fn sorted(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Best => "Closest first",
            Sort::Newest => "Newest first",
            Sort::Oldest => "Oldest first",
            Sort::Longest => "Longest first",
            Sort::Shortest => "Shortest first",
        }
    }

    fn count(&self, episodes: usize) -> String {
        plural(episodes, "episode", "episodes")
    }

    fn at_most(&self, count: &str) -> String {
        ["At most ", count].concat()
    }

    fn found(&self, episodes: usize, moments: usize) -> String {
        let mut text = self.count(episodes);
        if moments > 0 {
            text.push_str(", ");
            text.push_str(&plural(moments, "moment", "moments"));
        }
        text
    }

    fn go_on(&self) -> &'static str {
        "Continue listening"
    }

    fn nothing(&self, query: &str) -> String {
        if query.is_empty() {
            "No episode carries all these topics.".to_owned()
        } else {
            ["Nothing for “", query, "”."].concat()
        }
    }

    fn nothing_hint(&self) -> &'static str {
        "Try a shorter word, or fewer topics at once."
    }

    fn found_in_part(&self) -> &'static str {
        "No episode has all these words: the ones below have the most of them."
    }

    fn instead(&self, query: &str) -> String {
        ["Did you mean “", query, "”?"].concat()
    }

    fn searched_in_part(&self) -> &'static str {
        "The full search could not be loaded: only titles, guests, topics and summaries are searched."
    }

    fn clear(&self) -> &'static str {
        "See all episodes"
    }

    fn more(&self, more: usize) -> String {
        ["Show ", &plural(more, "more episode", "more episodes")].concat()
    }

    fn more_moments(&self, more: usize) -> String {
        ["and ", &plural(more, "more moment", "more moments")].concat()
    }

    fn follow(&self) -> &'static str {
        "Follow this podcast"
    }

    fn follow_hint(&self) -> &'static str {
        "Give this address to a podcast app: each new episode will come to it by itself."
    }

    fn feed_address(&self) -> &'static str {
        "Feed address"
    }

    fn copy(&self) -> &'static str {
        "Copy"
    }

    fn copied(&self) -> &'static str {
        "Copied"
    }

    fn support(&self) -> &'static str {
        "Support this podcast"
    }

    fn places(&self) -> &'static str {
        "Where to listen"
    }

    fn closed(&self) -> &'static str {
        "closed service"
    }

    fn place(&self, season: Option<u32>, number: Option<u32>) -> String {
        match (season, number) {
            (Some(season), Some(number)) => [
                "Season\u{a0}",
                &season.to_string(),
                " · episode\u{a0}",
                &number.to_string(),
            ]
            .concat(),
            (Some(season), None) => ["Season\u{a0}", &season.to_string()].concat(),
            (None, Some(number)) => ["Episode\u{a0}", &number.to_string()].concat(),
            (None, None) => String::new(),
        }
    }

    fn trailer(&self) -> &'static str {
        "Trailer"
    }

    fn bonus(&self) -> &'static str {
        "Bonus"
    }

    fn explicit(&self) -> &'static str {
        "Explicit"
    }

    fn people(&self) -> &'static str {
        "People"
    }

    fn role<'a>(&self, role: &'a str) -> &'a str {
        role
    }

    fn with(&self, guests: &[String]) -> String {
        ["with ", &listed(guests, " and ")].concat()
    }

    fn left(&self, left: Seconds) -> String {
        [&self.length(left), " left"].concat()
    }

    fn heard(&self) -> &'static str {
        "heard"
    }

    fn listen(&self) -> &'static str {
        "Listen"
    }

    fn resume(&self, at: Seconds) -> String {
        ["Resume at ", &at.to_string()].concat()
    }

    fn listen_from(&self, at: Seconds) -> String {
        ["Listen from ", &at.to_string()].concat()
    }

    fn listen_at(&self, at: Seconds) -> String {
        ["Listen at ", &self.spoken(at)].concat()
    }

    fn listen_between(&self, start: Seconds, end: Seconds) -> String {
        [
            "Listen from ",
            &self.spoken(start),
            " to ",
            &self.spoken(end),
        ]
        .concat()
    }

    fn download(&self, bytes: Option<u64>) -> String {
        match bytes {
            Some(bytes) => ["Download · ", &tenths(megabytes(bytes), '.'), "\u{a0}MB"].concat(),
            None => "Download".to_owned(),
        }
    }

    fn share(&self) -> &'static str {
        "Share"
    }

    fn share_moment(&self, at: Seconds) -> String {
        ["Share ", &at.to_string()].concat()
    }

    fn share_second(&self, at: Seconds) -> String {
        ["From this second: ", &at.to_string()].concat()
    }

    fn share_chapter(&self, start: Seconds) -> String {
        ["From the start of the chapter: ", &start.to_string()].concat()
    }

    fn share_episode(&self) -> &'static str {
        "The whole episode"
    }

    fn not_copied(&self) -> &'static str {
        "The browser did not let the page copy: please copy the link by hand."
    }

    fn close(&self) -> &'static str {
        "Close"
    }

    fn chapters(&self) -> &'static str {
        "Chapters"
    }

    fn now(&self) -> &'static str {
        "Now"
    }

    fn next(&self) -> &'static str {
        "Next"
    }

    fn earlier(&self) -> &'static str {
        "Earlier episode"
    }

    fn later(&self) -> &'static str {
        "Later episode"
    }

    fn picture(&self, alt: &str) -> String {
        if alt.is_empty() {
            "See the picture".to_owned()
        } else {
            ["See the picture: ", alt].concat()
        }
    }

    fn loading_notes(&self) -> &'static str {
        "The notes are on their way…"
    }

    fn no_notes_yet(&self) -> &'static str {
        "The notes are not here"
    }

    fn no_notes(&self) -> &'static str {
        "This episode has no notes."
    }

    fn transcript(&self) -> &'static str {
        "Transcript"
    }

    fn loading_transcript(&self) -> &'static str {
        "The transcript is on its way…"
    }

    fn no_transcript_yet(&self) -> &'static str {
        "The transcript is not here"
    }

    fn follow_along(&self) -> &'static str {
        "Follow along"
    }

    fn skipped(&self, lines: usize) -> String {
        [
            &plural(
                lines,
                "line that could not be read was",
                "lines that could not be read were",
            ),
            " left out.",
        ]
        .concat()
    }

    fn topic(&self) -> &'static str {
        "Topic"
    }

    fn player(&self) -> &'static str {
        "Player"
    }

    fn play(&self) -> &'static str {
        "Play"
    }

    fn pause(&self) -> &'static str {
        "Pause"
    }

    fn skip_by(&self, ahead: bool, seconds: u32) -> String {
        let way = if ahead { "Ahead " } else { "Back " };
        [way, &seconds.to_string(), " seconds"].concat()
    }

    fn position(&self) -> &'static str {
        "Position"
    }

    fn position_is(&self, at: Seconds, length: Option<Seconds>, chapter: Option<&str>) -> String {
        let mut text = self.spoken(at);
        if let Some(length) = length {
            text.push_str(" of ");
            text.push_str(&self.spoken(length));
        }
        if let Some(chapter) = chapter {
            text.push_str(", ");
            text.push_str(chapter);
        }
        text
    }

    fn rate(&self) -> &'static str {
        "Speed"
    }

    fn rate_is(&self, hundredths: u32) -> String {
        rate(hundredths, '.')
    }

    fn step_rate(&self, faster: bool) -> &'static str {
        if faster { "Faster" } else { "Slower" }
    }

    fn volume(&self) -> &'static str {
        "Volume"
    }

    fn mute(&self) -> &'static str {
        "Mute"
    }

    fn unmute(&self) -> &'static str {
        "Unmute"
    }

    fn to_next(&self, ahead: bool, queued: bool) -> &'static str {
        match (ahead, queued) {
            (false, false) => "Previous chapter",
            (true, false) => "Next chapter",
            (false, true) => "Previous excerpt",
            (true, true) => "Next excerpt",
        }
    }

    fn settings(&self) -> &'static str {
        "Settings"
    }

    fn sleep(&self) -> &'static str {
        "Sleep timer"
    }

    fn no_sleep(&self) -> &'static str {
        "Off"
    }

    fn sleep_after_chapter(&self) -> &'static str {
        "End of chapter"
    }

    fn sleep_after_episode(&self) -> &'static str {
        "End of episode"
    }

    fn skips(&self, ahead: bool) -> &'static str {
        if ahead { "Skip ahead" } else { "Skip back" }
    }

    fn shortcuts(&self) -> &'static str {
        "Keyboard shortcuts"
    }

    fn use_shortcuts(&self) -> &'static str {
        "Use these keys"
    }

    fn toggle(&self) -> &'static str {
        "Play or pause"
    }

    fn space(&self) -> &'static str {
        "Space"
    }

    fn waiting(&self) -> &'static str {
        "The sound is on its way…"
    }

    fn failed(&self, failure: Failure, at: Seconds) -> String {
        let said = match failure {
            Failure::Network => {
                "The sound has stopped coming: the network or the server does not answer."
            }
            Failure::Offline => "This device has no network.",
            Failure::Decode => "The audio file is damaged: the browser cannot read it.",
            Failure::Unsupported => "The audio file is missing, or this browser cannot play it.",
            Failure::Refused => "The browser did not let the sound start. One more press will do.",
            Failure::NoRange => {
                let start = "This server sends the sound from its start only: there is no way to ";
                return [start, &at.to_string(), "."].concat();
            }
        };
        said.to_owned()
    }

    fn tries_again(&self) -> &'static str {
        " Trying again in a moment."
    }

    fn late(&self) -> &'static str {
        "The audio server is slow to answer."
    }

    fn past_the_end(&self, at: Seconds) -> String {
        ["This audio file ends before ", &at.to_string(), "."].concat()
    }

    fn settle(&self) -> &'static str {
        "Listen anyway"
    }

    fn play_all(&self) -> &'static str {
        "Play all"
    }

    fn whole_episode(&self) -> &'static str {
        "The whole episode"
    }

    fn of(&self, place: usize, count: usize) -> String {
        [&place.to_string(), " of ", &count.to_string()].concat()
    }

    fn up_next(&self, title: &str) -> String {
        ["Next: ", title].concat()
    }

    fn last_one(&self) -> &'static str {
        "This is the last one."
    }

    fn leave_queue(&self) -> &'static str {
        "Leave this queue"
    }

    fn rested(&self) -> &'static str {
        "The excerpt is over."
    }

    fn listen_on(&self) -> &'static str {
        "Keep listening"
    }

    fn drifted(&self) -> &'static str {
        "This file is not as long as announced: times may be off, probably because of advertising."
    }

    fn device(&self) -> &'static str {
        "What this site keeps on your device"
    }

    fn device_hint(&self) -> &'static str {
        "None of it leaves the device: there is no account, no cookie and nothing that counts visits. The audio comes from its own host, which sees the request when you listen."
    }

    fn kept(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Places => "Where you are in each episode, to go on from there",
            Kind::Searches => "Your last searches, to offer them again",
            Kind::Language => "The language you have chosen",
            Kind::Habits => "How you like to listen: speed, volume, skips, shortcuts",
        }
    }

    fn kept_count(&self, count: usize) -> String {
        match count {
            0 => "nothing".to_owned(),
            count => plural(count, "item", "items"),
        }
    }

    fn kept_in_all(&self, bytes: usize) -> String {
        [
            "In all: ",
            &tenths(bytes.div_ceil(100) as u64, '.'),
            "\u{a0}KB.",
        ]
        .concat()
    }

    fn erase(&self) -> &'static str {
        "Clear it all"
    }

    fn erase_hint(&self) -> &'static str {
        "Clear it all? It cannot be brought back. What is playing goes on playing, and its place will be noted anew."
    }

    fn erase_now(&self) -> &'static str {
        "Clear"
    }

    fn erase_not(&self) -> &'static str {
        "Keep"
    }

    fn erased(&self) -> &'static str {
        "It is cleared. As long as you stay on this page, it keeps to the settings of now."
    }

    fn no_page(&self) -> &'static str {
        "There is no such page"
    }

    fn no_episode(&self) -> &'static str {
        "There is no such episode"
    }

    fn no_topic(&self) -> &'static str {
        "No episode speaks of it"
    }

    fn no_page_hint(&self) -> &'static str {
        "Its address may have changed, or got lost on the way."
    }

    fn all_episodes(&self) -> &'static str {
        "All episodes"
    }
}
