//! Playback, event by event.

#![allow(clippy::unwrap_used)]

mod any;
mod course;
mod day;
mod faults;
mod keys;
mod moments;

use std::sync::Arc;

use super::*;

fn s(seconds: u64) -> Seconds {
    Seconds::whole(seconds)
}

fn track(episode: &str) -> Track {
    Track {
        episode: episode.to_owned(),
        url: format!("https://example.org/{episode}.mp3"),
        duration: Some(s(1502)),
        chapters: [13, 255, 488].map(chapter).into(),
    }
}

/// A chapter of a hundred seconds.
fn chapter(start: u64) -> Chapter {
    Chapter {
        start: s(start),
        end: Some(s(start + 100)),
        title: format!("From {start}"),
        url: None,
        image: None,
        topics: Vec::new(),
        in_contents: true,
    }
}

/// An instant.
const NOW: Seconds = Seconds::whole(1_800_000_000);

fn play(episode: &str, at: Option<u64>, saved: Option<u64>) -> Event {
    let at = at.map(|at| Span {
        start: s(at),
        end: None,
    });
    Event::Asked(Request::Play {
        track: track(episode),
        at,
        saved: saved.map(s),
    })
}

fn asked(request: Request) -> Event {
    Event::Asked(request)
}

fn said(fact: Fact) -> Event {
    Event::Reported(fact)
}

/// Runs events through the machine; gives the last state and all commands.
fn run(events: impl IntoIterator<Item = Event>) -> (Playback, Vec<Command>) {
    after(Playback::default(), events)
}

fn after(state: Playback, events: impl IntoIterator<Item = Event>) -> (Playback, Vec<Command>) {
    later(state, 0, events)
}

/// So many seconds later.
fn later(
    state: Playback,
    seconds: u64,
    events: impl IntoIterator<Item = Event>,
) -> (Playback, Vec<Command>) {
    events
        .into_iter()
        .fold((state, Vec::new()), |(state, mut all), event| {
            let (state, commands) = step(state, event, NOW + s(seconds));
            all.extend(commands);
            (state, all)
        })
}

fn seeks(commands: &[Command]) -> Vec<Seconds> {
    commands
        .iter()
        .filter_map(|c| {
            if let Command::Seek(to) = c {
                Some(*to)
            } else {
                None
            }
        })
        .collect()
}

/// The events of an element that has loaded and plays.
fn loaded() -> [Event; 2] {
    [said(Fact::Metadata(Some(s(1502)))), said(Fact::Playing)]
}
