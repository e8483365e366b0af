//! An address in a feed: a web address or a path relative to the feed, and nothing that could run or leak.

use super::bidi::turns;

/// The address as it may be followed: http, https, or relative to the feed. `None` for every other scheme
/// (`javascript:`, `data:`, `file:` ...), for nothing, and for what has control characters or turning signs within.
pub fn web(address: &str) -> Option<&str> {
    let unseen = |c: char| c.is_control() || turns(c);
    let address = address.trim_matches(|c: char| c.is_whitespace() || unseen(c));
    if address.is_empty() || address.contains(unseen) {
        return None;
    }
    match scheme(address) {
        None => Some(address),
        Some(scheme) => {
            let known = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
            let host = address[scheme.len() + 1..].strip_prefix("//")?;
            (known && !host.is_empty()).then_some(address)
        }
    }
}

/// The scheme, where the address begins with one: `12:30.mp3` has none, for a scheme begins with a letter.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut bytes = scheme.bytes();
    let named = bytes.next()?.is_ascii_alphabetic()
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    named.then_some(scheme)
}

/// The path's extension in lower case, without query and fragment: `mp3` for `https://a.fr/e/1.MP3?x=.ogg`.
pub(super) fn extension(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?;
    let (stem, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
    (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_and_relative_addresses_are_kept() {
        for address in [
            "https://exemple.fr/a b.mp3",
            "HTTP://exemple.fr",
            "audio/s2e11.mp3",
            "../a.mp3",
            "//cdn.exemple.fr/a.mp3",
            "12:30.mp3",
            "?t=10:30",
            "audio/été:1.mp3",
        ] {
            assert_eq!(web(address), Some(address));
        }
        // As people copy them from where they are shown.
        for copied in [
            "\n https://exemple.fr ",
            "\u{202a}https://exemple.fr\u{202c}",
        ] {
            assert_eq!(web(copied), Some("https://exemple.fr"));
        }
    }

    #[test]
    fn what_could_run_or_leak_is_refused() {
        for address in [
            "",
            "  ",
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:audio/mpeg;base64,AAAA",
            "file:///etc/passwd",
            "blob:https://exemple.fr/1",
            "ftp://exemple.fr/a.mp3",
            "https:exemple.fr",
            "https://",
            "a.b+c-d:x",
            "https://exemple.fr/\u{202e}3pm.exe",
        ] {
            assert_eq!(web(address), None, "{address:?}");
        }
    }

    #[test]
    fn an_extension_is_the_paths_own() {
        assert_eq!(
            extension("https://a.fr/e/1.MP3?x=.ogg").as_deref(),
            Some("mp3")
        );
        assert_eq!(extension("https://exemple.fr/audio"), None);
        assert_eq!(extension("https://exemple.fr/.mp3"), None);
    }
}
