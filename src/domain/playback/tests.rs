#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::domain::moment::Span;

fn s(seconds: u64) -> Seconds {
    Seconds::whole(seconds)
}

fn track(episode: &str) -> Track {
    Track {
        episode: episode.to_owned(),
        url: format!("https://example.org/{episode}.mp3"),
        duration: Some(s(1502)),
    }
}

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
    events
        .into_iter()
        .fold((state, Vec::new()), |(state, mut all), event| {
            let (state, commands) = step(state, event);
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

#[test]
fn a_moment_asked_for_before_metadata_is_sought_once_there_is_metadata() {
    let (state, commands) = run([play("a", Some(488), None)]);
    assert_eq!(seeks(&commands), [], "nothing to seek in yet");
    assert!(
        commands.contains(&Command::Play),
        "but sound is asked for within the press"
    );
    assert_eq!(
        state.seek,
        Some(Seek {
            to: s(488),
            tries: 0
        })
    );
    assert_eq!(state.shown(), s(488));
    let (state, commands) = after(state, [said(Fact::Metadata(Some(s(1502))))]);
    assert_eq!(seeks(&commands), [s(488)]);
    let (state, _) = after(state, [said(Fact::Seeked(s(488))), said(Fact::Playing)]);
    assert_eq!(
        (state.seek, state.position, state.arrived),
        (None, s(488), Some(s(488)))
    );
    assert_eq!(state.status, Status::Playing);
}

#[test]
fn nothing_is_said_to_play_before_the_element_says_so() {
    let (state, _) = run([
        play("a", None, None),
        said(Fact::Started),
        said(Fact::Metadata(Some(s(60)))),
    ]);
    assert_eq!(state.status, Status::Loading);
    let (state, _) = after(state, [said(Fact::Playing)]);
    assert_eq!(state.status, Status::Playing);
}

#[test]
fn a_moment_of_another_episode_asked_for_while_one_loads_plays_that_other() {
    let (state, commands) = run([play("a", Some(100), None), play("b", Some(200), None)]);
    assert_eq!(
        commands
            .iter()
            .filter(|c| matches!(c, Command::Load(_)))
            .count(),
        2
    );
    let (state, commands) = after(state, loaded());
    assert_eq!(seeks(&commands), [s(200)]);
    assert!(state.holds("b"));
}

#[test]
fn a_second_moment_asked_for_while_loading_supersedes_the_first() {
    let (state, _) = run([play("a", Some(100), None), play("a", Some(488), None)]);
    let (_, commands) = after(state, loaded());
    assert_eq!(seeks(&commands), [s(488)]);
}

#[test]
fn changing_episodes_keeps_where_the_first_was_left() {
    let (state, _) = run([play("a", None, None)]);
    let (state, _) = after(state, loaded());
    let (_, commands) = after(state, [said(Fact::Time(s(3))), play("b", None, None)]);
    assert!(commands.contains(&Command::Save {
        episode: "a".to_owned(),
        position: s(3)
    }));
}

#[test]
fn the_rate_survives_a_change_of_episode() {
    let fast = Rate::nearest(1.5);
    let (state, _) = run([
        play("a", None, None),
        said(Fact::Rate(fast)),
        play("b", None, None),
    ]);
    let (state, commands) = after(state, [play("c", None, None)]);
    assert!(commands.contains(&Command::SetRate(fast)));
    assert_eq!(state.rate, fast);
}

#[test]
fn a_rate_is_shown_only_once_the_element_has_taken_it() {
    let fast = Rate::nearest(2.0);
    let (state, commands) = run([asked(Request::SetRate(fast))]);
    assert_eq!(
        (state.rate, commands),
        (Rate::default(), vec![Command::SetRate(fast)])
    );
    assert_eq!(after(state, [said(Fact::Rate(fast))]).0.rate, fast);
}

#[test]
fn an_explicit_zero_beats_the_saved_position() {
    let (state, _) = run([play("a", Some(0), Some(600))]);
    let (state, commands) = after(state, loaded());
    assert_eq!(seeks(&commands), []);
    assert_eq!(
        (state.position, state.arrived),
        (Seconds::ZERO, Some(Seconds::ZERO))
    );
}

#[test]
fn the_saved_position_beats_the_start() {
    let (state, _) = run([play("a", None, Some(600))]);
    assert_eq!(seeks(&after(state, loaded()).1), [s(600)]);
}

#[test]
fn a_position_saved_in_the_last_seconds_starts_over() {
    let (state, _) = run([play("a", None, Some(1500))]);
    assert_eq!(seeks(&after(state, loaded()).1), []);
}

#[test]
fn a_failed_load_keeps_the_moment_for_retry() {
    let (state, _) = run([
        play("a", Some(488), None),
        said(Fact::Failed(Failure::Unsupported)),
    ]);
    assert_eq!(state.status, Status::Failed(Failure::Unsupported));
    assert_eq!(state.shown(), s(488));
    let (state, commands) = after(state, [asked(Request::Retry)]);
    assert_eq!(
        commands[0],
        Command::Load("https://example.org/a.mp3".to_owned())
    );
    assert_eq!(state.status, Status::Loading);
    assert_eq!(seeks(&after(state, loaded()).1), [s(488)]);
}

#[test]
fn a_connection_lost_while_playing_goes_on_at_the_same_second() {
    let (state, _) = run([play("a", None, None)]);
    let (state, _) = after(state, loaded());
    let (state, _) = after(
        state,
        [
            said(Fact::Time(s(77))),
            said(Fact::Failed(Failure::Network)),
        ],
    );
    let (state, _) = after(state, [asked(Request::Toggle)]);
    assert_eq!(
        seeks(&after(state, loaded()).1),
        [s(77)],
        "the play button retries too"
    );
}

#[test]
fn a_failed_episode_pressed_again_is_fetched_again() {
    let (_, commands) = run([
        play("a", None, None),
        said(Fact::Failed(Failure::Network)),
        play("a", Some(10), None),
    ]);
    assert_eq!(
        commands
            .iter()
            .filter(|c| matches!(c, Command::Load(_)))
            .count(),
        2
    );
}

#[test]
fn a_refused_play_is_said_and_the_next_press_plays_from_the_moment() {
    let (state, _) = run([
        play("a", Some(488), None),
        said(Fact::Failed(Failure::Refused)),
    ]);
    assert_eq!(state.status, Status::Failed(Failure::Refused));
    let (state, commands) = after(state, [asked(Request::Toggle)]);
    assert!(commands.contains(&Command::Play));
    assert_eq!(state.shown(), s(488));
}

#[test]
fn the_end_is_remembered_as_finished_and_a_press_starts_over() {
    let (state, _) = run([play("a", None, None)]);
    let (state, _) = after(state, loaded());
    let (state, commands) = after(state, [said(Fact::Time(s(1502))), said(Fact::Ended)]);
    assert_eq!(state.status, Status::Ended);
    assert!(commands.contains(&Command::Finish {
        episode: "a".to_owned()
    }));
    let (_, commands) = after(state, [play("a", None, None)]);
    assert_eq!(seeks(&commands), [Seconds::ZERO]);
}

/// As WebKit does when it learns the length late: seen with a second episode pressed at a faster rate.
#[test]
fn an_end_told_on_the_way_to_a_moment_is_none() {
    let (state, _) = run([play("a", Some(49), None)]);
    let (state, _) = after(state, loaded());
    let (state, commands) = after(state, [said(Fact::Paused), said(Fact::Ended)]);
    assert_eq!(commands.last(), Some(&Command::Play));
    assert!(
        !commands
            .iter()
            .any(|command| matches!(command, Command::Finish { .. }))
    );
    let (state, _) = after(state, [said(Fact::Seeked(s(49))), said(Fact::Playing)]);
    assert_eq!((state.status, state.position), (Status::Playing, s(49)));
}

#[test]
fn an_unknown_or_infinite_duration_falls_back_to_the_feed() {
    let (state, _) = run([play("a", Some(488), None), said(Fact::Metadata(None))]);
    assert_eq!(state.duration(), Some(s(1502)));
    assert_eq!(
        state.seek,
        Some(Seek {
            to: s(488),
            tries: 1
        }),
        "and a seek is tried all the same"
    );
}

#[test]
fn a_seek_that_lands_elsewhere_is_tried_again_then_reported() {
    let (state, _) = run([play("a", Some(488), None)]);
    let (state, commands) = after(state, [loaded()[0].clone(), said(Fact::Seeked(s(0)))]);
    assert_eq!(seeks(&commands), [s(488), s(488)]);
    let (state, _) = after(state, [said(Fact::Seeked(s(0)))]);
    assert_eq!(
        (state.seek, state.miss, state.position),
        (None, Some(Miss::CannotSeek(s(488))), s(0))
    );
}

#[test]
fn a_moment_past_the_end_is_reported_and_plays_where_it_stands() {
    let (state, _) = run([play("a", Some(9000), None)]);
    let (state, commands) = after(state, loaded());
    assert_eq!(seeks(&commands), []);
    assert_eq!(
        (state.seek, state.miss),
        (None, Some(Miss::PastTheEnd(s(9000))))
    );
}

#[test]
fn the_clock_of_before_a_seek_is_not_shown_nor_saved() {
    let (state, _) = run([play("a", Some(488), None)]);
    let (state, commands) = after(
        state,
        [loaded()[0].clone(), said(Fact::Time(s(0))), Event::Hidden],
    );
    assert_eq!(state.shown(), s(488));
    assert_eq!(
        commands.last(),
        Some(&Command::Save {
            episode: "a".to_owned(),
            position: s(488)
        }),
        "leaving now comes back to the moment"
    );
}

#[test]
fn the_position_is_saved_every_five_seconds_on_pause_and_when_the_page_hides() {
    let (state, _) = run([play("a", None, None)]);
    let (state, _) = after(state, loaded());
    let (state, commands) = after(state, (1..=12).map(|at| said(Fact::Time(s(at)))));
    assert_eq!(commands.len(), 2, "at 5 and at 10");
    let (state, commands) = after(state, [said(Fact::Paused)]);
    assert_eq!(
        commands,
        [Command::Save {
            episode: "a".to_owned(),
            position: s(12)
        }]
    );
    let (_, commands) = after(state, [said(Fact::Time(s(13))), Event::Hidden]);
    assert_eq!(
        commands,
        [Command::Save {
            episode: "a".to_owned(),
            position: s(13)
        }]
    );
}

#[test]
fn a_stretch_stops_at_its_end_once() {
    let at = Some(Span {
        start: s(28),
        end: Some(s(60)),
    });
    let (state, _) = run([asked(Request::Play {
        track: track("a"),
        at,
        saved: None,
    })]);
    let (state, _) = after(state, loaded());
    let (state, _) = after(state, [said(Fact::Seeked(s(28))), said(Fact::Time(s(59)))]);
    let (state, commands) = after(state, [said(Fact::Time(s(60)))]);
    assert!(commands.contains(&Command::Pause));
    let (_, commands) = after(
        state,
        [
            said(Fact::Paused),
            asked(Request::Toggle),
            said(Fact::Time(s(61))),
        ],
    );
    assert!(!commands.contains(&Command::Pause));
}

#[test]
fn skipping_back_stops_at_the_start_and_on_at_the_end() {
    let (state, _) = run([play("a", None, None)]);
    let (state, _) = after(state, loaded());
    let (state, _) = after(
        state,
        [said(Fact::Time(s(10))), asked(Request::Skip(-15_000))],
    );
    assert_eq!(state.shown(), Seconds::ZERO);
    let (state, _) = after(state, [asked(Request::Skip(9_000_000))]);
    assert_eq!(state.shown(), s(1502));
}

fn any_event() -> impl Strategy<Value = Event> {
    let second = (0u64..2000).prop_map(s);
    prop_oneof![
        (
            "[ab]",
            proptest::option::of(0u64..2000),
            proptest::option::of(0u64..2000)
        )
            .prop_map(|(episode, at, saved)| play(&episode, at, saved)),
        prop_oneof![
            Just(Request::Resume),
            Just(Request::Pause),
            Just(Request::Toggle),
            Just(Request::Retry),
            second.clone().prop_map(Request::SeekTo),
            any::<i64>().prop_map(Request::Skip),
            any::<f64>().prop_map(|rate| Request::SetRate(Rate::nearest(rate))),
        ]
        .prop_map(Event::Asked),
        prop_oneof![
            proptest::option::of(second.clone()).prop_map(Fact::Metadata),
            Just(Fact::Started),
            Just(Fact::Playing),
            Just(Fact::Paused),
            Just(Fact::Waiting),
            second.clone().prop_map(Fact::Time),
            second.prop_map(Fact::Seeked),
            Just(Fact::Ended),
            any::<f64>().prop_map(|rate| Fact::Rate(Rate::nearest(rate))),
            Just(Fact::Failed(Failure::Network)),
            Just(Fact::Failed(Failure::Refused)),
        ]
        .prop_map(Event::Reported),
        Just(Event::Hidden),
    ]
}

proptest! {
    #[test]
    fn no_order_of_events_reaches_an_impossible_state(events in proptest::collection::vec(any_event(), 0..60)) {
        let mut state = Playback::default();
        for event in events {
            let (next, commands) = step(state, event);
            prop_assert!(next.track.is_some() || next.status == Status::Idle);
            prop_assert!(next.track.is_some() || next.seek.is_none());
            prop_assert!(next.seek.is_none_or(|seek| seek.tries <= 2));
            prop_assert!(next.seek.is_none() || next.miss.is_none());
            for command in commands {
                if let Command::Seek(to) = command {
                    prop_assert_eq!(next.seek.map(|seek| seek.to), Some(to), "a seek sent is a seek watched");
                    prop_assert!(next.ready, "and is never sent before metadata");
                }
            }
            state = next;
        }
    }
}
