//! A day of sound: whatever goes on for hours leaves nothing behind.

use super::*;

const HOUR: u64 = 3600;

/// An element that does as it is told, and whose line breaks now and then.
#[derive(Default)]
struct Element {
    at: Seconds,
    plays: bool,
    /// What it is yet to say.
    says: Vec<Fact>,
}

impl Element {
    fn obeys(&mut self, command: &Command) {
        match command {
            Command::Load(_) => {
                *self = Self::default();
                self.says.push(Fact::Metadata(Some(s(1502))));
            }
            Command::Play if !self.plays => {
                self.plays = true;
                self.says.extend([Fact::Started, Fact::Playing]);
            }
            Command::Pause if self.plays => {
                self.plays = false;
                self.says.push(Fact::Paused);
            }
            Command::Seek(to) => {
                self.at = *to;
                self.says.push(Fact::Seeked(*to));
            }
            Command::SetRate(rate) => self.says.push(Fact::Rate(*rate)),
            Command::SetVolume(volume) => self.says.push(Fact::Volume(*volume)),
            _ => {}
        }
    }

    /// Goes on for a quarter of a second.
    fn goes_on(&mut self) {
        if self.plays {
            self.at = self.at + Seconds::millis(250);
            self.says.push(Fact::Time(self.at));
            if self.at >= s(1502) {
                self.plays = false;
                self.says.extend([Fact::Paused, Fact::Ended(s(1502))]);
            }
        }
    }

    fn breaks(&mut self) {
        self.plays = false;
        self.says.push(Fact::Failed(Failure::Network));
    }
}

/// What a listener does in the course of a day: the same each day.
fn does(second: u64) -> Option<Event> {
    let entry = |start| Entry {
        track: track(if start == 0 { "a" } else { "b" }),
        span: Span {
            start: s(start),
            end: Some(s(start + 90)),
        },
        title: String::new(),
    };
    Some(match second % 997 {
        1 if second.is_multiple_of(2) => play("a", None, Some(77)),
        1 => asked(Request::PlayQueue(Queue::new(
            String::new(),
            vec![entry(0), entry(488)],
        ))),
        150 => asked(Request::SeekTo(s(second % 1500))),
        200 => asked(Request::Skip(-15_000)),
        250 => asked(Request::SetRate(Rate::of_hundredths(
            100 + (second % 100) as u16,
        ))),
        300 => asked(Request::Next),
        350 => asked(Request::SetSleep(Some(Timer::Minutes(5)))),
        400 => asked(Request::SetSleep(None)),
        450 => asked(Request::Toggle),
        600 => asked(Request::Resume),
        700 => play("b", Some(488), None),
        750 => Event::Hidden,
        800 => Event::Online,
        _ => return None,
    })
}

/// Lives through so many hours; gives how large the state was, at its largest, in each, and how often something was saved.
fn lives(hours: u64) -> (Vec<usize>, usize) {
    let (mut state, mut element) = (Playback::default(), Element::default());
    let (mut sizes, mut saved) = (Vec::new(), 0);
    for quarter in 0..hours * HOUR * 4 {
        let (second, whole) = (quarter / 4, quarter % 4 == 0);
        let now = NOW + Seconds::millis(quarter * 250);
        element.goes_on();
        if whole && second % 1777 == 1700 {
            element.breaks();
        }
        let mut events: Vec<Event> = element.says.drain(..).map(said).collect();
        events.extend(does(second).filter(|_| whole));
        events.extend(Some(Event::Tick).filter(|_| whole && state.needs_ticks()));
        for event in events {
            let (next, commands) = step(state, event, now);
            state = next;
            assert!(commands.len() < 8, "{commands:?}");
            for command in &commands {
                element.obeys(command);
                saved += usize::from(matches!(command, Command::Save { .. }));
            }
        }
        assert!(element.says.len() < 16, "{:?}", element.says);
        if whole && second % 10 == 0 {
            let size = format!("{state:?}").len();
            match sizes.get_mut((second / HOUR) as usize) {
                Some(largest) => *largest = size.max(*largest),
                None => sizes.push(size),
            }
        }
    }
    (sizes, saved)
}

#[test]
fn a_day_of_events_leaves_the_state_as_large_as_an_hour_did() {
    let (sizes, saved) = lives(24);
    assert_eq!(sizes.len(), 24);
    let first = sizes[0];
    assert!(first > 1000, "it holds a queue: {sizes:?}");
    // What is under way just then is of some letters more: a seek, a timer, a digit.
    let grown = sizes.iter().filter(|&&size| size > first + 200);
    assert_eq!(grown.count(), 0, "{sizes:?}");
    assert!(
        (5000..24 * 3600 / 4).contains(&saved),
        "saved {saved} times"
    );
}
