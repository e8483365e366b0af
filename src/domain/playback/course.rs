//! The course of playback: what is taken, gone on with and let go; what comes after what.

use super::seek::is_near;
use super::{Command, Entry, Playback, Queue, Seek, Sleep, Status, Track};
use crate::domain::chapter;
use crate::domain::moment::Span;
use crate::domain::seconds::Seconds;

/// After a pause longer than this, one has forgotten the half of the sentence.
pub(super) const LONG_PAUSE: Seconds = Seconds::whole(60);
/// How much of it is heard again then.
pub(super) const AGAIN: Seconds = Seconds::whole(5);
/// This far into a chapter, its own start is the previous one.
const BEGUN: Seconds = Seconds::whole(3);

impl Playback {
    /// Plays a track, whichever was held.
    pub(super) fn play(
        &mut self,
        track: Track,
        at: Option<Span>,
        saved: Option<Seconds>,
        now: Seconds,
        out: &mut Vec<Command>,
    ) {
        self.again = None;
        let stretch = at.filter(|span| span.end.is_some());
        if !self.holds(&track.episode) || matches!(self.status, Status::Failed(_)) {
            let start = at.map(|span| span.start);
            let start = start.or(saved);
            self.save(out);
            self.load(track, start.unwrap_or_default(), now, out);
            self.stretch = stretch;
            return;
        }
        self.track = Some(track);
        match at {
            Some(span) => {
                self.seek_to(span.start, now, out);
                self.stretch = stretch;
            }
            None => self.pick_up(now, out),
        }
        self.go_on(out);
    }

    /// Plays the entry of the queue that it stands at. An empty queue changes nothing.
    pub(super) fn play_queue(&mut self, queue: Queue, now: Seconds, out: &mut Vec<Command>) {
        if let Some(entry) = queue.current().cloned() {
            self.queue = Some(queue);
            self.play_entry(entry, now, out);
        }
    }

    fn play_entry(&mut self, entry: Entry, now: Seconds, out: &mut Vec<Command>) {
        let held = self.holds(&entry.track.episode);
        if held
            && self.seek.is_none()
            && self.is_active()
            && is_near(self.position, entry.span.start)
        {
            // It goes on where the one before it ended: not a breath between the two.
            self.stretch = Some(entry.span).filter(|span| span.end.is_some());
        } else {
            self.play(entry.track, Some(entry.span), None, now, out);
        }
    }

    /// Takes a track from a second on. Its rate is set once it plays: to set it while WebKit takes a source can end it.
    pub(super) fn load(&mut self, track: Track, to: Seconds, now: Seconds, out: &mut Vec<Command>) {
        out.push(Command::Load(track.url.clone()));
        out.push(Command::Play);
        *self = Playback {
            seek: Some(Seek::pending(to)),
            track: Some(track),
            status: Status::Loading,
            stretch: self.stretch.take(),
            queue: self.queue.take(),
            sleep: self.sleep,
            rate: self.rate,
            volume: self.volume,
            wanted: true,
            fresh: true,
            alive: now,
            moved: now,
            again: self.again.take(),
            ..Playback::default()
        };
    }

    pub(super) fn resume(&mut self, now: Seconds, out: &mut Vec<Command>) {
        match self.status {
            Status::Idle => {}
            _ if self.has_failed() => {
                self.again = None;
                self.retry(now, out);
            }
            // What comes next in the queue was held back by the sleep timer.
            _ if self.rested && self.has_next_entry() => self.next(now, out),
            _ => {
                self.pick_up(now, out);
                self.go_on(out);
            }
        }
    }

    /// Goes back to the start of what has ended, and a little after a long pause.
    fn pick_up(&mut self, now: Seconds, out: &mut Vec<Command>) {
        if self.status == Status::Ended && self.seek.is_none() {
            // Of a queue it is the last that is heard again.
            let entry = self.queue.as_ref().and_then(Queue::current);
            let start = entry.map_or(Seconds::ZERO, |entry| entry.span.start);
            self.seek_to(start, now, out);
        } else if let Some(paused) = self.paused.take()
            && now.saturating_sub(paused) > LONG_PAUSE
            && !self.rested
        {
            let start = self.stretch.map_or(Seconds::ZERO, |span| span.start);
            self.seek_to((self.shown() - AGAIN).max(start), now, out);
        }
    }

    /// Plays, unless the way to the second that was asked for turned out to be lost.
    pub(super) fn go_on(&mut self, out: &mut Vec<Command>) {
        if self.has_failed() {
            return;
        }
        self.wanted = true;
        self.rested = false;
        out.push(Command::Play);
    }

    pub(super) fn pause(&mut self, out: &mut Vec<Command>) {
        self.wanted = false;
        self.again = None;
        out.push(Command::Pause);
    }

    pub(super) fn skip(&mut self, millis: i64, now: Seconds, out: &mut Vec<Command>) {
        let (from, by) = (self.shown(), Seconds::millis(millis.unsigned_abs()));
        let to = if millis < 0 { from - by } else { from + by };
        // What is heard of a queue has its own start and end.
        let heard = self.stretch.filter(|_| self.queue.is_some());
        let ends = heard.and_then(|span| span.end).is_some_and(|end| to >= end);
        if ends && self.has_next_entry() {
            self.next(now, out);
            return;
        }
        let to = heard.map_or(to, |span| to.max(span.start));
        self.seek_to(self.duration().map_or(to, |end| to.min(end)), now, out);
    }

    pub(super) fn next(&mut self, now: Seconds, out: &mut Vec<Command>) {
        if let Some(entry) = self.queue.as_mut().and_then(Queue::advance) {
            self.play_entry(entry, now, out);
        } else if let Some(start) = self.next_chapter() {
            self.seek_to(start, now, out);
        }
    }

    pub(super) fn previous(&mut self, now: Seconds, out: &mut Vec<Command>) {
        let at = self.shown();
        let entry = self.queue.as_mut().and_then(|queue| {
            let start = queue.current()?.span.start;
            let begun = at > start + BEGUN;
            if begun {
                queue.current().cloned()
            } else {
                queue.go_back()
            }
        });
        if let Some(entry) = entry {
            self.play(entry.track, Some(entry.span), None, now, out);
        } else if let Some(start) = self.previous_chapter() {
            self.seek_to(start, now, out);
        }
    }

    /// Whether [`super::Request::Next`] leads anywhere.
    pub fn has_next(&self) -> bool {
        self.has_next_entry() || self.next_chapter().is_some()
    }

    /// Whether [`super::Request::Previous`] leads anywhere.
    pub fn has_previous(&self) -> bool {
        self.queue.is_some() || self.previous_chapter().is_some()
    }

    fn has_next_entry(&self) -> bool {
        self.queue
            .as_ref()
            .is_some_and(|queue| queue.next().is_some())
    }

    fn next_chapter(&self) -> Option<Seconds> {
        let mut starts = self.contents();
        starts.find(|start| *start > self.shown())
    }

    /// The start of the chapter that is heard; at its start, that of the one before.
    fn previous_chapter(&self) -> Option<Seconds> {
        let at = self.shown();
        let begun = self.contents().filter(|start| *start + BEGUN < at).last();
        begun.or((at > Seconds::ZERO && !self.chapters().is_empty()).then_some(Seconds::ZERO))
    }

    fn contents(&self) -> impl Iterator<Item = Seconds> {
        let chapters = self.chapters().iter();
        chapters
            .filter(|chapter| chapter.in_contents)
            .map(|chapter| chapter.start)
    }

    /// The stretch has come to its end: what is next in the queue goes on, if it may.
    pub(super) fn stretch_ends(&mut self, now: Seconds, out: &mut Vec<Command>) {
        self.stretch = None;
        let sleeps = self.falls_asleep();
        if self.has_next_entry() && !sleeps {
            self.next(now, out);
            return;
        }
        self.rested = true;
        self.pause(out);
    }

    /// The track has come to its end: what is next in the queue goes on, if it may.
    pub(super) fn track_ends(&mut self, now: Seconds, out: &mut Vec<Command>) {
        let sleeps = self.falls_asleep();
        self.stretch = None;
        if self.has_next_entry() {
            if sleeps {
                self.rested = true;
            } else {
                self.next(now, out);
            }
        }
    }

    /// Whether the sleep timer was set to this end. It has done its part then.
    fn falls_asleep(&mut self) -> bool {
        let here = |sleep: &mut Sleep| matches!(sleep, Sleep::Chapter | Sleep::Episode);
        self.sleep.take_if(here).is_some()
    }

    /// Whether the sleep timer ends the sound now, which went on from `before` to where it stands.
    pub(super) fn is_bedtime(&self, before: Seconds, now: Seconds) -> bool {
        match self.sleep {
            Some(Sleep::At(time)) => now >= time,
            Some(Sleep::Chapter) => {
                let heard = chapter::heard_at(self.chapters(), before);
                let end = heard.and_then(|chapter| chapter.end);
                end.is_some_and(|end| before < end && end <= self.position)
            }
            Some(Sleep::Episode) | None => false,
        }
    }
}
