//! One step of playback: (state, event) -> (state, commands).

use super::{Failure, Miss, Playback, Rate, Seek, Status, Track, Volume};
use crate::domain::moment::Span;
use crate::domain::seconds::Seconds;

/// How far from the second asked for an element may stand and still have arrived.
const NEAR: Seconds = Seconds::millis(1000);
/// How often a seek is tried before it is reported.
const TRIES: u8 = 2;
/// How much is heard between two writings of the position.
const SAVE_EVERY: Seconds = Seconds::whole(5);
/// A saved position this near to the end starts over.
const NEARLY_DONE: Seconds = Seconds::whole(5);

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A person asks.
    Asked(Request),
    /// The element reports.
    Reported(Fact),
    /// The page goes out of sight, perhaps for good.
    Hidden,
}

/// What a person asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Play an episode: at a moment where one is named (0 included), else where it was left, else from the start.
    Play {
        /// The episode's audio.
        track: Track,
        /// The moment.
        at: Option<Span>,
        /// Where it was left.
        saved: Option<Seconds>,
    },
    /// Go on with what the element holds.
    Resume,
    /// Stop the sound.
    Pause,
    /// Pause what is active, resume what is not.
    Toggle,
    /// Go to a second of what the element holds.
    SeekTo(Seconds),
    /// Go on by so many milliseconds, or back.
    Skip(i64),
    /// Change how fast.
    SetRate(Rate),
    /// Change how loud.
    SetVolume(Volume),
    /// Fetch again what failed, and go on where it stood.
    Retry,
}

/// What the element reports, with its values at that instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fact {
    /// `loadedmetadata`, `durationchange`: it can be sent to a second; `None` for a length unknown or infinite.
    Metadata(Option<Seconds>),
    /// `play`: it means to be heard.
    Started,
    /// `playing`: it is heard.
    Playing,
    /// `pause`.
    Paused,
    /// `waiting`: it lacks the next sound.
    Waiting,
    /// `timeupdate`.
    Time(Seconds),
    /// `seeked`: where it stands now.
    Seeked(Seconds),
    /// `ended`.
    Ended,
    /// `ratechange`.
    Rate(Rate),
    /// `volumechange`.
    Volume(Volume),
    /// `error`, or `play()` refused.
    Failed(Failure),
}

/// What the element, or the device's storage, is told to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Take this address, from its start.
    Load(String),
    /// Play.
    Play,
    /// Pause.
    Pause,
    /// Go to this second.
    Seek(Seconds),
    /// Take this rate.
    SetRate(Rate),
    /// Take this volume.
    SetVolume(Volume),
    /// Remember that an episode was left here.
    Save {
        /// The episode's id.
        episode: String,
        /// Where it stands.
        position: Seconds,
    },
    /// Remember that an episode was heard to its end.
    Finish {
        /// The episode's id.
        episode: String,
    },
}

/// One step. Never panics; what makes no sense in a state changes nothing.
pub fn step(mut state: Playback, event: Event) -> (Playback, Vec<Command>) {
    let mut out = Vec::new();
    match event {
        Event::Asked(request) => state.asked(request, &mut out),
        Event::Reported(fact) => state.reported(fact, &mut out),
        Event::Hidden => state.save(&mut out),
    }
    (state, out)
}

impl Playback {
    fn asked(&mut self, request: Request, out: &mut Vec<Command>) {
        match request {
            Request::Play { track, at, saved } => self.play(track, at, saved, out),
            Request::Resume => self.resume(out),
            Request::Pause => self.pause(out),
            Request::Toggle if self.is_active() => self.pause(out),
            Request::Toggle => self.resume(out),
            Request::SeekTo(to) => self.seek_to(to, out),
            Request::Skip(millis) => {
                let from = self.shown();
                let by = Seconds::millis(millis.unsigned_abs());
                let to = if millis < 0 { from - by } else { from + by };
                self.seek_to(self.duration().map_or(to, |end| to.min(end)), out);
            }
            Request::SetRate(rate) => out.push(Command::SetRate(rate)),
            Request::SetVolume(volume) => out.push(Command::SetVolume(volume)),
            Request::Retry => {
                if let Some(track) = self.track.clone() {
                    let at = self.shown();
                    self.load(track, at, out);
                }
            }
        }
    }

    fn play(
        &mut self,
        track: Track,
        at: Option<Span>,
        saved: Option<Seconds>,
        out: &mut Vec<Command>,
    ) {
        let held = self.holds(&track.episode) && !matches!(self.status, Status::Failed(_));
        if held {
            match at {
                Some(span) => {
                    self.seek_to(span.start, out);
                    self.stop_at = span.end;
                }
                None if self.status == Status::Ended => self.seek_to(Seconds::ZERO, out),
                None => {}
            }
            self.wanted = true;
            out.push(Command::Play);
            return;
        }
        let left =
            saved.filter(|saved| track.duration.is_none_or(|end| *saved + NEARLY_DONE < end));
        let to = at.map(|span| span.start).or(left).unwrap_or_default();
        self.save(out);
        self.load(track, to, out);
        self.stop_at = at.and_then(|span| span.end);
    }

    /// Takes a track from `to`. The rate is told again, for a new source takes it away.
    fn load(&mut self, track: Track, to: Seconds, out: &mut Vec<Command>) {
        out.push(Command::Load(track.url.clone()));
        out.push(Command::SetRate(self.rate));
        out.push(Command::Play);
        *self = Playback {
            seek: Some(Seek { to, tries: 0 }),
            track: Some(track),
            status: Status::Loading,
            rate: self.rate,
            volume: self.volume,
            wanted: true,
            ..Playback::default()
        };
    }

    fn resume(&mut self, out: &mut Vec<Command>) {
        match self.status {
            Status::Idle => {}
            Status::Failed(failure) if failure != Failure::Refused => {
                self.asked(Request::Retry, out)
            }
            _ => {
                self.wanted = true;
                out.push(Command::Play);
            }
        }
    }

    fn pause(&mut self, out: &mut Vec<Command>) {
        self.wanted = false;
        out.push(Command::Pause);
    }

    fn seek_to(&mut self, to: Seconds, out: &mut Vec<Command>) {
        if self.track.is_none() {
            return;
        }
        self.miss = None;
        self.arrived = None;
        self.stop_at = None;
        self.seek = Some(Seek { to, tries: 0 });
        if self.ready {
            self.send(out);
        }
    }

    /// Sends the element to the pending second, or says that the audio has no such second.
    fn send(&mut self, out: &mut Vec<Command>) {
        let Some(Seek { to, tries }) = self.seek else {
            return;
        };
        if self.measured.is_some_and(|end| to > end) {
            self.seek = None;
            self.miss = Some(Miss::PastTheEnd(to));
        } else {
            self.seek = Some(Seek {
                to,
                tries: tries.saturating_add(1),
            });
            out.push(Command::Seek(to));
        }
    }

    fn reported(&mut self, fact: Fact, out: &mut Vec<Command>) {
        // A late report of a source that was let go, or of one that has failed: not about what is held now.
        if self.track.is_none() && !matches!(fact, Fact::Rate(_) | Fact::Volume(_)) {
            return;
        }
        match fact {
            Fact::Metadata(length) => {
                self.measured = length;
                if !self.ready {
                    self.ready = true;
                    if self.status == Status::Loading && !self.wanted {
                        self.status = Status::Paused;
                    }
                    match self.seek {
                        Some(Seek {
                            to: Seconds::ZERO, ..
                        }) => self.arrive(Seconds::ZERO, Seconds::ZERO, out),
                        _ => self.send(out),
                    }
                }
            }
            Fact::Started => {
                self.wanted = true;
                if matches!(self.status, Status::Paused | Status::Ended) {
                    self.status = Status::Buffering;
                }
            }
            Fact::Playing => self.status = Status::Playing,
            Fact::Paused => {
                self.wanted = false;
                if !matches!(self.status, Status::Failed(_) | Status::Ended) {
                    self.status = Status::Paused;
                }
                self.save(out);
            }
            Fact::Waiting => {
                if self.status == Status::Playing {
                    self.status = Status::Buffering;
                }
            }
            Fact::Time(at) => self.time(at, out),
            Fact::Seeked(at) => match self.seek {
                Some(Seek { to, tries }) if tries > 0 => self.seeked(at, to, tries, out),
                Some(_) => {}
                None => self.position = at,
            },
            // WebKit, while it does not know the length yet, may take the very start for the end and stop on its way.
            Fact::Ended if self.is_on_its_way() => {
                self.wanted = true;
                self.status = Status::Buffering;
                out.push(Command::Play);
            }
            Fact::Ended => {
                self.wanted = false;
                self.status = Status::Ended;
                if let Some(track) = &self.track {
                    out.push(Command::Finish {
                        episode: track.episode.clone(),
                    });
                }
            }
            Fact::Rate(rate) => self.rate = rate,
            Fact::Volume(volume) => self.volume = volume,
            Fact::Failed(failure) => {
                self.wanted = false;
                // Where it stood is where Retry goes on; a refusal leaves a pending seek to the next press.
                if failure != Failure::Refused {
                    self.miss = None;
                    self.seek = Some(Seek {
                        to: self.shown(),
                        tries: 0,
                    });
                    self.ready = false;
                }
                self.status = Status::Failed(failure);
            }
        }
    }

    /// Whether the element was sent to a second that is not the end, and has not arrived.
    fn is_on_its_way(&self) -> bool {
        self.seek.is_some_and(|Seek { to, tries }| {
            tries > 0 && self.measured.is_none_or(|end| to + NEAR < end)
        })
    }

    fn time(&mut self, at: Seconds, out: &mut Vec<Command>) {
        // Until a seek has arrived, the clock still tells of where the listener does not want to be.
        if self.seek.is_some() {
            return;
        }
        self.position = at;
        if self.stop_at.is_some_and(|end| at >= end) {
            self.stop_at = None;
            self.pause(out);
        }
        if at.saturating_sub(self.saved) >= SAVE_EVERY
            || self.saved.saturating_sub(at) >= SAVE_EVERY
        {
            self.save(out);
        }
    }

    fn seeked(&mut self, at: Seconds, to: Seconds, tries: u8, out: &mut Vec<Command>) {
        if at.saturating_sub(to) <= NEAR && to.saturating_sub(at) <= NEAR {
            self.arrive(at, to, out);
        } else if tries < TRIES {
            self.send(out);
        } else {
            self.seek = None;
            self.position = at;
            self.miss = Some(Miss::CannotSeek(to));
        }
    }

    fn arrive(&mut self, at: Seconds, to: Seconds, out: &mut Vec<Command>) {
        self.seek = None;
        self.position = at;
        self.arrived = Some(to);
        self.save(out);
    }

    /// Writes down where the listener is: a pending second is where they want to be.
    fn save(&mut self, out: &mut Vec<Command>) {
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
