//! Letters: the fonts that cards are set in. Two are carried along; what they lack is set in the system's, where it has some.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use resvg::usvg::fontdb::{Database, ID, Source, Style, Weight};
use resvg::usvg::{FontResolver, Options};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::outline::pen::OutlinePen;
use skrifa::outline::{DrawError, DrawSettings};
use skrifa::{FontRef, MetadataProvider};

/// The family that titles are set in, with Latin, Greek and Cyrillic letters.
pub(super) const SERIF: &str = "Sillon Serif";
/// The family of all else.
pub(super) const SANS: &str = "Sillon Sans";

static SERIF_FILE: &[u8] = include_bytes!("font/serif.ttf");
static SANS_FILE: &[u8] = include_bytes!("font/sans.ttf");

/// A font that is carried along, to measure with.
pub(super) struct Face {
    letters: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
}

static SERIF_FACE: LazyLock<Option<Face>> = LazyLock::new(|| Face::of(SERIF_FILE));
static SANS_FACE: LazyLock<Option<Face>> = LazyLock::new(|| Face::of(SANS_FILE));

impl Face {
    fn of(file: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(file).ok()?;
        Some(Self {
            letters: font.charmap(),
            metrics: font.glyph_metrics(Size::new(1.0), LocationRef::default()),
        })
    }

    fn advance(&self, c: char) -> Option<f64> {
        let glyph = self.letters.map(c)?;
        self.metrics.advance_width(glyph).map(f64::from)
    }
}

/// How wide a character of a title is, at size 1. What another font must give is taken for as wide as it is high.
pub(super) fn serif(c: char) -> f64 {
    width(&SERIF_FACE, c)
}

/// How wide a character of other text is.
pub(super) fn sans(c: char) -> f64 {
    width(&SANS_FACE, c)
}

fn width(face: &Option<Face>, c: char) -> f64 {
    let advance = |face: &Option<Face>| face.as_ref()?.advance(c);
    let own = advance(face).or_else(|| advance(&SANS_FACE));
    own.unwrap_or(1.0)
}

/// Whether a character is in a font that is carried along. The second has some that the first lacks, as Greek of old.
fn is_carried(c: char) -> bool {
    let has = |face: &Option<Face>| face.as_ref().is_some_and(|it| it.letters.map(c).is_some());
    has(&SERIF_FACE) || has(&SANS_FACE)
}

/// The family that a whole title is set in: the first, unless only the second has all of its letters.
pub(super) fn family(title: &str) -> &'static str {
    let has_all = |face: &Option<Face>| {
        let has = |face: &Face| title.chars().all(|c| face.letters.map(c).is_some());
        face.as_ref().is_some_and(has)
    };
    match !has_all(&SERIF_FACE) && has_all(&SANS_FACE) {
        true => SANS,
        false => SERIF,
    }
}

/// How much wider than measured a text may be: one that needs the system's fonts is set in them, where these can, as a whole.
pub(super) fn spread(text: &str) -> f64 {
    match text.chars().all(is_carried) {
        true => 1.0,
        false => 1.25,
    }
}

/// A text as far as it can be drawn, on one line: a character that no font has would be an empty box.
pub(super) fn drawable(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let drawn = |c: &char| !is_unseen(*c) && (is_carried(*c) || SYSTEM.face(*c).is_some());
        word.chars().filter(drawn).collect::<String>()
    });
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// What only steers others: directions, joiners, variants; and what is no character.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}' | '\u{AD}')
        || c.is_control()
        || u32::from(c) >= 0xE0000
}

/// Whether a text is read from the right: as its first letter is.
pub(super) fn is_from_the_right(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    // Hebrew, Arabic, Syriac, Thaana, N'Ko and their like.
    first.is_some_and(|c| {
        matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
    })
}

/// How a drawing finds the fonts for these texts: the system's are looked through for those only that need them.
pub(super) fn options(texts: &[&str]) -> &'static Options<'static> {
    match texts.iter().all(|text| text.chars().all(is_carried)) {
        true => &CARRIED,
        false => &WITH_SYSTEM,
    }
}

static CARRIED: LazyLock<Options<'static>> = LazyLock::new(|| Options {
    fontdb: Arc::new(carried()),
    ..Options::default()
});

static WITH_SYSTEM: LazyLock<Options<'static>> = LazyLock::new(|| Options {
    fontdb: Arc::clone(&SYSTEM.fonts),
    font_resolver: FontResolver {
        select_font: FontResolver::default_font_selector(),
        select_fallback: Box::new(|c, tried, _| SYSTEM.face(c).filter(|it| !tried.contains(it))),
    },
    ..Options::default()
});

fn carried() -> Database {
    let mut fonts = Database::new();
    for file in [SERIF_FILE, SANS_FILE] {
        fonts.load_font_source(Source::Binary(Arc::new(file)));
    }
    fonts.set_serif_family(SERIF);
    fonts.set_sans_serif_family(SANS);
    fonts
}

static SYSTEM: LazyLock<System> = LazyLock::new(|| {
    let mut fonts = carried();
    fonts.load_system_fonts();
    fonts.set_serif_family(SERIF);
    fonts.set_sans_serif_family(SANS);
    System {
        fonts: Arc::new(fonts),
        faces: Mutex::default(),
    }
});

/// The fonts carried along and the system's.
struct System {
    fonts: Arc<Database>,
    /// The face of each character asked for so far.
    faces: Mutex<HashMap<char, Option<ID>>>,
}

impl System {
    /// The face that a character is drawn in, where there is one: rather a bold one.
    fn face(&self, c: char) -> Option<ID> {
        let known = || self.faces.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(face) = known().get(&c) {
            return *face;
        }
        let upright = || self.fonts.faces().filter(|it| it.style == Style::Normal);
        let draws = |id: &ID| self.draws(*id, c);
        let bold = upright().filter(|it| it.weight >= Weight::SEMIBOLD);
        let face = bold.chain(upright()).map(|it| it.id).find(draws);
        known().insert(c, face);
        face
    }

    /// Whether a face draws a character by an outline. Pictures, as many emoji are, would not be of a card's few colours.
    fn draws(&self, id: ID, c: char) -> bool {
        let draws = |file: &[u8], index: u32| {
            let font = FontRef::from_index(file, index).ok()?;
            let glyph = font.charmap().map(c)?;
            let outline = font.outline_glyphs().get(glyph)?;
            let mut seen = Seen(false);
            let settings = DrawSettings::unhinted(Size::new(1.0), LocationRef::default());
            let drawn: Result<_, DrawError> = outline.draw(settings, &mut seen);
            (drawn.is_ok() && seen.0).then_some(())
        };
        self.fonts.with_face_data(id, draws).flatten().is_some()
    }
}

/// Whether anything is drawn.
struct Seen(bool);

impl OutlinePen for Seen {
    fn move_to(&mut self, _: f32, _: f32) {}

    fn line_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_greek_and_cyrillic_are_carried_along() {
        for text in [
            "Çà et là, « œuvre » … – ’",
            "Größe Łódź ƒőű",
            "Ἡ φωνὴ τῆς γῆς",
            "Ёжик в тумане",
        ] {
            assert_eq!(drawable(text), text);
            assert!(text.chars().all(is_carried), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_drawn_is_no_box() {
        assert_eq!(
            drawable(" a\u{202E}b\u{0}\n\u{10FFFF}\u{FFFF} c\u{FE0F} \u{200D} "),
            "ab c"
        );
    }

    #[test]
    fn a_text_is_read_from_where_its_first_letter_is() {
        for (text, expected) in [
            ("שלום עולם", true),
            ("12: «مرحبا» Hello", true),
            ("Hello שלום", false),
            ("日本語", false),
            ("Ёжик", false),
            ("12:30", false),
            ("", false),
        ] {
            assert_eq!(is_from_the_right(text), expected, "{text}");
        }
    }

    #[test]
    fn a_character_has_its_width() {
        assert!(serif('i') < serif('m') && serif('m') < 1.1);
        assert_eq!(sans('1'), sans('8'));
    }
}
