//! What comes after what: chapters, queues, ends, pauses, habits.

use super::*;

#[test]
fn the_rate_survives_a_change_of_episode_and_is_set_once_it_plays() {
    let fast = Rate::nearest(1.5);
    let (state, _) = run([play("a", None, None)]);
    let (state, _) = after(state, loaded());
    let (state, _) = after(state, [Fact::Time(s(1)), Fact::Rate(fast)].map(said));
    let reset = said(Fact::Rate(Rate::default()));
    let (state, commands) = after(state, [play("b", None, None), reset]);
    let load = Command::Load("https://example.org/b.mp3".to_owned());
    assert_eq!(
        commands[1..],
        [load, Command::Play],
        "a source takes no rate while it loads"
    );
    assert_eq!(
        state.rate, fast,
        "what a source begins with was not asked for"
    );
    let (state, commands) = after(state, loaded());
    assert_eq!(commands, [], "nor before its clock moves");
    let (state, commands) = after(state, [said(Fact::Time(s(1)))]);
    assert_eq!(commands, [Command::SetRate(fast)]);
    assert_eq!(after(state, [said(Fact::Rate(fast))]).0.rate, fast);
}

#[test]
fn a_rate_chosen_while_a_source_loads_is_set_once_it_plays() {
    let slow = Rate::nearest(0.5);
    let (state, _) = run([play("a", None, None), asked(Request::SetRate(slow))]);
    let (state, _) = after(state, loaded());
    let commands = after(state, [said(Fact::Time(s(1)))]).1;
    assert!(commands.contains(&Command::SetRate(slow)));
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
fn the_end_is_remembered_as_finished_and_a_press_starts_over() {
    let (state, _) = run([play("a", None, None)]);
    let (state, _) = after(state, loaded());
    let (state, commands) = later(
        state,
        1502,
        [said(Fact::Time(s(1502))), said(Fact::Ended(s(1502)))],
    );
    assert_eq!(state.status, Status::Ended);
    assert!(commands.contains(&Command::Finish {
        episode: "a".to_owned()
    }));
    let (_, commands) = after(state, [play("a", None, None)]);
    assert_eq!(seeks(&commands), [Seconds::ZERO]);
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

/// A stretch from 0:28 to 1:00, asked for and arrived at.
fn playing_stretch() -> (Playback, Span) {
    let span = Span {
        start: s(28),
        end: Some(s(60)),
    };
    let (state, _) = run([asked(Request::Play {
        track: track("a"),
        at: Some(span),
        saved: None,
    })]);
    let (state, _) = after(state, loaded());
    (after(state, [said(Fact::Seeked(s(28)))]).0, span)
}

#[test]
fn a_stretch_that_ended_rests_until_it_is_gone_on_with() {
    let (state, _) = playing_stretch();
    let (state, _) = after(state, [said(Fact::Time(s(60))), said(Fact::Paused)]);
    assert!(state.rested && state.stretch.is_none());
    let (state, commands) = later(state, 600, [asked(Request::Resume), said(Fact::Playing)]);
    assert_eq!(commands, [Command::Play], "it goes on from where it rested");
    assert!(!state.rested);
}

#[test]
fn to_leave_a_stretch_is_to_hear_on() {
    let (state, span) = playing_stretch();
    let (inside, _) = after(state.clone(), [asked(Request::SeekTo(s(40)))]);
    assert_eq!(inside.stretch, Some(span));
    let (outside, _) = after(state, [asked(Request::SeekTo(s(61)))]);
    assert_eq!(outside.stretch, None);
}

#[test]
fn a_long_pause_goes_back_five_seconds_and_a_short_one_does_not() {
    let (state, _) = run([play("a", Some(488), None)]);
    let (state, _) = after(state, loaded());
    let (state, _) = after(
        state,
        [said(Fact::Seeked(s(488))), said(Fact::Time(s(500)))],
    );
    let (state, _) = after(state, [asked(Request::Pause), said(Fact::Paused)]);
    let (_, short) = later(state.clone(), 60, [asked(Request::Toggle)]);
    assert_eq!(short, [Command::Play]);
    let (_, long) = later(state.clone(), 61, [asked(Request::Toggle)]);
    assert_eq!(long, [Command::Seek(s(495)), Command::Play]);
    let (state, _) = after(state, [asked(Request::SeekTo(s(100)))]);
    let (_, sought) = later(state, 61, [asked(Request::Toggle)]);
    assert_eq!(sought, [Command::Play], "a second chosen since is meant");
}

#[test]
fn an_episode_left_long_ago_goes_on_five_seconds_before() {
    let left = Left {
        position: s(600),
        when: NOW,
    };
    let resumes = |later| left.resumes(track("a").duration, NOW + s(later));
    assert_eq!(resumes(3600), Some(s(595)));
    assert_eq!(resumes(60), Some(s(600)));
    // A clock that was set back since then: it was left in a time to come.
    let before = left.resumes(track("a").duration, NOW - s(86_400));
    assert_eq!(before, Some(s(600)));
}

#[test]
fn next_and_previous_lead_from_chapter_to_chapter() {
    let (state, _) = run([play("a", Some(100), None)]);
    let (state, _) = after(state, loaded());
    let (state, _) = after(state, [said(Fact::Seeked(s(100)))]);
    assert!(state.has_next() && state.has_previous());
    let (next, _) = after(state.clone(), [asked(Request::Next)]);
    assert_eq!(next.shown(), s(255));
    let (same, _) = after(state.clone(), [asked(Request::Previous)]);
    assert_eq!(
        same.shown(),
        s(13),
        "the chapter that is heard begins there"
    );
    let (before, _) = after(state, [asked(Request::Previous), asked(Request::Previous)]);
    assert_eq!(before.shown(), Seconds::ZERO);
    let (last, _) = after(
        before,
        [asked(Request::SeekTo(s(900))), asked(Request::Next)],
    );
    assert_eq!(last.shown(), s(900));
    assert!(!last.has_next());
}

#[test]
fn chapters_that_come_late_are_taken_by_their_own_episode_alone() {
    let (state, _) = run([play("a", None, None)]);
    let late: Arc<[Chapter]> = [chapter(7)].into();
    let come = |episode: &str| {
        asked(Request::SetChapters {
            episode: episode.to_owned(),
            chapters: late.clone(),
        })
    };
    assert_eq!(after(state.clone(), [come("b")]).0, state);
    assert_eq!(after(state, [come("a")]).0.chapters(), &*late);
}

/// A queue: a's second chapter, its third right after it, and the whole of b.
fn queue() -> Queue {
    let entry = |episode, start, end: Option<u64>| Entry {
        track: track(episode),
        span: Span {
            start: s(start),
            end: end.map(s),
        },
        title: format!("{episode} {start}"),
    };
    let entries = vec![
        entry("a", 255, Some(355)),
        entry("a", 355, Some(400)),
        entry("b", 0, None),
    ];
    Queue::new("wind".to_owned(), entries)
}

fn playing_queue() -> Playback {
    let (state, _) = run([asked(Request::PlayQueue(queue()))]);
    let (state, _) = after(state, loaded());
    after(state, [said(Fact::Seeked(s(255))), said(Fact::Playing)]).0
}

fn heard(state: &Playback) -> usize {
    state.queue.as_ref().map_or(usize::MAX, |queue| queue.at)
}

#[test]
fn a_queue_plays_each_moment_to_its_own_end() {
    let (state, commands) = after(playing_queue(), [said(Fact::Time(s(355)))]);
    assert_eq!(
        (heard(&state), state.stretch.and_then(|span| span.end)),
        (1, Some(s(400)))
    );
    assert_eq!(seeks(&commands), [], "what follows on is not sought");
    let (state, commands) = after(state, [said(Fact::Time(s(401)))]);
    assert_eq!(heard(&state), 2);
    assert!(commands.contains(&Command::Load("https://example.org/b.mp3".to_owned())));
    let (state, _) = after(state, loaded());
    let (state, _) = later(
        state,
        1500,
        [said(Fact::Time(s(1502))), said(Fact::Ended(s(1502)))],
    );
    assert_eq!((heard(&state), state.status), (2, Status::Ended));
    assert!(!state.has_next());
}

#[test]
fn an_episode_that_ends_in_a_queue_makes_way_for_the_next() {
    let mut backwards = queue();
    backwards.entries = queue().entries.iter().rev().cloned().collect();
    let (state, _) = run([asked(Request::PlayQueue(backwards))]);
    let (state, _) = after(state, loaded());
    let (state, commands) = later(
        state,
        1501,
        [said(Fact::Time(s(1501))), said(Fact::Ended(s(1502)))],
    );
    assert!(commands.contains(&Command::Finish {
        episode: "b".to_owned()
    }));
    assert_eq!((heard(&state), state.shown()), (1, s(355)));
}

#[test]
fn next_and_previous_lead_through_a_queue() {
    let (state, commands) = after(playing_queue(), [asked(Request::Next)]);
    assert_eq!((heard(&state), seeks(&commands)), (1, vec![s(355)]));
    let (state, _) = after(
        state,
        [said(Fact::Seeked(s(355))), said(Fact::Time(s(370)))],
    );
    let (begun, _) = after(state, [asked(Request::Previous)]);
    assert_eq!((heard(&begun), begun.shown()), (1, s(355)));
    let (first, _) = after(begun, [asked(Request::Previous), asked(Request::Previous)]);
    assert_eq!((heard(&first), first.shown()), (0, s(255)));
    assert_eq!(first.stretch.and_then(|span| span.end), Some(s(355)));
}

#[test]
fn skipping_stays_within_the_queue() {
    let (state, _) = after(playing_queue(), [said(Fact::Time(s(260)))]);
    let (back, _) = after(state.clone(), [asked(Request::Skip(-15_000))]);
    assert_eq!((heard(&back), back.shown()), (0, s(255)));
    let (ahead, _) = after(state, [asked(Request::Skip(300_000))]);
    assert_eq!((heard(&ahead), ahead.shown()), (1, s(355)));
}

#[test]
fn another_press_ends_the_queue_and_an_empty_one_changes_nothing() {
    let (state, _) = after(playing_queue(), [play("a", Some(13), None)]);
    assert_eq!((state.queue.clone(), state.stretch), (None, None));
    let empty = Queue::new(String::new(), Vec::new());
    let (next, commands) = after(state.clone(), [asked(Request::PlayQueue(empty))]);
    assert_eq!((next, commands), (state, vec![]));
}

#[test]
fn a_queue_that_is_left_is_heard_on() {
    let (state, commands) = after(playing_queue(), [asked(Request::LeaveQueue)]);
    assert_eq!((state.queue.clone(), commands), (None, vec![]));
    let (state, commands) = after(state, [said(Fact::Time(s(355)))]);
    assert!(!commands.contains(&Command::Pause));
    assert_eq!(state.status, Status::Playing);
}

#[test]
fn a_queue_survives_what_is_fetched_again() {
    let (state, _) = after(
        playing_queue(),
        [said(Fact::Failed(Failure::Network)), asked(Request::Retry)],
    );
    assert_eq!(
        (heard(&state), state.stretch.and_then(|span| span.end)),
        (0, Some(s(355)))
    );
}

#[test]
fn the_sleep_timer_stops_the_sound_after_its_minutes() {
    let (state, _) = run([
        play("a", None, None),
        asked(Request::SetSleep(Some(Timer::Minutes(10)))),
    ]);
    let (state, _) = after(state, loaded());
    let (state, commands) = later(state, 599, [said(Fact::Time(s(598)))]);
    assert!(!commands.contains(&Command::Pause));
    let (state, commands) = later(state, 600, [said(Fact::Time(s(599)))]);
    assert!(commands.contains(&Command::Pause));
    assert_eq!(state.sleep, None);
}

#[test]
fn the_sleep_timer_stops_at_the_end_of_the_chapter_but_not_at_a_seek_past_it() {
    let (state, _) = run([
        play("a", Some(488), None),
        asked(Request::SetSleep(Some(Timer::Chapter))),
    ]);
    let (state, _) = after(state, loaded());
    let (state, _) = after(
        state,
        [said(Fact::Seeked(s(488))), said(Fact::Time(s(587)))],
    );
    let (ended, commands) = after(state.clone(), [said(Fact::Time(s(588)))]);
    assert!(commands.contains(&Command::Pause) && ended.sleep.is_none());
    let past = [
        asked(Request::SeekTo(s(700))),
        said(Fact::Seeked(s(700))),
        said(Fact::Time(s(701))),
    ];
    let (state, commands) = after(state, past);
    assert!(!commands.contains(&Command::Pause));
    assert_eq!(state.sleep, Some(Sleep::Chapter));
}

#[test]
fn the_sleep_timer_holds_a_queue_back_until_it_is_gone_on_with() {
    let (state, _) = after(
        playing_queue(),
        [asked(Request::SetSleep(Some(Timer::Episode)))],
    );
    let (state, commands) = after(state, [said(Fact::Time(s(355))), said(Fact::Paused)]);
    assert!(commands.contains(&Command::Pause));
    assert_eq!((heard(&state), state.sleep), (0, None));
    let (state, _) = after(state, [asked(Request::Toggle)]);
    assert_eq!((heard(&state), state.shown()), (1, s(355)));
}

#[test]
fn audio_of_another_length_than_the_feed_says_has_drifted() {
    let drifts = |length| {
        run([play("a", None, None), said(Fact::Metadata(Some(length)))])
            .0
            .has_drifted()
    };
    assert!(!drifts(s(1502)) && !drifts(s(1517)), "within a hundredth");
    assert!(drifts(s(1518)) && drifts(s(1486)));
}

#[test]
fn a_timer_says_how_many_minutes_are_left() {
    let left = |millis| Sleep::At(NOW + Seconds::millis(millis)).left(NOW);
    assert_eq!(left(300_000), Some(s(300)));
    assert_eq!(left(299_000), Some(s(300)));
    assert_eq!(left(1), Some(s(60)));
    assert_eq!(left(0), Some(Seconds::ZERO));
    assert_eq!(Sleep::Chapter.left(NOW), None);
}

#[test]
fn a_timer_that_ran_out_in_silence_does_not_end_what_is_begun_after() {
    let (state, _) = run([play("a", None, None)]);
    let (state, _) = after(state, loaded());
    let timer = asked(Request::SetSleep(Some(Timer::Minutes(5))));
    let (state, _) = after(state, [timer, asked(Request::Pause), said(Fact::Paused)]);
    let heard = [
        asked(Request::Resume),
        said(Fact::Started),
        said(Fact::Playing),
        said(Fact::Time(s(2))),
    ];
    let (state, commands) = later(state, 3600, heard);
    assert_eq!((state.sleep, state.is_active()), (None, true));
    assert!(!commands.contains(&Command::Pause), "{commands:?}");
}

#[test]
fn what_has_ended_and_is_sent_back_goes_on_from_there() {
    let (state, _) = run([play("a", None, None)]);
    let (state, _) = after(state, loaded());
    let end = [said(Fact::Time(s(1502))), said(Fact::Ended(s(1502)))];
    let (state, _) = later(state, 1502, end);
    let (asked_at_once, _) = after(state.clone(), [asked(Request::SeekTo(s(600)))]);
    let (_, commands) = after(asked_at_once.clone(), [asked(Request::Toggle)]);
    assert_eq!(commands, [Command::Play]);
    let (state, commands) = after(asked_at_once, [said(Fact::Seeked(s(600)))]);
    let left = Command::Save {
        episode: "a".to_owned(),
        position: s(600),
    };
    assert_eq!((state.status, commands), (Status::Paused, vec![left]));
    assert_eq!(after(state, [asked(Request::Toggle)]).1, [Command::Play]);
}

#[test]
fn of_a_queue_that_has_ended_the_last_is_heard_again() {
    let mut short = queue();
    short.entries = queue().entries[..1].into();
    let (state, _) = run([asked(Request::PlayQueue(short))]);
    let (state, _) = after(state, loaded());
    let (state, _) = after(state, [said(Fact::Seeked(s(255)))]);
    let end = [said(Fact::Time(s(1502))), said(Fact::Ended(s(1502)))];
    let (state, _) = later(state, 1502, end);
    assert_eq!(seeks(&after(state, [asked(Request::Toggle)]).1), [s(255)]);
}
