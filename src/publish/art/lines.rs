//! Lines: a title set as large as its room allows, in lines of about the same length.

/// What is longer than this, in characters, fits at no size: the rest need not be measured.
const MOST: usize = 400;

/// A title that was set.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fitted {
    /// The size of its letters.
    pub(super) size: f64,
    /// Its lines, from the top.
    pub(super) lines: Vec<String>,
}

/// The room that there is for a title.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room<'a> {
    /// How wide it is.
    pub(super) width: f64,
    /// How many lines it has at most.
    pub(super) lines: usize,
    /// The sizes that letters may have, the largest first.
    pub(super) sizes: &'a [f64],
}

/// What stays on one line.
#[derive(Clone, Debug)]
struct Piece {
    text: String,
    width: f64,
}

impl Room<'_> {
    /// Sets a text. `width` tells how wide a character is at size 1. What does not fit at the smallest size ends with an
    /// ellipsis there; a word that is wider than the room is broken.
    pub(super) fn fit(&self, text: &str, width: impl Fn(char) -> f64) -> Fitted {
        let pieces = pieces(text, &width);
        for &size in self.sizes {
            let room = self.width / size;
            if pieces.iter().all(|piece| trimmed(piece, &width) <= room) {
                let lines = filled(&pieces, room, &width);
                if lines.len() <= self.lines {
                    let lines = balanced(&pieces, lines, room, &width);
                    return Fitted { size, lines };
                }
            }
        }
        let size = self.sizes.last().copied().unwrap_or(1.0);
        let room = self.width / size;
        let broken: Vec<Piece> = pieces
            .into_iter()
            .flat_map(|piece| broken(piece, room, &width))
            .collect();
        let mut lines = filled(&broken, room, &width);
        if lines.len() > self.lines {
            lines.truncate(self.lines);
            if let Some(last) = lines.last_mut() {
                shorten(last, room, &width);
            }
        }
        Fitted { size, lines }
    }
}

/// A text on one line, cut short with an ellipsis where it is wider than the room.
pub(super) fn on_one_line(text: &str, room: f64, width: impl Fn(char) -> f64) -> String {
    let mut line: String = text.chars().take(MOST).collect();
    if line.len() < text.len() || measured(&line, &width) > room {
        shorten(&mut line, room, &width);
    }
    line
}

fn measured(text: &str, width: &impl Fn(char) -> f64) -> f64 {
    text.chars().map(width).sum()
}

/// How wide a piece is without the space that it ends with.
fn trimmed(piece: &Piece, width: &impl Fn(char) -> f64) -> f64 {
    match piece.text.ends_with(' ') {
        true => piece.width - width(' '),
        false => piece.width,
    }
}

/// Cuts a text where a line may end: after spaces and strokes, and between the letters of scripts that have no spaces.
fn pieces(text: &str, width: &impl Fn(char) -> f64) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut begins = true;
    for c in text.chars().take(MOST) {
        let own = width(c);
        if (begins || is_ideograph(c)) && own > 0.0 && c != ' ' || pieces.is_empty() {
            pieces.push(Piece {
                text: String::new(),
                width: 0.0,
            });
        }
        if let Some(piece) = pieces.last_mut() {
            piece.text.push(c);
            piece.width += own;
        }
        begins = matches!(c, ' ' | '-' | '–' | '—' | '/') || is_ideograph(c) && own > 0.0;
    }
    pieces
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// Fills lines from the first on, each as far as it goes.
fn filled(pieces: &[Piece], room: f64, width: &impl Fn(char) -> f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if used + trimmed(piece, width) <= room => line.push_str(&piece.text),
            _ => {
                lines.push(piece.text.clone());
                used = 0.0;
            }
        }
        used += piece.width;
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// The same lines in the narrowest room that needs no more of them.
fn balanced(
    pieces: &[Piece],
    lines: Vec<String>,
    room: f64,
    width: &impl Fn(char) -> f64,
) -> Vec<String> {
    let widest = pieces
        .iter()
        .map(|piece| trimmed(piece, width))
        .fold(0.0, f64::max);
    let (mut narrow, mut wide, mut best) = (widest, room, lines);
    for _ in 0..10 {
        let middle = f64::midpoint(narrow, wide);
        let lines = filled(pieces, middle, width);
        if lines.len() <= best.len() {
            (wide, best) = (middle, lines);
        } else {
            narrow = middle;
        }
    }
    best
}

/// Breaks a piece into such as fit, a hyphen at the end of each but the last.
fn broken(piece: Piece, room: f64, width: &impl Fn(char) -> f64) -> Vec<Piece> {
    if trimmed(&piece, width) <= room {
        return vec![piece];
    }
    let hyphen = width('-');
    let mut parts = vec![Piece {
        text: String::new(),
        width: 0.0,
    }];
    for c in piece.text.chars() {
        let own = width(c);
        if let Some(part) = parts.last_mut() {
            // A mark stays with its letter.
            if own > 0.0 && part.width > 0.0 && part.width + own + hyphen > room && c != ' ' {
                part.text.push('-');
                part.width += hyphen;
                parts.push(Piece {
                    text: c.to_string(),
                    width: own,
                });
            } else {
                part.text.push(c);
                part.width += own;
            }
        }
    }
    parts
}

/// Ends a line with an ellipsis, as far as it goes with that.
fn shorten(line: &mut String, room: f64, width: &impl Fn(char) -> f64) {
    let room = room - width('…');
    let mut used = 0.0;
    let mut end = 0;
    for (at, c) in line.char_indices() {
        used += width(c);
        if used > room {
            break;
        }
        end = at + c.len_utf8();
    }
    line.truncate(end);
    line.truncate(
        line.trim_end_matches([' ', ',', '.', ':', ';', '-', '–'])
            .len(),
    );
    line.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ROOM: Room<'_> = Room {
        width: 100.0,
        lines: 3,
        sizes: &[20.0, 10.0, 5.0],
    };

    /// Half as wide as high, but for marks.
    fn width(c: char) -> f64 {
        if c == '\u{301}' { 0.0 } else { 0.5 }
    }

    fn lines(text: &str) -> (f64, Vec<String>) {
        let fitted = ROOM.fit(text, width);
        (fitted.size, fitted.lines)
    }

    #[test]
    fn a_short_title_is_large_and_a_long_one_small() {
        assert_eq!(lines("Allô"), (20.0, vec!["Allô".to_owned()]));
        assert_eq!(lines("").1, Vec::<String>::new());
        assert_eq!(lines("un deux trois quatre cinq six sept").0, 10.0);
    }

    #[test]
    fn lines_are_about_as_long_as_each_other() {
        let (size, lines) = lines("aaaa bbbb cccc dddd");
        assert_eq!(size, 20.0);
        assert_eq!(lines, ["aaaa bbbb", "cccc dddd"]);
    }

    #[test]
    fn what_does_not_fit_ends_with_an_ellipsis() {
        let (size, lines) = lines(&"mot ".repeat(90));
        assert_eq!((size, lines.len()), (5.0, 3));
        assert!(lines[2].ends_with("mot…"), "{lines:?}");
    }

    #[test]
    fn a_word_wider_than_the_room_is_broken() {
        let (_, lines) = lines(&"x".repeat(60));
        assert_eq!(lines, [format!("{}-", "x".repeat(39)), "x".repeat(21)]);
    }

    #[test]
    fn a_script_without_spaces_is_broken_anywhere() {
        assert_eq!(lines("日本語日本語日本語日本語").1.len(), 2);
    }

    proptest! {
        #[test]
        fn no_line_leaves_its_room(text in "(\\PC|[a-z ]{0,9}|\u{301}){0,80}") {
            let fitted = ROOM.fit(&text, width);
            prop_assert!(fitted.lines.len() <= 3);
            for line in &fitted.lines {
                prop_assert!(measured(line, &width) * fitted.size <= 100.001, "{:?}", line);
            }
            prop_assert!(measured(&on_one_line(&text, 10.0, width), &width) <= 10.001);
        }
    }
}
