//! A series: times that follow one another in the notes, read together. What one of them means shows in the others.

use super::token::{Shape, Token};
use crate::domain::seconds::Seconds;

/// How the times of a series are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Each by its own shape.
    Plain,
    /// `1:30` as an hour and a half.
    HoursMinutes,
    /// `04:13:22` as minutes, seconds and frames.
    Frames,
}

impl Reading {
    /// What a token says, read so.
    pub(super) fn of(self, token: &Token) -> Seconds {
        match (self, token.shape) {
            (Reading::HoursMinutes, Shape::Two(h, m)) => Seconds::hms(h, m, 0),
            (Reading::Frames, Shape::Three(m, s, _)) => Seconds::hms(0, m, s),
            _ => token.plain(),
        }
    }
}

/// What a series says when read as a whole.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) values: Vec<Seconds>,
    pub(super) reading: Reading,
    /// From where on an hour was added that was not written.
    pub(super) wraps: Vec<usize>,
    /// Where the link of a time says something else than the time.
    pub(super) disagree: Vec<usize>,
}

const HOUR: Seconds = Seconds::whole(3600);

/// Reads a series. `links` are the seconds that links around the times name.
pub(super) fn read(
    tokens: &[&Token],
    links: &[Option<Seconds>],
    duration: Option<Seconds>,
) -> Read {
    let as_read = |reading: Reading| -> Vec<Seconds> {
        tokens.iter().map(|token| reading.of(token)).collect()
    };
    let plain = as_read(Reading::Plain);
    let frames = as_read(Reading::Frames);
    let hours = as_read(Reading::HoursMinutes);
    let (reading, mut values) = if are_frames(tokens, &plain, &frames, duration) {
        (Reading::Frames, frames)
    } else if are_hours(tokens, &plain, &hours, duration) {
        (Reading::HoursMinutes, hours)
    } else {
        (Reading::Plain, plain)
    };
    let disagree = settle_links(&mut values, links, tokens, reading);
    let wraps = match reading {
        Reading::Plain => wrap(&mut values, tokens, &disagree, duration),
        _ => Vec::new(),
    };
    Read {
        values,
        reading,
        wraps,
        disagree,
    }
}

/// How often a series steps back.
pub(super) fn falls(values: &[Seconds]) -> usize {
    values.windows(2).filter(|pair| pair[1] < pair[0]).count()
}

/// Whether each time of a series comes after the one before.
pub(super) fn rises(values: &[Seconds]) -> bool {
    values.windows(2).all(|pair| pair[0] < pair[1])
}

/// The last in time of a series.
pub(super) fn latest(values: &[Seconds]) -> Seconds {
    values.iter().copied().max().unwrap_or_default()
}

/// Three or more three-part times whose last part could count frames, and which make no sense as hours.
fn are_frames(
    tokens: &[&Token],
    plain: &[Seconds],
    frames: &[Seconds],
    duration: Option<Seconds>,
) -> bool {
    let thirds: Vec<_> = tokens
        .iter()
        .filter_map(|token| match token.shape {
            Shape::Three(_, _, third) => Some(third),
            _ => None,
        })
        .collect();
    if thirds.is_empty() || thirds.iter().any(|third| *third > 29) {
        return false;
    }
    // Among minutes and seconds that have not passed the hour, none is past the fourth.
    let leap = tokens.len() - thirds.len() >= 3 && {
        let of = |three: bool| {
            let sort = move |token: &Token| matches!(token.shape, Shape::Three(..)) == three;
            let pairs = tokens.iter().zip(plain);
            pairs.filter_map(move |(token, value)| sort(token).then_some(*value))
        };
        let fits = duration.is_none_or(|duration| latest(frames) < duration);
        of(false).max() < Some(HOUR) && of(true).min() >= Some(Seconds::hms(4, 0, 0)) && fits
    };
    if leap || thirds.len() < 3 {
        return leap;
    }
    let counted = thirds.iter().filter(|third| **third > 0).count();
    let end = latest(plain);
    let too_long = match duration {
        Some(duration) => end > duration + duration && latest(frames) < duration,
        None => {
            end >= Seconds::hms(10, 0, 0) && counted > 0
                || end >= Seconds::hms(4, 0, 0) && thirds.len() >= 5 && 2 * counted >= thirds.len()
        }
    };
    let mixed = thirds.len() < tokens.len()
        && counted > 0
        && falls(plain) > 0
        && falls(frames) == 0
        && duration.is_none_or(|duration| latest(frames) < duration);
    too_long || mixed
}

/// Two-part times among three-part ones that ascend only as hours and minutes, or five and more that would all stand in
/// the first moments of an episode which they fill as hours and minutes.
fn are_hours(
    tokens: &[&Token],
    plain: &[Seconds],
    hours: &[Seconds],
    duration: Option<Seconds>,
) -> bool {
    let twos = tokens
        .iter()
        .filter(|token| matches!(token.shape, Shape::Two(..)))
        .count();
    let end = latest(hours);
    let mixed = twos > 0
        && twos < tokens.len()
        && falls(plain) > 0
        && falls(hours) == 0
        && duration.is_none_or(|duration| end < duration);
    let fills = duration.is_some_and(|duration| {
        twos == tokens.len()
            && twos >= 5
            && falls(hours) == 0
            && latest(plain).as_millis().saturating_mul(20) <= duration.as_millis()
            && end < duration
            && end + end > duration
    });
    mixed || fills
}

/// Where the link of a time says something else, the one that fits the order wins, else the text.
fn settle_links(
    values: &mut [Seconds],
    links: &[Option<Seconds>],
    tokens: &[&Token],
    reading: Reading,
) -> Vec<usize> {
    let mut disagree = Vec::new();
    for i in 0..values.len() {
        let Some(link) = links[i] else { continue };
        // A link that says the same in its own words was read as plainly as the text.
        if link.floor() == values[i].floor()
            || reading != Reading::Plain && link.floor() == tokens[i].plain().floor()
        {
            continue;
        }
        disagree.push(i);
        let before = i.checked_sub(1).map(|i| values[i]);
        let next = values.get(i + 1).copied();
        let fits = |value: Seconds| {
            before.is_none_or(|before| before <= value) && next.is_none_or(|next| value <= next)
        };
        if !fits(values[i]) && fits(link) {
            values[i] = link;
        }
    }
    disagree
}

/// Adds the hour that a list has passed without writing it: `58:57`, `01:34`, `05:20`.
fn wrap(
    values: &mut [Seconds],
    tokens: &[&Token],
    settled: &[usize],
    duration: Option<Seconds>,
) -> Vec<usize> {
    let short = |i: usize| {
        matches!(tokens[i].shape, Shape::Two(m, _) if m < 60) && settled.binary_search(&i).is_err()
    };
    let mut wraps = Vec::new();
    let mut rising = 1;
    let mut i = 1;
    while i < values.len() {
        let (before, here) = (values[i - 1], values[i]);
        if here >= before {
            rising += 1;
            i += 1;
            continue;
        }
        let past = Seconds::millis(before.as_millis() % HOUR.as_millis());
        let turns = short(i)
            && short(i - 1)
            && past >= Seconds::hms(0, 45, 0)
            && here < Seconds::hms(0, 15, 0)
            && here > Seconds::ZERO;
        // What follows the fall, as long as it goes on rising in minutes and seconds.
        let mut end = i + 1;
        while end < values.len() && short(end) && values[end] >= values[end - 1] {
            end += 1;
        }
        let runs = end - i;
        let told = rising >= 2 && runs >= 2 || rising >= 5 && i + 1 == values.len();
        let hour = Seconds::millis(before.as_millis() - past.as_millis()) + HOUR;
        let fits = duration.is_none_or(|duration| values[end - 1] + hour < duration)
            && values.get(end).is_none_or(|next| {
                !(matches!(tokens[end].shape, Shape::Three(..))) || *next >= values[end - 1] + hour
            });
        // A list that says again what it has said starts again: in another language, say.
        let said = &values[i.saturating_sub(200)..i];
        let again = values[i..end]
            .iter()
            .take(200)
            .filter(|value| said.contains(value))
            .count();
        if turns && told && fits && (runs == 1 || 2 * again < runs.min(200)) {
            for value in &mut values[i..end] {
                *value = *value + hour;
            }
            wraps.push(i);
        }
        rising = runs;
        i = end;
    }
    wraps
}
