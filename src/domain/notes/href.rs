//! Where a link in notes leads, read from its attribute: anything that is not plainly harmless is refused.

use super::Href;
use crate::domain::moment::Span;
use crate::domain::seconds::Seconds;

impl Href {
    /// Reads an `href` attribute as a browser would; `None` for every scheme but http, https and mailto, for fragments
    /// and queries of this page that name no moment, and for what no browser could follow.
    pub fn parse(raw: &str) -> Option<Href> {
        let address = clean(raw)?;
        if let Some(rest) = address.strip_prefix(['#', '?']) {
            return moment(rest).map(Href::Moment);
        }
        match scheme(&address) {
            Some("http" | "https") => Some(Href::Web(address)),
            Some("mailto") => Some(Href::Mail(address)),
            Some(_) => None,
            None => match address.as_bytes() {
                [b'/' | b'\\', b'/' | b'\\', rest @ ..] if !rest.is_empty() => {
                    Some(Href::Web(format!("https://{}", &address[2..])))
                }
                [b'/' | b'\\', b'/' | b'\\'] => None,
                _ => Some(Href::Relative(address)),
            },
        }
    }
}

/// A picture's address; `None` for every scheme but http and https.
pub(super) fn picture(raw: &str) -> Option<String> {
    match Href::parse(raw)? {
        Href::Web(address) | Href::Relative(address) => Some(address),
        Href::Mail(_) | Href::Moment(_) => None,
    }
}

/// The address without what URL parsers strip: controls and spaces around it, tabs and newlines anywhere.
fn clean(raw: &str) -> Option<String> {
    let address: String = raw
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    let sound = !address.is_empty() && !address.contains(char::is_control);
    sound.then_some(address)
}

/// The scheme in lower case, where there is one; `Some("")` for one that no browser knows.
fn scheme(address: &str) -> Option<&'static str> {
    let (before, _) = address.split_once(':')?;
    if before.contains(['/', '\\', '?', '#']) {
        return None;
    }
    let known = ["http", "https", "mailto"];
    let known = known
        .iter()
        .find(|known| before.eq_ignore_ascii_case(known));
    Some(known.copied().unwrap_or_default())
}

/// The moment in a query or fragment: `t=610`, `t=10:10`, `t=28,60`.
fn moment(query: &str) -> Option<Span> {
    let pair = |pair: &str| {
        let value = pair.strip_prefix("t=")?;
        stretch(value)
    };
    query.split(['&', '#', '?']).find_map(pair)
}

fn stretch(value: &str) -> Option<Span> {
    let value = value.strip_prefix("npt:").unwrap_or(value);
    let (start, end) = value.split_once([',', '-']).unwrap_or((value, ""));
    let start = match start {
        "" => Seconds::ZERO,
        start => second(start)?,
    };
    let end = match end {
        "" if value.contains([',', '-']) || value.is_empty() => return None,
        "" => None,
        end => Some(second(end)?).filter(|end| *end > start),
    };
    Some(Span { start, end })
}

/// `610`, `10:10`, `1:02:03`, `1h2m3s`: hours, minutes and seconds, or fewer of them.
fn second(text: &str) -> Option<Seconds> {
    let mut total = 0u64;
    let lettered = text.ends_with(['h', 'm', 's']);
    let parts = text.split_inclusive([':', 'h', 'm', 's']);
    let count = parts.clone().count();
    for (i, part) in parts.enumerate() {
        let digits = part.trim_end_matches([':', 'h', 'm', 's']);
        let digits = match digits.split_once('.') {
            Some((whole, _)) if i + 1 == count => whole,
            _ => digits,
        };
        if digits.is_empty() || digits.len() > 6 {
            return None;
        }
        let value: u64 = digits
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| digits.parse().ok())??;
        if i > 0 && value > 59 {
            return None;
        }
        let unit = match part.as_bytes().last() {
            Some(b'h') => 3600,
            Some(b'm') => 60,
            Some(b's') => 1,
            _ if lettered => return None,
            _ => 60u64
                .checked_pow((count - 1 - i) as u32)
                .filter(|unit| *unit <= 3600)?,
        };
        total += value * unit;
    }
    (count > 0).then_some(Seconds::whole(total))
}
