//! What sort of line a line is, and the parts of a title.

use std::collections::HashSet;

/// Whether a line begins or ends with a time, as those do that are chapters' titles.
pub(super) fn is_timed(line: &str) -> bool {
    let is_edge = |c: char| {
        matches!(
            c,
            '(' | ')' | '[' | ']' | '-' | '–' | '—' | '*' | '•' | ' ' | ':'
        )
    };
    let is_time = |word: &str| {
        let word = word.trim_matches(is_edge);
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        (3..=6).contains(&digits)
            && word.contains(':')
            && word.bytes().all(|it| it.is_ascii_digit() || it == b':')
    };
    let line = line.trim_matches(is_edge);
    line.split_whitespace().next().is_some_and(is_time)
        || line.split_whitespace().next_back().is_some_and(is_time)
}

/// Whether a line says who has made what of the episode: `Music: Anna`, `Produced by Anna`.
pub(super) fn is_credit(line: &str) -> bool {
    const WORK: [&str; 44] = [
        "music",
        "theme music",
        "intro music",
        "produced",
        "producer",
        "hosted",
        "host",
        "hosts",
        "edited",
        "editor",
        "editing",
        "mixed",
        "mixing",
        "sound design",
        "artwork",
        "cover art",
        "credits",
        "written",
        "musique",
        "générique",
        "montage",
        "mixage",
        "réalisation",
        "production",
        "animation",
        "animateurs",
        "les animateurs",
        "le générique",
        "la mise en ligne",
        "habillage",
        "musik",
        "schnitt",
        "redaktion",
        "moderation",
        "produktion",
        "muziek",
        "montage en mix",
        "presentatie",
        "música",
        "musica",
        "montaje",
        "edición",
        "regia",
        "edição",
    ];
    const BY: [&str; 24] = [
        " by ",
        " & ",
        " and produced",
        " par ",
        " von ",
        " door ",
        " por ",
        " di ",
        " est ",
        " sont ",
        " de ",
        " d'",
        " av ",
        " af ",
        " from ",
        " provided",
        " composed",
        ": ",
        " : ",
        " - ",
        " – ",
        "(",
        " et ",
        " und ",
    ];
    let Some(start) = line.get(..line.floor_char_boundary(24)) else {
        return false;
    };
    let small = start
        .trim_start_matches(['-', '•', '*', ' ', '–'])
        .to_lowercase();
    let is_work = |work: &&&str| {
        small
            .strip_prefix(**work)
            .is_some_and(|rest| rest.starts_with(':') || BY.iter().any(|by| rest.starts_with(by)))
    };
    WORK.iter().find(is_work).is_some()
}

/// The parts of a title that signs set apart: a series, a number, a guest.
pub(super) fn title_parts(title: &str) -> impl Iterator<Item = &str> {
    let signs = [" - ", " – ", " — ", ": ", " | ", " × ", " · ", " // "];
    let mut parts = vec![title];
    for sign in signs {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(sign))
            .collect();
    }
    let mut seen = HashSet::new();
    parts.into_iter().filter(move |part| seen.insert(*part))
}
