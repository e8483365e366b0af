//! One step of playback: (state, event) -> (state, commands).

use super::seek::is_near;
use super::{Command, Event, Fact, Failure, Playback, Rate, Request, Seek, Sleep, Status};
use crate::domain::seconds::Seconds;

/// How much is heard between two writings of the position.
const SAVE_EVERY: Seconds = Seconds::whole(5);

/// One step, at an instant of a clock that only goes on. Never panics; what makes no sense in a state changes nothing.
pub fn step(mut state: Playback, event: Event, now: Seconds) -> (Playback, Vec<Command>) {
    let mut out = Vec::new();
    match event {
        Event::Asked(request) => state.asked(request, now, &mut out),
        Event::Reported(fact) => state.reported(fact, now, &mut out),
        Event::Tick => state.tick(now, &mut out),
        Event::Online => state.online(now, &mut out),
        Event::Hidden => state.save(&mut out),
    }
    (state, out)
}

impl Playback {
    fn asked(&mut self, request: Request, now: Seconds, out: &mut Vec<Command>) {
        match request {
            Request::Play { track, at, saved } => {
                self.queue = None;
                self.play(track, at, saved, now, out);
            }
            Request::PlayQueue(queue) => self.play_queue(queue, now, out),
            Request::LeaveQueue => {
                if self.queue.take().is_some() {
                    self.stretch = None;
                }
            }
            Request::Resume => self.resume(now, out),
            Request::Pause => self.pause(out),
            Request::Toggle if self.is_active() => self.pause(out),
            Request::Toggle => self.resume(now, out),
            Request::SeekTo(to) => self.seek_to(to, now, out),
            Request::Skip(millis) => self.skip(millis, now, out),
            Request::Next => self.next(now, out),
            Request::Previous => self.previous(now, out),
            // A source that is being taken has its rate set once it plays.
            Request::SetRate(rate) if self.fresh => self.rate = rate,
            Request::SetRate(rate) => out.push(Command::SetRate(rate)),
            Request::SetVolume(volume) => out.push(Command::SetVolume(volume)),
            Request::SetSleep(timer) => self.sleep = timer.map(|timer| timer.from(now)),
            Request::SetChapters { episode, chapters } => {
                if let Some(track) = self.track.as_mut().filter(|t| t.episode == episode) {
                    track.chapters = chapters;
                }
            }
            Request::Retry => {
                self.again = None;
                self.retry(now, out);
            }
            Request::Settle => {
                if self.status == Status::Failed(Failure::NoRange) {
                    self.seek = None;
                    self.stretch = None;
                    self.ready = true;
                    self.status = Status::Paused;
                    self.go_on(out);
                }
            }
        }
    }

    fn reported(&mut self, fact: Fact, now: Seconds, out: &mut Vec<Command>) {
        match fact {
            // A new source begins at its own rate, which nobody asked for.
            Fact::Rate(rate) => {
                if !self.fresh {
                    self.rate = rate;
                }
                return;
            }
            Fact::Volume(volume) => {
                self.volume = volume;
                return;
            }
            // A late report of a source that was let go, or that has failed.
            _ if self.track.is_none() || self.has_failed() => return,
            _ => {}
        }
        // A clock may be told that does not move.
        if !matches!(fact, Fact::Time(_)) {
            self.alive = now;
        }
        match fact {
            Fact::Rate(_) | Fact::Volume(_) | Fact::Progress => {}
            Fact::Metadata(length) => self.metadata(length, now, out),
            Fact::Started => {
                self.wanted = true;
                // A timer that ran out in silence is over: it must not end what was just begun.
                self.sleep
                    .take_if(|sleep| matches!(sleep, Sleep::At(time) if *time <= now));
                if matches!(self.status, Status::Paused | Status::Ended) {
                    self.status = Status::Buffering;
                }
            }
            Fact::Playing => {
                self.status = Status::Playing;
                self.moved = now;
                self.dry = None;
                // On its way to a second, it says that it plays and is not heard.
                self.late &= self.seek.is_some();
                self.paused = None;
                self.rested = false;
            }
            Fact::Paused => {
                self.wanted = false;
                self.late = false;
                if !matches!(self.status, Status::Failed(_) | Status::Ended) {
                    self.status = Status::Paused;
                    self.paused = Some(now);
                }
                self.save(out);
            }
            Fact::Waiting => {
                if self.status == Status::Playing {
                    self.status = Status::Buffering;
                    self.dry = Some(now);
                }
            }
            Fact::Time(at) => self.time(at, now, out),
            Fact::Seeked(at) => self.seeked(at, now, out),
            Fact::Ended(at) => self.ended(at, now, out),
            Fact::Failed(failure) => {
                self.fail(failure, now);
                self.save(out);
            }
        }
    }

    fn metadata(&mut self, length: Option<Seconds>, now: Seconds, out: &mut Vec<Command>) {
        self.measured = length;
        if self.ready {
            return;
        }
        self.ready = true;
        if self.status == Status::Loading && !self.wanted {
            self.status = Status::Paused;
        }
        match self.seek {
            Some(Seek {
                to: Seconds::ZERO, ..
            }) => self.arrive(Seconds::ZERO, Seconds::ZERO, out),
            _ => self.send(now, out),
        }
    }

    fn time(&mut self, at: Seconds, now: Seconds, out: &mut Vec<Command>) {
        // Until a seek has arrived, the clock still tells of where the listener does not want to be.
        if self.seek.is_some() || self.has_leapt(at, now) {
            return;
        }
        let before = std::mem::replace(&mut self.position, at);
        if at != before {
            self.moves(now);
            self.arrived.take_if(|to| !is_near(at, *to));
            // Not before: WebKit may die of a rate that is set while it takes a source or goes to a second.
            if std::mem::take(&mut self.fresh) && self.rate != Rate::default() {
                out.push(Command::SetRate(self.rate));
            }
        }
        self.heard_on(at);
        if self.is_bedtime(before, now) {
            self.sleep = None;
            self.pause(out);
        } else if self
            .stretch
            .and_then(|span| span.end)
            .is_some_and(|end| at >= end)
        {
            self.stretch_ends(now, out);
        }
        if at.abs_diff(self.saved) >= SAVE_EVERY {
            self.save(out);
        }
    }

    fn ended(&mut self, at: Seconds, now: Seconds, out: &mut Vec<Command>) {
        if self.is_on_its_way() {
            // WebKit, while it does not know the length yet, may take the very start for the end and stop on its way.
            self.wanted = true;
            self.status = Status::Buffering;
            out.push(Command::Play);
        } else if self.is_cut_short(at) || self.is_stunted(at) || self.has_leapt(at, now) {
            self.fail(Failure::Network, now);
        } else {
            self.wanted = false;
            self.seek = None;
            self.position = at;
            self.status = Status::Ended;
            if let Some(track) = &self.track {
                out.push(Command::Finish {
                    episode: track.episode.clone(),
                });
            }
            self.track_ends(now, out);
        }
    }

    /// Whether the source is lost: only to fetch it again, or to settle for less, leads on.
    pub(super) fn has_failed(&self) -> bool {
        matches!(self.status, Status::Failed(failure) if failure != Failure::Refused)
    }

    /// Writes down where the listener is: a pending second is where they want to be.
    pub(super) fn save(&mut self, out: &mut Vec<Command>) {
        let Some(track) = &self.track else { return };
        let position = self.shown();
        if self.status != Status::Ended && position != self.saved {
            out.push(Command::Save {
                episode: track.episode.clone(),
                position,
            });
            self.saved = position;
        }
    }
}
