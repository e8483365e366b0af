//! Whatever the order of events: no impossible state, and no seek that is forgotten.

use proptest::prelude::*;

use super::*;

fn any_request() -> impl Strategy<Value = Request> {
    let second = (0u64..2000).prop_map(s);
    let timer = prop_oneof![
        (0u16..5).prop_map(Timer::Minutes),
        Just(Timer::Chapter),
        Just(Timer::Episode)
    ];
    let entry = ("[ab]", 0u64..1400, proptest::option::of(1u64..100)).prop_map(
        |(episode, start, length)| Entry {
            track: track(&episode),
            span: Span {
                start: s(start),
                end: length.map(|length| s(start + length)),
            },
            title: String::new(),
        },
    );
    let queue = proptest::collection::vec(entry, 0..4)
        .prop_map(|entries| Queue::new(String::new(), entries));
    prop_oneof![
        queue.prop_map(Request::PlayQueue),
        Just(Request::LeaveQueue),
        Just(Request::Resume),
        Just(Request::Pause),
        Just(Request::Toggle),
        Just(Request::Retry),
        Just(Request::Settle),
        Just(Request::Next),
        Just(Request::Previous),
        second.prop_map(Request::SeekTo),
        any::<i64>().prop_map(Request::Skip),
        any::<f64>().prop_map(|rate| Request::SetRate(Rate::nearest(rate))),
        proptest::option::of(timer).prop_map(Request::SetSleep),
        (0u8..=100, any::<bool>())
            .prop_map(|(percent, muted)| Request::SetVolume(Volume { percent, muted })),
        ("[ab]", proptest::collection::vec(0u64..1500, 0..3)).prop_map(|(episode, starts)| {
            let chapters = starts.into_iter().map(chapter).collect();
            Request::SetChapters { episode, chapters }
        }),
        ("[ab]", 0u64..1400, 1u64..100).prop_map(|(episode, start, length)| Request::Play {
            track: track(&episode),
            at: Some(Span {
                start: s(start),
                end: Some(s(start + length))
            }),
            saved: None,
        }),
    ]
}

fn any_fact() -> impl Strategy<Value = Fact> {
    let second = (0u64..2000).prop_map(s);
    let failure = prop_oneof![
        Just(Failure::Network),
        Just(Failure::Refused),
        Just(Failure::Unsupported),
        Just(Failure::Offline),
        Just(Failure::Decode)
    ];
    prop_oneof![
        proptest::option::of(second.clone()).prop_map(Fact::Metadata),
        Just(Fact::Progress),
        Just(Fact::Started),
        Just(Fact::Playing),
        Just(Fact::Paused),
        Just(Fact::Waiting),
        second.clone().prop_map(Fact::Time),
        second.clone().prop_map(Fact::Seeked),
        second.prop_map(Fact::Ended),
        any::<f64>().prop_map(|rate| Fact::Rate(Rate::nearest(rate))),
        failure.prop_map(Fact::Failed),
        (0u8..=100, any::<bool>())
            .prop_map(|(percent, muted)| Fact::Volume(Volume { percent, muted })),
    ]
}

fn any_event() -> impl Strategy<Value = Event> {
    let at = || proptest::option::of(0u64..2000);
    prop_oneof![
        1 => ("[ab]", at(), at()).prop_map(|(episode, at, saved)| play(&episode, at, saved)),
        3 => any_request().prop_map(Event::Asked),
        6 => any_fact().prop_map(Event::Reported),
        1 => Just(Event::Tick),
        1 => Just(Event::Online),
        1 => Just(Event::Hidden),
    ]
}

proptest! {
    #[test]
    fn no_order_of_events_reaches_an_impossible_state(
        events in proptest::collection::vec((any_event(), 0u64..30), 0..80)
    ) {
        let (mut state, mut now) = (Playback::default(), NOW);
        for (event, passed) in events {
            now = now + s(passed);
            let (next, commands) = step(state.clone(), event.clone(), now);
            prop_assert!(next.track.is_some() || next.status == Status::Idle);
            prop_assert!(next.track.is_some() || next.seek.is_none());
            prop_assert!(next.seek.is_none_or(|seek| seek.tries <= 2));
            prop_assert!(next.seek.is_none() || next.past_the_end.is_none());
            prop_assert!(next.queue.as_ref().is_none_or(|queue| queue.current().is_some()));
            let lost = matches!(next.status, Status::Failed(failure) if failure != Failure::Refused);
            prop_assert!(!(lost && next.ready), "what is lost cannot be sent anywhere");
            prop_assert!(!(lost && next.wanted));
            for command in &commands {
                if let Command::Seek(to) = command {
                    prop_assert_eq!(next.seek.map(|seek| seek.to), Some(*to), "a seek sent is a seek watched");
                    prop_assert!(next.ready, "and is never sent before metadata");
                }
                if let Command::Finish { .. } = command {
                    prop_assert!(matches!(event, Event::Reported(Fact::Ended(_))));
                }
            }
            state = next;
        }
    }

    #[test]
    fn when_it_happens_changes_nothing_of_what_happens(
        start in 0u64..2_000_000_000,
        events in proptest::collection::vec((any_event(), 0u64..30), 0..60),
    ) {
        let mut pair = [(Playback::default(), s(0)), (Playback::default(), s(start))];
        for (event, passed) in events {
            let [early, late] = pair.map(|(state, now)| {
                let now = now + s(passed);
                let (state, commands) = step(state, event.clone(), now);
                ((state, now), commands)
            });
            prop_assert_eq!(&early.1, &late.1);
            prop_assert_eq!(early.0.0.status, late.0.0.status);
            prop_assert_eq!(early.0.0.late, late.0.0.late);
            pair = [early.0, late.0];
        }
    }

    #[test]
    fn a_pending_seek_is_applied_superseded_or_reported(
        to in 1u64..1400,
        events in proptest::collection::vec((any_fact(), 0u64..30), 0..40),
    ) {
        let (mut state, mut now) = (run([play("a", Some(to), None)]).0, NOW);
        for (fact, passed) in events {
            now = now + s(passed);
            let (next, _) = step(state.clone(), said(fact), now);
            // Of itself the element supersedes nothing: the seek is pending, or it has its honest end.
            if next.arrived == Some(s(to)) || next.past_the_end == Some(s(to)) {
                break;
            }
            if next.status == Status::Ended {
                prop_assert!(next.measured.is_some_and(|end| end <= s(to + 1)));
                break;
            }
            prop_assert_eq!(next.seek.map(|seek| seek.to), Some(s(to)));
            state = next;
        }
    }
}
