//! A card: the picture that stands for a page where its address is shared. A record, the podcast, the title.

use std::fmt;
use std::fmt::Write as _;

use quick_xml::escape::escape;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::Tree;

use super::letters::{self, SANS, SERIF};
use super::lines::{Room, on_one_line};
use super::palette::{Colour, Palette};
use crate::domain::accent::Accent;
use crate::domain::chapter::Chapter;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::seconds::Seconds;
use crate::i18n::{Language, Words};
use crate::page::kicker;
use crate::page::rings::{HOLE, LABEL, RIM, Record, SIDE};
use crate::publish::digest::hex;
use crate::publish::html::read_html;

/// How wide and how high a card is: what those who show it ask for.
pub const SIZE: (u32, u32) = (1200, 630);

/// No card has more bytes: the edges of one that would are drawn in fewer steps, or in none.
const MOST: usize = 40_000;

/// The steps between paper and ink, and between paper and leaf, that edges are drawn in, in hundredths: the finest first.
const STEPS: [[&[u16]; 2]; 3] = [
    [&[18, 34, 66], &[20, 40, 60, 80]],
    [&[25], &[33, 66]],
    [&[], &[]],
];

/// Raised when a drawing becomes a PNG in another way, so that all are drawn anew.
const WAY: &str = "3";

/// The site's colours in the light.
const PAPER: &str = "#faf7ef";
const INK: &str = "#18231c";
const SOFT: &str = "#455249";
const LINE: &str = "#dfd9ca";
const LEAF: &str = "#17552f";
/// Ink at half its strength on paper, as the arcs of short chapters are.
const ARC: &str = "#898d86";
const EDGE: &str = "#d6d5cd";

/// Where text begins, and how much room it has before the record.
const LEFT: f64 = 72.0;
const ROOM: f64 = 600.0;
/// The middle of the record, which runs off the card, and its radius.
const MIDDLE: (f64, f64) = (1068.0, 315.0);
const RADIUS: f64 = 372.0;
/// Where the groove is.
const GROOVE: f64 = 540.0;

const TITLE: Room<'_> = Room {
    width: ROOM,
    lines: 3,
    sizes: &[92.0, 80.0, 70.0, 62.0, 55.0, 48.0],
};

/// What a card shows.
pub struct Card {
    /// The line at the top.
    above: String,
    title: String,
    /// The line under the title.
    below: String,
    /// Whether the title is read from the right: all lines then end where they would begin.
    from_the_right: bool,
    record: Record,
    /// Where chapters begin, as shares of the episode.
    notches: Vec<f64>,
    leaf: String,
}

/// Why a card could not be drawn.
#[derive(Debug)]
pub enum CardError {
    /// The drawing is none.
    Drawing(resvg::usvg::Error),
    /// There is no room for it in memory.
    Room,
    /// It could not be written as PNG.
    Writing(png::EncodingError),
}

impl Card {
    /// The card of an episode's page.
    pub fn of_episode(feed: &Feed, episode: &Episode) -> Self {
        Self {
            above: letters::drawable(&feed.title),
            title: letters::drawable(&episode.title),
            from_the_right: letters::is_from_the_right(&episode.title),
            below: letters::drawable(&kicker::short(words(feed), episode)),
            ..Self::of_record(feed, Some(episode))
        }
    }

    /// The card of the home page, with the newest episode's record.
    pub fn of_feed(feed: &Feed) -> Self {
        let count = words(feed).count(feed.episodes.len());
        Self {
            title: letters::drawable(&feed.title),
            from_the_right: letters::is_from_the_right(&feed.title),
            below: letters::drawable(&count),
            ..Self::of_record(feed, feed.episodes.first().map(|it| &**it))
        }
    }

    fn of_record(feed: &Feed, episode: Option<&Episode>) -> Self {
        let chapters = episode.map_or(&[][..], |it| &it.reading(read_html).chapters);
        let length = episode.and_then(|it| it.audio.duration);
        let accent = feed.accent.as_deref().and_then(Accent::of);
        let [leaf, _] = accent.map_or([LEAF.to_owned(), String::new()], |it| it.leaf);
        Self {
            above: String::new(),
            title: String::new(),
            below: String::new(),
            from_the_right: false,
            record: Record::of(chapters, length),
            notches: notches(chapters, length),
            leaf,
        }
    }

    /// Draws the card, as PNG.
    pub fn png(&self) -> Result<Vec<u8>, CardError> {
        let options = letters::options(&[&self.above, &self.title, &self.below]);
        let svg = self.svg();
        let tree = Tree::from_str(&svg, options).map_err(CardError::Drawing)?;
        let mut drawing = Pixmap::new(SIZE.0, SIZE.1).ok_or(CardError::Room)?;
        // As a rectangle of the drawing, the paper would be blended in, dot by dot.
        let [red, green, blue] = colour(PAPER);
        drawing.fill(Color::from_rgba8(red, green, blue, u8::MAX));
        resvg::render(&tree, Transform::identity(), &mut drawing.as_mut());
        let key = key(&svg);
        let mut card = Vec::new();
        for steps in STEPS {
            let written = self.palette(steps).png(&drawing, &key);
            card = written.map_err(CardError::Writing)?;
            if card.len() <= MOST {
                break;
            }
        }
        Ok(card)
    }

    /// Whether a PNG is of this very card.
    pub fn is_in(&self, png: &[u8]) -> bool {
        let key = key(&self.svg());
        let head = &png[..png.len().min(2000)];
        head.windows(key.len()).any(|it| it == key.as_bytes())
    }

    /// The colours of lines and letters, and what these have at their edges. What short arcs and soft letters are drawn in are
    /// such between paper and ink, too.
    fn palette(&self, [inks, leaves]: [&[u16]; 2]) -> Palette {
        let [paper, ink, soft, line, leaf, arc] =
            [PAPER, INK, SOFT, LINE, &self.leaf, ARC].map(colour);
        let lines: &[u16] = if inks.is_empty() { &[] } else { &[50] };
        Palette::of(
            &[paper, ink, soft, line, leaf, arc],
            &[
                (paper, ink, inks),
                (paper, leaf, leaves),
                (paper, line, lines),
                (line, leaf, lines),
            ],
        )
    }

    /// The card as SVG, on paper. All that comes from outside is escaped.
    fn svg(&self) -> String {
        let (width, height) = SIZE;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">"
        );
        self.draw_record(&mut svg);
        self.draw_groove(&mut svg);
        self.draw_text(&mut svg);
        svg.push_str("</svg>");
        svg
    }

    fn draw_record(&self, svg: &mut String) {
        let [furrows, short, long] = self.record.paths();
        let scale = 2.0 * RADIUS / SIDE;
        let (left, top) = (MIDDLE.0 - RADIUS, MIDDLE.1 - RADIUS);
        let middle = SIDE / 2.0;
        let leaf = &self.leaf;
        // Writing into a string does not fail.
        let _ = write!(
            svg,
            "<g transform=\"translate({left} {top}) scale({scale})\" fill=\"none\" stroke-linecap=\"round\">\
             <circle cx=\"{middle}\" cy=\"{middle}\" r=\"{RIM}\" stroke=\"{EDGE}\" stroke-width=\"6\"/>\
             <path d=\"{furrows}\" stroke=\"{LINE}\" stroke-width=\"5\"/>\
             <path d=\"{short}\" stroke=\"{ARC}\" stroke-width=\"10\"/>\
             <path d=\"{long}\" stroke=\"{leaf}\" stroke-width=\"10\"/>\
             <circle cx=\"{middle}\" cy=\"{middle}\" r=\"{LABEL}\" fill=\"{leaf}\"/>\
             <circle cx=\"{middle}\" cy=\"{middle}\" r=\"{HOLE}\" fill=\"{PAPER}\"/></g>"
        );
    }

    /// The groove: a line, and a notch where each chapter begins.
    fn draw_groove(&self, svg: &mut String) {
        let length = ROOM - 60.0;
        let start = if self.from_the_right {
            LEFT + 60.0
        } else {
            LEFT
        };
        let end = start + length;
        let _ = write!(
            svg,
            "<path d=\"M{start} {GROOVE}H{end}\" stroke=\"{}\" stroke-width=\"4\" stroke-linecap=\"round\"/>\
             <path d=\"",
            self.leaf
        );
        for notch in &self.notches {
            let at = start + notch * length;
            let _ = write!(svg, "M{at:.1} {}v24", GROOVE - 12.0);
        }
        let _ = write!(svg, "\" stroke=\"{PAPER}\" stroke-width=\"4\"/>");
    }

    fn draw_text(&self, svg: &mut String) {
        let (side, anchor) = match self.from_the_right {
            true => (LEFT + ROOM, " text-anchor=\"end\""),
            false => (LEFT, ""),
        };
        let mut say = |text: &str, family: &str, size: f64, colour: &str, at: f64| {
            let text = escape(text);
            let _ = write!(
                svg,
                "<text x=\"{side}\" y=\"{at:.1}\"{anchor} font-family=\"{family}\" font-size=\"{size}\" fill=\"{colour}\">{text}</text>"
            );
        };
        let above = on_one_line(
            &self.above,
            ROOM / 32.0 / letters::spread(&self.above),
            letters::serif,
        );
        say(&above, SERIF, 32.0, &self.leaf, 104.0);
        let family = letters::family(&self.title);
        let spread = letters::spread(&self.title);
        let title = TITLE.fit(&self.title, |c| letters::serif(c) * spread);
        let below = on_one_line(&self.below, (ROOM - 60.0) / 27.0, letters::sans);
        // The title stands in the middle between the line at the top and the groove.
        let step = title.size * 1.1;
        let high = step * title.lines.len() as f64;
        let top = (322.0 - high / 2.0).max(150.0);
        for (i, line) in title.lines.iter().enumerate() {
            let at = top + step * i as f64 + title.size * 0.82;
            say(line, family, title.size, INK, at);
        }
        say(&below, SANS, 27.0, SOFT, GROOVE - 34.0);
    }
}

/// What tells a card from others; its PNG carries it.
fn key(svg: &str) -> String {
    hex([WAY, svg].concat().as_bytes(), 12)
}

/// The words of a feed's language; English ones, where the site does not speak that.
fn words(feed: &Feed) -> Words {
    let language = feed.language.as_deref().and_then(Language::of);
    language.unwrap_or(Language::ENGLISH).words()
}

/// Where chapters begin, but for one at the start.
fn notches(chapters: &[Chapter], length: Option<Seconds>) -> Vec<f64> {
    let end = length.or_else(|| chapters.last()?.end);
    let Some(end) = end.map(Seconds::as_f64).filter(|end| *end > 0.0) else {
        return Vec::new();
    };
    let starts = chapters.iter().map(|chapter| chapter.start.as_f64() / end);
    starts
        .filter(|share| (0.005..=0.995).contains(share))
        .collect()
}

/// A colour of six digits, as those here all are.
fn colour(css: &str) -> Colour {
    let part = |at: usize| {
        let digits = css.get(at..at + 2).unwrap_or_default();
        u8::from_str_radix(digits, 16).unwrap_or_default()
    };
    [part(1), part(3), part(5)]
}

impl fmt::Display for CardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Drawing(error) => write!(f, "the card could not be drawn: {error}"),
            Self::Room => f.write_str("there is no memory left to draw the card in"),
            Self::Writing(error) => write!(f, "the card could not be written as PNG: {error}"),
        }
    }
}

impl std::error::Error for CardError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Drawing(error) => Some(error),
            Self::Room => None,
            Self::Writing(error) => Some(error),
        }
    }
}
