//! What goes wrong, and how it goes on.

use super::*;

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

/// As WebKit does when it learns the length late: seen with a second episode pressed at a faster rate.
#[test]
fn an_end_told_on_the_way_to_a_moment_is_none() {
    let (state, _) = run([play("a", Some(49), None)]);
    let (state, _) = after(state, loaded());
    let (state, commands) = after(state, [said(Fact::Paused), said(Fact::Ended(s(0)))]);
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
fn a_seek_that_lands_elsewhere_is_tried_again_then_reported() {
    let (state, _) = run([play("a", Some(488), None)]);
    let (state, commands) = after(state, [loaded()[0].clone(), said(Fact::Seeked(s(0)))]);
    assert_eq!(seeks(&commands), [s(488), s(488)]);
    let (state, commands) = after(state, [said(Fact::Seeked(s(0)))]);
    assert_eq!(
        commands,
        [Command::Pause],
        "what nobody asked for is not heard"
    );
    assert_eq!(state.status, Status::Failed(Failure::NoRange));
    assert_eq!((state.shown(), state.position), (s(488), s(0)));
}

/// A state whose server cannot send audio from the middle.
fn without_ranges() -> Playback {
    let (state, _) = run([play("a", Some(488), None)]);
    let astray = || said(Fact::Seeked(s(0)));
    after(state, [loaded()[0].clone(), astray(), astray()]).0
}

#[test]
fn what_a_failed_source_still_tells_changes_nothing() {
    let state = without_ranges();
    let facts = [
        Fact::Playing,
        Fact::Time(s(1)),
        Fact::Paused,
        Fact::Ended(s(2)),
        Fact::Metadata(None),
    ];
    let (next, commands) = after(state.clone(), facts.map(said));
    assert_eq!((next, commands), (state, vec![]));
}

#[test]
fn a_second_that_cannot_be_reached_is_kept_for_retry() {
    let (state, commands) = after(without_ranges(), [Event::Hidden]);
    let left = Command::Save {
        episode: "a".to_owned(),
        position: s(488),
    };
    assert_eq!(commands, [left]);
    let (state, _) = after(state, [asked(Request::Retry)]);
    assert_eq!(seeks(&after(state, loaded()).1), [s(488)]);
}

#[test]
fn a_person_may_settle_for_where_the_element_stands() {
    let (state, commands) = after(without_ranges(), [asked(Request::Settle)]);
    assert_eq!(commands, [Command::Play]);
    let (state, _) = after(state, [said(Fact::Playing), said(Fact::Time(s(1)))]);
    assert_eq!((state.status, state.shown()), (Status::Playing, s(1)));
}

#[test]
fn sound_that_ends_well_before_its_end_has_broken_off() {
    let (state, _) = run([play("a", None, None)]);
    let (state, _) = after(state, loaded());
    let (state, commands) = after(state, [said(Fact::Time(s(700))), said(Fact::Ended(s(700)))]);
    assert!(
        !commands
            .iter()
            .any(|command| matches!(command, Command::Finish { .. }))
    );
    assert_eq!(
        (state.status, state.shown()),
        (Status::Failed(Failure::Network), s(700))
    );
}

/// Heard to 1:17, when the connection was lost.
fn broken_off() -> Playback {
    let (state, _) = run([play("a", None, None)]);
    let (state, _) = after(state, loaded());
    after(
        state,
        [
            said(Fact::Time(s(77))),
            said(Fact::Failed(Failure::Network)),
        ],
    )
    .0
}

#[test]
fn sound_that_broke_off_is_fetched_again_by_itself() {
    let state = broken_off();
    assert!(state.retries() && state.needs_ticks());
    let (state, commands) = after(state, [Event::Tick]);
    assert_eq!(commands, [], "not at once");
    let (state, commands) = later(state, 1, [Event::Tick]);
    assert!(matches!(commands[0], Command::Load(_)));
    assert_eq!(seeks(&after(state, loaded()).1), [s(77)]);
}

#[test]
fn a_server_that_stays_away_is_asked_less_and_less_and_at_last_no_more() {
    let (mut state, mut asked_at) = (broken_off(), Vec::new());
    for second in 0..1000 {
        let (next, commands) = later(state, second, [Event::Tick]);
        state = next;
        if !commands.is_empty() {
            asked_at.push(second);
            // Browsers say so of an address where nobody answers.
            state = later(state, second, [said(Fact::Failed(Failure::Unsupported))]).0;
            assert_eq!(state.status, Status::Failed(Failure::Network));
        }
    }
    assert_eq!(asked_at[..6], [1, 3, 7, 15, 31, 61]);
    assert_eq!(asked_at.len(), 12);
    assert!(!state.needs_ticks());
    let (_, commands) = later(state, 2000, [Event::Online]);
    assert!(
        matches!(commands[0], Command::Load(_)),
        "the network's return is always worth a try"
    );
}

#[test]
fn the_return_of_the_network_is_not_waited_for() {
    let (_, commands) = after(broken_off(), [Event::Online]);
    assert!(matches!(commands[0], Command::Load(_)));
}

#[test]
fn who_paused_is_not_surprised_by_sound() {
    let (state, _) = after(broken_off(), [asked(Request::Pause)]);
    let (_, commands) = later(state, 60, [Event::Tick, Event::Online]);
    assert_eq!(commands, []);
}

#[test]
fn a_missing_file_is_not_asked_for_again_and_again() {
    let (state, _) = run([
        play("a", None, None),
        said(Fact::Failed(Failure::Unsupported)),
    ]);
    let (_, commands) = later(state, 60, [Event::Tick, Event::Online]);
    assert_eq!(commands, []);
}

#[test]
fn a_silent_server_is_told_of_and_forgiven_when_it_speaks() {
    let (state, _) = run([play("a", Some(488), None)]);
    assert!(state.needs_ticks());
    let (state, _) = later(state, 11, [Event::Tick]);
    assert!(!state.late);
    let (state, _) = later(state, 12, [Event::Tick]);
    assert!(state.late);
    assert_eq!(state.status, Status::Loading, "it is still waited for");
    let (state, commands) = later(state, 13, [asked(Request::Retry)]);
    assert!(matches!(commands[0], Command::Load(_)) && !state.late);
    let (state, _) = later(state, 30, [Event::Tick]);
    let (state, _) = later(state, 31, loaded());
    let (state, _) = later(state, 31, [said(Fact::Seeked(s(488)))]);
    assert!(!state.late);
}

#[test]
fn a_seek_that_is_never_answered_is_told_of() {
    let (state, _) = run([play("a", None, None)]);
    let (state, _) = after(state, loaded());
    let (state, _) = after(state, [asked(Request::SeekTo(s(900)))]);
    assert!(later(state, 20, [Event::Tick, Event::Tick]).0.late);
}

/// As in Firefox, where a source without a seekable part takes no notice of a seek, and plays from its start.
#[test]
fn a_seek_that_is_ignored_is_tried_again_then_reported() {
    let (state, _) = run([play("a", Some(488), None), said(Fact::Started)]);
    let ignored = || said(Fact::Seeked(s(0)));
    let metadata = said(Fact::Metadata(Some(s(1502))));
    let (state, commands) = after(state, [metadata, ignored(), ignored()]);
    assert_eq!(commands.last(), Some(&Command::Pause));
    let (state, _) = after(state, [said(Fact::Playing), said(Fact::Time(s(1)))]);
    assert_eq!(state.status, Status::Failed(Failure::NoRange));
    assert_eq!(state.shown(), s(488));
}

/// Heard to 0:54, where the line fell silent.
fn run_dry() -> Playback {
    let (state, _) = run([play("a", None, None)]);
    let (state, _) = after(state, loaded());
    after(state, [said(Fact::Time(s(53))), said(Fact::Time(s(54)))]).0
}

/// As in Firefox: no `waiting`, and a clock that stands.
#[test]
fn an_element_that_runs_dry_without_a_word_is_not_said_to_play() {
    let state = run_dry();
    assert!(state.needs_ticks());
    let (state, _) = later(state, 2, [Event::Tick]);
    assert_eq!(state.status, Status::Playing);
    let (state, _) = later(state, 3, [said(Fact::Time(s(54))), Event::Tick]);
    assert_eq!(state.status, Status::Buffering);
    let (state, _) = later(state, 5, [said(Fact::Time(s(54)))]);
    assert_eq!(state.status, Status::Buffering, "it stands still");
    let (state, _) = later(state, 6, [said(Fact::Time(s(55)))]);
    assert_eq!(state.status, Status::Playing, "it moves, with no `playing`");
}

/// As in WebKit: `waiting`, and no `playing` when the clock moves again.
#[test]
fn what_is_told_to_lack_sound_plays_once_its_clock_moves_on() {
    let (state, _) = after(run_dry(), [said(Fact::Waiting), said(Fact::Time(s(55)))]);
    assert_eq!(state.status, Status::Buffering, "its last word");
    let (state, _) = later(state, 1, [said(Fact::Time(s(56)))]);
    assert_eq!(state.status, Status::Playing);
}

/// As in WebKit: `playing` on the way to a second that does not come.
#[test]
fn a_seek_under_way_for_long_is_not_said_to_play() {
    let (state, _) = run([play("a", Some(488), None)]);
    let (state, _) = after(state, loaded());
    let (state, _) = later(state, 3, [said(Fact::Time(s(488))), Event::Tick]);
    assert_eq!((state.status, state.shown()), (Status::Buffering, s(488)));
    let arrived = [Fact::Seeked(s(488)), Fact::Time(s(489))].map(said);
    assert_eq!(later(state, 4, arrived).0.status, Status::Playing);
}

#[test]
fn a_silent_line_is_let_go_for_a_new_one_at_the_same_second() {
    let (state, _) = after(run_dry(), [said(Fact::Waiting)]);
    let (state, commands) = later(state, 11, [Event::Tick]);
    assert_eq!((state.late, commands), (false, vec![]));
    let (state, commands) = later(state, 12, [Event::Tick]);
    assert!(state.late && matches!(commands[0], Command::Load(_)));
    let (state, commands) = later(state, 12 + 23, [said(Fact::Started), Event::Tick]);
    assert_eq!(commands, [], "the next one is waited for longer");
    let (state, commands) = later(state, 12 + 23 + 24, [Event::Tick]);
    assert!(matches!(commands[0], Command::Load(_)));
    let (state, commands) = later(state, 60, loaded());
    assert_eq!(seeks(&commands), [s(54)]);
    assert!(
        state.late,
        "the head of a file may come from the browser's own cache"
    );
    let (state, _) = later(state, 61, [said(Fact::Seeked(s(54)))]);
    assert!(!state.late);
}

#[test]
fn a_silent_line_is_let_go_neither_before_it_ever_spoke_nor_in_a_pause() {
    let (state, _) = run([play("a", None, None)]);
    assert_eq!(later(state, 20, [Event::Tick]).1, []);
    let (state, _) = after(run_dry(), [asked(Request::Pause), said(Fact::Paused)]);
    let (state, _) = after(state, [asked(Request::SeekTo(s(900)))]);
    let (state, commands) = later(state, 20, [Event::Tick]);
    let left = Command::Save {
        episode: "a".to_owned(),
        position: s(900),
    };
    assert_eq!((state.late, commands), (true, vec![left]), "it is kept");
}

/// As in WebKit, to which the length of a file that broke off is what came of it.
#[test]
fn a_file_that_broke_off_is_not_finished_and_its_second_not_past_its_end() {
    let metadata = |millis| said(Fact::Metadata(Some(Seconds::millis(millis))));
    let (state, _) = run([play("a", Some(488), None), said(Fact::Started)]);
    let (state, commands) = after(state, [metadata(1), said(Fact::Ended(Seconds::millis(1)))]);
    assert_eq!(commands, [Command::Pause]);
    assert_eq!(
        (state.status, state.shown()),
        (Status::Failed(Failure::Network), s(488))
    );
    let (state, _) = later(state, 1, [Event::Tick]);
    assert_eq!(seeks(&later(state, 1, loaded()).1), [s(488)]);
    // What was heard already is not past the end, whatever the feed says.
    let (state, _) = later(broken_off(), 1, [Event::Tick, metadata(60_000)]);
    assert_eq!(
        (state.status, state.past_the_end),
        (Status::Failed(Failure::Network), None)
    );
}

/// As in Firefox, when a page is left while a second is fetched.
#[test]
fn an_end_that_was_leapt_to_is_none() {
    let (state, _) = run([play("a", Some(488), None)]);
    let (state, _) = after(state, loaded());
    let end = s(1502);
    let facts = [Fact::Seeked(s(488)), Fact::Time(end), Fact::Ended(end)];
    let (state, commands) = after(state, facts.map(said));
    let finish = Command::Finish {
        episode: "a".to_owned(),
    };
    assert!(!commands.contains(&finish));
    assert_eq!(state.shown(), s(488));
}
