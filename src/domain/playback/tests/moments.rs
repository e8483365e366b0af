//! A moment that was asked for: sought, held against what the element says, arrived at.

use super::*;

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
    let left = |position| Left {
        position: s(position),
        when: NOW,
    };
    assert_eq!(left(1500).resumes(Some(s(1502)), NOW), None);
    assert_eq!(left(1490).resumes(Some(s(1502)), NOW), Some(s(1490)));
    assert_eq!(left(1500).resumes(None, NOW), Some(s(1500)));
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
fn a_moment_past_the_end_is_reported_and_plays_where_it_stands() {
    let (state, _) = run([play("a", Some(9000), None)]);
    let (state, commands) = after(state, loaded());
    assert_eq!(seeks(&commands), []);
    assert_eq!((state.seek, state.past_the_end), (None, Some(s(9000))));
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
fn who_has_gone_on_from_a_moment_has_not_arrived_at_it_anew() {
    let (state, _) = run([play("a", Some(488), None)]);
    let (state, _) = after(state, loaded());
    let (state, _) = after(state, [Fact::Seeked(s(488)), Fact::Time(s(489))].map(said));
    assert_eq!(state.arrived, Some(s(488)));
    assert_eq!(after(state, [said(Fact::Time(s(490)))]).0.arrived, None);
}
