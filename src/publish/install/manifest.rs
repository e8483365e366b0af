//! The manifest: what the site is called and how it looks among a person's apps ([Web App Manifest](https://www.w3.org/TR/appmanifest/)).

use serde_json::json;

use crate::domain::feed::Feed;
use crate::i18n::Words;

/// The site's paper.
const PAPER: &str = "#faf7ef";
/// There is room for so many characters under an icon.
const SHORT: usize = 12;

/// The manifest of a feed's site. Its addresses are relative to itself, so that the site may stand under any path.
pub(super) fn manifest(feed: &Feed, say: Words) -> String {
    let png = |name: &str, side: u16, purpose: &str| {
        let sizes = format!("{side}x{side}");
        json!({ "src": name, "type": "image/png", "sizes": sizes, "purpose": purpose })
    };
    let manifest = json!({
        "name": feed.title,
        "short_name": short(&feed.title),
        "lang": feed.language.as_deref().unwrap_or(say.tag()),
        "dir": say.direction(),
        "start_url": "../",
        "scope": "../",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        // A browser that draws SVG has that already, from the page.
        "icons": [
            { "src": "../icon.svg", "type": "image/svg+xml", "sizes": "any", "purpose": "any" },
            png("icon-192.png", 192, "any"),
            png("icon-512.png", 512, "any"),
            png("icon-maskable.png", 512, "maskable"),
        ],
    });
    manifest.to_string()
}

/// As many of a title's first words as there is room for; the first one at least.
fn short(title: &str) -> String {
    let mut short = String::new();
    for word in title.split_whitespace() {
        let more = short.chars().count() + 1 + word.chars().count();
        if !short.is_empty() && more > SHORT {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_of_whole_words() {
        assert_eq!(short("L’Octet Vert"), "L’Octet Vert");
        assert_eq!(short("A Long Way Home"), "A Long Way");
        assert_eq!(short("Donaudampfschiffahrt heute"), "Donaudampfschiffahrt");
        assert_eq!(short(" "), "");
    }
}
