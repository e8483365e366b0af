//! Letters: the font that is carried along, and how wide what is written in it is.
//!
//! Noto Serif, as much of it as Latin, Greek and Cyrillic need; its licence (SIL OFL) stands beside it.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, Source};

const FONT: &[u8] = include_bytes!("font/NotoSerif.ttf");
/// Its name.
pub(super) const NAME: &str = "Noto Serif";

/// The font, for what draws.
pub(super) fn database() -> Arc<Database> {
    static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut database = Database::new();
        database.load_font_source(Source::Binary(Arc::new(FONT)));
        Arc::new(database)
    });
    DATABASE.clone()
}

/// How wide a text is, in parts of its size.
pub(super) fn width(text: &str) -> f32 {
    text.chars().filter_map(advance).sum()
}

/// The text without letters that the font lacks: they would be drawn as boxes. Empty where those are most of it.
pub(super) fn known(text: &str) -> String {
    let (mut known, mut lacking) = (String::new(), 0);
    for c in text.chars() {
        if c.is_whitespace() || advance(c).is_some() {
            known.push(c);
        } else if c.is_alphanumeric() {
            lacking += 1;
        }
    }
    let letters = known.chars().filter(|c| c.is_alphanumeric()).count();
    match lacking > letters {
        true => String::new(),
        false => known.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// The text on at most so many lines of that width, in parts of its size, as even as can be; what does not fit is cut, and `…`
/// stands for it.
pub(super) fn lines(text: &str, most: usize, wide: f32) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').filter(|it| !it.is_empty()).collect();
    let greedy = broken(&words, wide);
    if greedy.len() > most {
        let mut kept: Vec<String> = greedy.into_iter().take(most).collect();
        if let Some(last) = kept.last_mut() {
            while width(last) + 1.0 > wide && last.pop().is_some() {}
            last.truncate(last.trim_end().len());
            last.push('…');
        }
        return kept;
    }
    // The narrowest column with no more lines leaves none with a lone word.
    let mut column = wide;
    while column > wide / 2.0 && broken(&words, column - 0.5).len() == greedy.len() {
        column -= 0.5;
    }
    broken(&words, column)
}

fn broken(words: &[&str], wide: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let space = width(" ");
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line) + space + width(word) <= wide => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push((*word).to_owned()),
        }
        // A word that is wider than the line goes on in the next.
        while let Some(line) = lines.last_mut().filter(|line| width(line) > wide) {
            let mut end = line.len();
            while end > 0 && width(&line[..end]) > wide {
                end = line[..end]
                    .char_indices()
                    .next_back()
                    .map_or(0, |(at, _)| at);
            }
            if end == 0 {
                break;
            }
            let rest = line.split_off(end);
            lines.push(rest);
        }
    }
    lines
}

/// How far a letter goes, in parts of its size; `None` where the font lacks it.
fn advance(c: char) -> Option<f32> {
    static FACE: LazyLock<Option<ttf_parser::Face<'static>>> =
        LazyLock::new(|| ttf_parser::Face::parse(FONT, 0).ok());
    let face = FACE.as_ref()?;
    let advance = face.glyph_hor_advance(face.glyph_index(c)?)?;
    Some(f32::from(advance) / f32::from(face.units_per_em()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_are_even_and_what_is_too_long_is_cut() {
        assert_eq!(lines("un deux", 3, 20.0), ["un deux"]);
        let even = lines("la chaleur fatale des ordinateurs", 3, 14.0);
        assert_eq!(even, ["la chaleur fatale", "des ordinateurs"]);
        let long = "mot ".repeat(100);
        let cut = lines(&long, 3, 10.0);
        assert_eq!(cut.len(), 3);
        assert!(cut[2].ends_with('…'));
        let word = lines(&"x".repeat(100), 3, 10.0);
        assert!(word.iter().all(|it| width(it) <= 10.5));
    }

    #[test]
    fn letters_that_would_be_boxes_are_left_out() {
        assert_eq!(known("Été 🎧 2024"), "Été 2024");
        assert_eq!(known("日本語の番組"), "");
        assert_eq!(known("Ελληνοφρένεια"), "Ελληνοφρένεια");
    }

    proptest! {
        #[test]
        fn any_text_is_set(text in ".*", most in 1usize..4) {
            prop_assert!(lines(&known(&text), most, 12.0).len() <= most);
        }
    }
}
