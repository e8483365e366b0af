//! Where a link in notes leads, read from its attribute: anything that is not plainly harmless is refused.

use super::Href;
use crate::domain::moment::Span;

impl Href {
    /// Reads an `href` attribute as a browser would; `None` for every scheme but http, https and mailto, for fragments
    /// and queries of this page that name no moment, and for what no browser could follow.
    pub fn parse(raw: &str) -> Option<Href> {
        let address = clean(raw)?;
        if address.starts_with(['#', '?']) {
            let (query, fragment) = address.split_once('#').unwrap_or((&address, ""));
            let query = query.trim_start_matches('?');
            return Span::in_address(query, fragment).map(Href::Moment);
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
