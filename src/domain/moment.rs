//! A moment: an episode and a second (or a stretch) in it. What a click plays, a link shares, a search finds.

use std::fmt;

use super::percent;
use super::seconds::Seconds;

/// A second of the audio, or a stretch of it where `end` is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// Where it starts.
    pub start: Seconds,
    /// Where it ends, after `start`.
    pub end: Option<Seconds>,
}

/// A text that is no moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpanError {
    found: String,
}

impl Span {
    /// A second, with no end.
    pub const fn at(start: Seconds) -> Self {
        Self { start, end: None }
    }

    /// How long it is, in audio of that length; `None` where neither end is known.
    pub fn length(self, whole: Option<Seconds>) -> Option<Seconds> {
        Some(self.end.or(whole)? - self.start)
    }

    /// Reads what `?t=` carries: `488`, `8:08`, `1:02:03.5`, `8m8s`, `90m`, a stretch `28,60` or `,20`, each with
    /// `npt:` before it or not. Anything else is refused, for a wrong second is worse than none: parts below a leading
    /// one that reach 60, a stretch that ends before it starts, nothing at all.
    pub fn parse(text: &str) -> Result<Self, SpanError> {
        read(text.trim()).ok_or_else(|| SpanError {
            found: text.chars().take(40).collect(),
        })
    }

    /// The moment an address asks for: the `t` of its query (`?t=488`), else of its fragment (`#t=488`). `None` where
    /// neither has one that can be read.
    pub fn in_address(query: &str, fragment: &str) -> Option<Self> {
        [query, fragment].into_iter().find_map(|part| {
            let (_, value) = percent::pairs(part).find(|(key, _)| key == "t")?;
            Self::parse(&value).ok()
        })
    }
}

/// As an address carries it: `488`, `28,60`, `1.5`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_seconds(self.start, f)?;
        match self.end {
            None => Ok(()),
            Some(end) => {
                f.write_str(",")?;
                write_seconds(end, f)
            }
        }
    }
}

impl fmt::Display for SpanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected seconds (488), a clock (8:08, 1:02:03), units (8m8s) or a stretch (28,60), found `")?;
        f.write_str(&self.found)?;
        f.write_str("`")
    }
}

impl std::error::Error for SpanError {}

fn write_seconds(seconds: Seconds, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{}", seconds.floor())?;
    match seconds.as_millis() % 1000 {
        0 => Ok(()),
        millis if millis % 100 == 0 => write!(f, ".{}", millis / 100),
        millis if millis % 10 == 0 => write!(f, ".{:02}", millis / 10),
        millis => write!(f, ".{millis:03}"),
    }
}

fn read(text: &str) -> Option<Span> {
    let text = text.strip_prefix("npt:").unwrap_or(text);
    let (start, end) = match text.split_once(',') {
        None => (point(text)?, None),
        Some(("", end)) => (Seconds::ZERO, Some(point(end)?)),
        Some((start, end)) => (point(start)?, Some(point(end)?)),
    };
    end.is_none_or(|end| end > start)
        .then_some(Span { start, end })
}

/// One end of a stretch.
fn point(text: &str) -> Option<Seconds> {
    if text.ends_with(|c: char| c.is_ascii_alphabetic()) {
        units(&text.to_ascii_lowercase())
    } else {
        clock(text)
    }
}

/// `488`, `8:08`, `1:02:03.5`: below the leading part, two digits each and under 60.
pub(super) fn clock(text: &str) -> Option<Seconds> {
    let (whole, millis) = fraction(text)?;
    let mut parts = whole.split(':');
    let mut seconds = number(parts.next()?)?;
    for (place, part) in parts.enumerate() {
        let part = number(part).filter(|&n| n < 60 && part.len() == 2 && place < 2)?;
        seconds = seconds.checked_mul(60)?.checked_add(part)?;
    }
    with_millis(seconds, millis)
}

/// `1h2m3s` and what is left when some of the three are not written; below the leading one, under 60.
fn units(text: &str) -> Option<Seconds> {
    let (mut rest, mut seconds, mut millis, mut leading) = (text, 0u64, 0, true);
    for (unit, size) in [('h', 3600), ('m', 60), ('s', 1)] {
        let Some((mut count, after)) = rest.split_once(unit) else {
            continue;
        };
        if unit == 's' {
            (count, millis) = fraction(count)?;
        }
        let count = number(count).filter(|&n| leading || n < 60)?;
        seconds = seconds.checked_add(count.checked_mul(size)?)?;
        (rest, leading) = (after, false);
    }
    if rest.is_empty() {
        with_millis(seconds, millis)
    } else {
        None
    }
}

/// The text before the point, and the thousandths after it; what is finer is cut off.
fn fraction(text: &str) -> Option<(&str, u64)> {
    let Some((whole, fraction)) = text.split_once('.') else {
        return Some((text, 0));
    };
    if !is_digits(fraction) {
        return None;
    }
    let digits = fraction.get(..3).unwrap_or(fraction);
    Some((whole, number(digits)? * 10u64.pow(3 - digits.len() as u32)))
}

fn with_millis(seconds: u64, millis: u64) -> Option<Seconds> {
    Some(Seconds::millis(
        seconds.checked_mul(1000)?.checked_add(millis)?,
    ))
}

fn number(digits: &str) -> Option<u64> {
    is_digits(digits).then(|| digits.parse().ok())?
}

/// Digits of ASCII, one at least, and nothing else.
fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
