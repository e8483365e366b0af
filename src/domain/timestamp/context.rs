//! The words around a token: few, in the languages podcasts are most made in, and only where the shape cannot tell.

use crate::domain::small::small;

/// What the words right before a token say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// `minute`, `timestamp`: a second of some audio.
    Mark,
    /// `listen at around`: a second of this audio, asked to be heard.
    Listen,
    /// `starts at`, `at`, `around`: of audio or of a day.
    At { starts: bool },
    /// `in`, `duration:`, `vs.`: a length.
    Length,
    /// Nothing.
    None,
}

const MARK: &str = "minute minutes min minuto minutos minuti minuut minuta minut timestamp timestamps timecode code \
    stamp tc mark zeitmarke zeitstempel minutage tijdcode ts";
const AT: &str = "at around about approx approximately ca circa from to since until till à vers dès depuis environ um \
    ab bei gegen von bis las la desde hasta hacia alle dalle verso às as pelas om vanaf rond van tot de \
    and et und y e en see cf vgl voir siehe véase vedi ver zie dal";
const LISTEN: &str = "listen hear heard skip jump forward écout entend réécout hör anhör spring escuch oír ascolt ouça \
    ouvir escut luister hoor réentend";
const STARTS: &str = "start begin commenc débute empieza comienz inizia começa";
const LENGTH: &str = "duration durée dauer länge laufzeit spieldauer duración duração durata duur length runtime time \
    total in for pendant chrono record pb score vs";
const ZONES: &str = "utc gmt cet cest est edt cst cdt mst mdt pst pdt bst ist jst aest msk";
const HOURS: &str =
    "h hs hr hrs uhr heures heure horas ore uur hours p pm klo ч o’clock o'clock часов";
const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi \
    dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag lunes martes miércoles jueves \
    viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta \
    quinta sexta maandag dinsdag woensdag donderdag vrijdag zaterdag zondag today tonight tomorrow \
    demain heute morgen daily tue wed thu fri";
const MONTHS: &str = "jan feb fév fev mar mär maa apr avr abr may mai mei mag jun jui giu jul lug aug aoû ago sep set oct \
    okt out ott nov dec déc dez dic ene gen";

/// As much of the words around a token as is looked at, so that a line of any length takes its length's time.
const REACH: usize = 80;

/// The text before a token, as far as it counts.
pub(super) fn before(text: &str, start: usize) -> &str {
    let mut from = start.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..start]
}

/// The text after a token, as far as it counts.
pub(super) fn after(text: &str, end: usize) -> &str {
    let mut to = text.len().min(end + REACH);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[end..to]
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')));
    words.filter(|word| !word.is_empty()).map(lower).collect()
}

/// A word in small letters, each by itself: no word here ends in a sigma, which alone would look at its neighbours.
fn lower(word: &str) -> String {
    word.chars().map(small).collect()
}

/// Whether it is a small letter of a script that has capitals: the library's own table of those weighs a kilobyte.
pub(super) fn is_small(c: char) -> bool {
    let cased = matches!(c, ..'\u{590}' | '\u{1E00}'..'\u{2000}');
    cased && c.is_alphabetic() && small(c) == c
}

fn is_among(word: &str, words: &str) -> bool {
    let mut words = words.as_bytes().split(|b| *b == b' ');
    words.any(|other| other == word.as_bytes())
}

fn starts_any(word: &str, stems: &str) -> bool {
    let mut stems = stems.as_bytes().split(|b| *b == b' ');
    stems.any(|stem| word.as_bytes().starts_with(stem))
}

/// What the words before say, where the last of them stands next to the token.
pub(super) fn cue(before: &str) -> Cue {
    let near = before.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != ']');
    if before.len() - near.len() > 6
        || before[near.len()..].contains(['.', '!', '?', ';']) && !is_short(near)
    {
        return Cue::None;
    }
    let before = words(near);
    let Some((last, before)) = before.split_last() else {
        return Cue::None;
    };
    let last = last.as_str();
    if is_among(last, MARK) {
        let named =
            last != "code" && last != "stamp" || before.last().is_some_and(|word| word == "time");
        return if named { Cue::Mark } else { Cue::None };
    }
    if is_among(last, LENGTH) {
        return Cue::Length;
    }
    if !is_among(last, AT) {
        return Cue::None;
    }
    let rest = &before[before.len().saturating_sub(7)..];
    let near = &before[before.len().saturating_sub(3)..];
    if near.iter().any(|word| is_among(word, MARK)) {
        return Cue::Mark;
    }
    if rest.iter().any(|word| starts_any(word, LISTEN)) {
        return Cue::Listen;
    }
    const FROM: &str = "from ab vanaf desde dal partir";
    Cue::At {
        starts: is_among(last, FROM) || near.iter().any(|word| starts_any(word, STARTS)),
    }
}

/// Whether the text ends in an abbreviation such as `ca` or `min`.
fn is_short(text: &str) -> bool {
    words(text).last().is_some_and(|word| word.len() <= 6)
}

/// Whether what follows makes the token a time of day: `pm`, `Uhr`, `UTC`. At the start of a line `am` may be a word.
pub(super) fn is_clock(after: &str, two_parts: bool, leads: bool) -> bool {
    let spaced = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let glued = spaced.len() == after.len();
    let length = spaced
        .find(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’')))
        .unwrap_or(spaced.len());
    let (word, rest) = spaced.split_at(length);
    let word = lower(word);
    let dotted = matches!(word.as_str(), "a" | "p")
        && rest.strip_prefix('.').is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.starts_with(['m', 'M'])
        });
    match word.as_str() {
        "am" => {
            two_parts
                && (glued || !leads || spaced.starts_with('A') && spaced[1..].starts_with('M'))
        }
        "pm" => two_parts,
        _ if dotted => two_parts,
        "z" => glued,
        "p" => false,
        word if is_among(word, ZONES) => true,
        word => two_parts && is_among(word, HOURS),
    }
}

/// Whether a date or a weekday stands here: `11 juin`, `January 19th`, `2021-03-04`, `Freitag`, `5.10.`.
pub(super) fn has_date(text: &str) -> bool {
    let all = words(text);
    let is_day = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        let day = digits.parse().unwrap_or(99u32);
        (1..=31).contains(&day) && word.len() - digits.len() <= 3
    };
    let is_month = |word: &str| starts_any(word, MONTHS) && word.chars().all(char::is_alphabetic);
    let dated = all.windows(2).any(|pair| {
        let day = |day: &str, month: &str| is_day(day) && is_month(month);
        day(&pair[0], &pair[1]) || day(&pair[1], &pair[0])
    });
    dated
        || all.iter().any(|word| is_among(word, DAYS))
        || text.split_whitespace().any(is_numeric_date)
}

/// `2021-03-04`, `05.10.2021`, `5/10/21`, `5.10.`
fn is_numeric_date(word: &str) -> bool {
    let word = word.trim_matches(|c: char| "()[],;:".contains(c));
    word.starts_with(|c: char| c.is_ascii_digit())
        && ['-', '.', '/'].iter().any(|sign| {
            let parts: Vec<_> = word.split(*sign).collect();
            let numbers = parts
                .iter()
                .all(|part| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()));
            let filled = parts.iter().filter(|part| !part.is_empty()).count();
            parts.len() == 3
                && numbers
                && (filled == 3 || filled == 2 && *sign == '.' && parts[2].is_empty())
        })
}

/// Whether the words speak of another episode, or of something else to watch: `in our episode on X`.
pub(super) fn names_another(before: &str) -> bool {
    const THIS: &str = "this cet dieser diese este questo questa deze cette ce the";
    let all = words(before);
    all.iter().enumerate().any(|(i, word)| {
        let episode = word.contains("pisod") || starts_any(word, "folge aflevering talk keynote");
        let this = i > 0 && is_among(all[i - 1].as_str(), THIS);
        episode && !this
    })
}

/// Whether the words after name a second of audio: `12:34 mark`, `12:34 into the episode`.
pub(super) fn marks(after: &str) -> bool {
    let words = words(after);
    let near = after.trim_start_matches([' ', '\u{a0}', '-']);
    near.starts_with(char::is_alphabetic)
        && words
            .first()
            .is_some_and(|word| is_among(word, "mark into marke"))
}
