//! A card: the picture that stands for a page where somebody shares it. Its record is the site's own, drawn from the chapters.

use std::path::Path;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use sha2::{Digest, Sha256};

use super::letters::{self, NAME};
use super::palette;
use crate::domain::accent::Accent;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::i18n::{Language, Words};
use crate::page::rings::Record;
use crate::publish::html::read_html;
use crate::publish::pages::html::{View, tag};

/// What sites that show cards ask for.
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
/// The width of what is written, beside the record.
const COLUMN: f32 = 620.0;
/// Sizes that a title may have, the largest first.
const SIZES: [f32; 3] = [68.0, 58.0, 48.0];
/// How the words of a card are drawn is part of what it is: with another number, all are drawn anew.
const EDITION: &str = "1";

/// A card, as a drawing.
#[derive(Debug)]
pub struct Card {
    svg: String,
}

impl Card {
    /// The card of an episode.
    pub fn of_episode(feed: &Feed, episode: &Episode) -> Self {
        let say = words(feed);
        let place = say.place(episode.season, episode.number);
        let length = episode.audio.duration.map(|length| say.length(length));
        let kicker = [Some(place).filter(|it| !it.is_empty()), length];
        let kicker: Vec<_> = kicker.into_iter().flatten().collect();
        let chapters = &episode.reading(read_html).chapters;
        let record = Record::of(chapters, episode.audio.duration).drawn(None);
        Self::drawn(
            feed,
            &feed.title,
            &episode.title,
            &kicker.join(" · "),
            record,
        )
    }

    /// The card of the podcast, with the record of its newest episode.
    pub fn of_feed(feed: &Feed) -> Self {
        let newest = feed.episodes.first();
        let chapters = newest
            .map(|it| it.reading(read_html).chapters.clone())
            .unwrap_or_default();
        let length = newest.and_then(|it| it.audio.duration);
        let record = Record::of(&chapters, length).drawn(None);
        let count = words(feed).count(feed.episodes.len());
        Self::drawn(feed, "", &feed.title, &count, record)
    }

    fn drawn(feed: &Feed, above: &str, title: &str, below: &str, record: View) -> Self {
        let accent = feed.accent.as_deref().and_then(Accent::of);
        let leaf = accent.map_or_else(|| "#17552f".to_owned(), |accent| accent.leaf[0].clone());
        let style = format!(
            "text{{font-family:'{NAME}'}}.rings{{fill:none}}.rim{{stroke:#18231c;stroke-opacity:.16;stroke-width:8}}\
             .furrows{{stroke:#dfd9ca;stroke-width:7}}.arcs{{stroke:#18231c;stroke-opacity:.5;stroke-width:12;stroke-linecap:round}}\
             .long{{stroke:{leaf};stroke-opacity:1}}.label{{fill:{leaf}}}.hole{{fill:#faf7ef}}"
        );
        let title = letters::known(title);
        let set = |size: &f32| (*size, letters::lines(&title, 4, COLUMN / size));
        // The largest that needs no cut.
        let sizes = SIZES.iter().map(set);
        let fits = sizes.clone().find(|(size, lines)| {
            let is_cut = lines.last().is_some_and(|it| it.ends_with('…')) && !title.ends_with('…');
            !is_cut && lines.len() as f32 * size * 1.16 <= 300.0
        });
        let (size, lines) = fits
            .or_else(|| sizes.last())
            .unwrap_or((SIZES[2], Vec::new()));
        let high = lines.len() as f32 * size * 1.16;
        let first = (HEIGHT as f32 - high) / 2.0 + size * 0.86;
        let line = |y: f32, size: f32, colour: &str, text: &str| {
            tag("text")
                .attr("x", "72")
                .attr("y", &format!("{y:.0}"))
                .attr("font-size", &format!("{size:.0}"))
                .attr("fill", colour)
                .text(text)
        };
        let small = |text: &str| letters::lines(&letters::known(text), 1, COLUMN / 30.0).concat();
        let title = lines.iter().enumerate();
        let title: View = title
            .map(|(at, text)| line(first + at as f32 * size * 1.16, size, "#18231c", text))
            .collect();
        let words = View::from(line(104.0, 30.0, &leaf, &small(above)))
            .and(title)
            .and(line(HEIGHT as f32 - 76.0, 30.0, "#455249", &small(below)));
        let ground = tag("rect")
            .attr("width", "1200")
            .attr("height", "630")
            .attr("fill", "#faf7ef");
        let place = tag("g").attr("transform", "translate(716 -85) scale(.8)");
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\"><style>{style}</style>{}</svg>",
            View::from(ground)
                .and(place.child(record))
                .and(words)
                .as_str()
        );
        Self {
            // A drawing inside a drawing needs its size.
            svg: svg.replace(
                "viewBox=\"0 0 1000 1000\"",
                "width=\"1000\" height=\"1000\"",
            ),
        }
    }

    /// Whether a PNG is of this very card.
    pub fn is_in(&self, png: &[u8]) -> bool {
        let key = self.key();
        let head = &png[..png.len().min(2000)];
        head.windows(key.len()).any(|it| it == key.as_bytes())
    }

    /// What tells it from other cards; its PNG carries it.
    fn key(&self) -> String {
        let digest = Sha256::new()
            .chain_update(EDITION)
            .chain_update(&self.svg)
            .finalize();
        digest
            .iter()
            .take(12)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// As a PNG of 1200 to 630 points. Empty where it cannot be drawn, as no drawing of the site's own is.
    pub fn png(&self) -> Vec<u8> {
        let options = Options {
            fontdb: letters::database(),
            font_family: NAME.to_owned(),
            resources_dir: None::<&Path>.map(Path::to_owned),
            ..Options::default()
        };
        let tree = Tree::from_str(&self.svg, &options);
        let (Ok(tree), Some(mut map)) = (tree, Pixmap::new(WIDTH, HEIGHT)) else {
            return Vec::new();
        };
        resvg::render(&tree, Transform::default(), &mut map.as_mut());
        palette::png(map.data(), WIDTH, HEIGHT, &self.key())
    }
}

fn words(feed: &Feed) -> Words {
    let language = feed.language.as_deref().and_then(Language::of);
    language.unwrap_or(Language::English).words()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use proptest::prelude::*;

    fn feed(title: &str, notes: &str) -> Feed {
        let json = serde_json::json!({ "title": "L’Octet Vert", "language": "fr", "items": [{ "id": "a", "title": title,
            "content_text": notes, "attachments": [{ "url": "a.mp3", "duration_in_seconds": 1502 }] }] });
        Feed::parse(&json.to_string(), Date::at(0)).unwrap()
    }

    fn card(title: &str, notes: &str) -> Card {
        let feed = feed(title, notes);
        Card::of_episode(&feed, &feed.episodes[0])
    }

    const NOTES: &str = "0:13 - Un\n1:30 - Deux\n8:08 - Trois\n21:22 - Quatre";

    #[test]
    fn a_card_is_light_and_of_the_size_that_is_asked_for() {
        for (title, notes) in [
            ("Clément Pellegrini", NOTES),
            (
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft und was daraus wurde",
                "",
            ),
            ("Ελληνοφρένεια 28/3/2018", NOTES),
            ("🎧🎧", ""),
            ("", NOTES),
        ] {
            let png = card(title, notes).png();
            assert!(png.len() < 40_000, "{title}: {}", png.len());
            let picture = image::load_from_memory(&png).unwrap().to_rgb8();
            assert_eq!(picture.dimensions(), (WIDTH, HEIGHT));
            let ink = picture.pixels().filter(|it| it.0[0] < 100).count();
            assert!(ink > 2000, "{title}: {ink}");
        }
    }

    #[test]
    fn a_card_is_known_by_its_png() {
        let png = card("A", NOTES).png();
        assert!(card("A", NOTES).is_in(&png));
        assert!(!card("B", NOTES).is_in(&png) && !card("A", "").is_in(&png));
        assert!(!card("A", NOTES).is_in(b""));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn any_title_is_drawn(title in ".*") {
            let title = format!("x{title}");
            prop_assert!(!card(&title, "").png().is_empty());
        }
    }
}
