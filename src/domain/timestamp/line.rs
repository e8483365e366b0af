//! A line of notes as a reader sees it: its text, where that text comes from in the tree, and where the line stands.

use std::ops::Range;

use crate::domain::moment::Span;
use crate::domain::notes::{Block, Href, Inline};

/// A line of the notes: a block, or the part of one between two breaks, or a table's row.
#[derive(Debug, Default)]
pub(crate) struct Line {
    /// Its visible text.
    pub(crate) text: String,
    /// Where each stretch of the text comes from, in order.
    pub(crate) leaves: Vec<Leaf>,
    /// The outermost list, table, or run of paragraphs it stands in.
    pub(crate) container: usize,
    /// How many lists it stands in.
    pub(crate) depth: usize,
    /// Whether it stands in a heading.
    pub(crate) heading: bool,
    /// The line that a reader takes it to belong to: the one its list hangs from, or the one before its container.
    pub(crate) under: Option<usize>,
    /// Where the first link to elsewhere ends.
    pub(crate) linked: Option<usize>,
    /// Where the first link to something else to play ends.
    pub(crate) media: Option<usize>,
    /// Whether a letter or digit stands in it.
    begun: bool,
    /// Whether a time may begin it.
    pub(crate) timed: bool,
    /// Whether a link leads to a second of something else to play.
    pub(crate) media_moment: bool,
}

/// A stretch of a line that is one leaf of the tree.
#[derive(Debug)]
pub(crate) struct Leaf {
    pub(crate) range: Range<usize>,
    pub(crate) source: Source,
}

/// What sort of leaf.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Source {
    /// Text, by its number among all text leaves of the notes.
    Text { leaf: usize, marked: bool },
    /// The text of a link to a second of this very episode.
    Moment { leaf: usize, link: usize },
    /// The text of any other link.
    Elsewhere(Kind),
    /// Code.
    Code,
    /// A timestamp found before.
    Timestamp(Span),
}

/// What another address seems to lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Something to play, by its address.
    Media,
    /// A second of something to play.
    MediaMoment,
    /// Anything else.
    Page,
}

/// All lines of the notes, and the seconds that links to this very episode name.
#[derive(Default)]
pub(crate) struct Lines {
    pub(crate) lines: Vec<Line>,
    pub(crate) moments: Vec<Span>,
    leaves: usize,
    containers: usize,
    depth: usize,
}

impl Lines {
    /// The lines of the notes, from top to bottom.
    pub(crate) fn of(blocks: &[Block]) -> Self {
        let mut lines = Lines::default();
        lines.blocks(blocks, None);
        lines
    }

    fn blocks(&mut self, blocks: &[Block], under: Option<usize>) {
        let mut run = false;
        for block in blocks {
            let paragraph = matches!(block, Block::Paragraph(_));
            if self.depth == 0 && !(paragraph && run) {
                self.containers += 1;
            }
            run = paragraph;
            let over = match self.depth {
                0 => self.lines.len().checked_sub(1),
                _ => under,
            };
            match block {
                Block::Heading { content, .. } => self.content(content, over, true),
                Block::Paragraph(content) => self.content(content, over, false),
                Block::List { items, .. } => {
                    let above = match self.depth {
                        0 => over,
                        _ => self.lines.len().checked_sub(1),
                    };
                    self.depth += 1;
                    for item in items {
                        self.blocks(item, above);
                    }
                    self.depth -= 1;
                }
                Block::Quote(blocks) => self.blocks(blocks, under),
                Block::Figure { content, caption } => {
                    self.blocks(content, under);
                    self.content(caption, over, false);
                }
                Block::Table { caption, rows } => {
                    self.content(caption, over, true);
                    for row in rows {
                        self.start(over, false);
                        for (i, cell) in row.iter().enumerate() {
                            if i > 0 {
                                self.last().text.push('\t');
                            }
                            self.inlines(&cell.content, None, false, true);
                        }
                    }
                }
                Block::Code(_) | Block::Rule => {}
            }
        }
    }

    fn content(&mut self, content: &[Inline], under: Option<usize>, heading: bool) {
        if !content.is_empty() {
            self.start(under, heading);
            self.inlines(content, None, false, false);
        }
    }

    fn start(&mut self, under: Option<usize>, heading: bool) {
        self.lines.push(Line {
            container: self.containers,
            depth: self.depth,
            under,
            heading,
            ..Line::default()
        });
    }

    fn last(&mut self) -> &mut Line {
        if self.lines.is_empty() {
            self.start(None, false);
        }
        let last = self.lines.len() - 1;
        &mut self.lines[last]
    }

    fn inlines(&mut self, content: &[Inline], link: Option<&Source>, marked: bool, row: bool) {
        for inline in content {
            match inline {
                Inline::Text(text) => {
                    let leaf = self.leaves;
                    self.leaves += 1;
                    let source = match link {
                        Some(Source::Moment { link, .. }) => Source::Moment { leaf, link: *link },
                        Some(link) => link.clone(),
                        None => Source::Text { leaf, marked },
                    };
                    self.push(text, source);
                }
                Inline::Emphasis(content) | Inline::Strong(content) => {
                    self.inlines(content, link, true, row);
                }
                Inline::Code(code) => self.push(code, Source::Code),
                Inline::Timestamp { text, span } => self.push(text, Source::Timestamp(*span)),
                Inline::Link { href, content } => {
                    let source = match href {
                        Href::Moment(span) => {
                            self.moments.push(*span);
                            Source::Moment {
                                leaf: 0,
                                link: self.moments.len() - 1,
                            }
                        }
                        Href::Web(to) => Source::Elsewhere(kind(to)),
                        Href::Mail(_) | Href::Relative(_) => Source::Elsewhere(Kind::Page),
                    };
                    self.inlines(content, Some(&source), marked, row);
                }
                Inline::Break if row => self.last().text.push(' '),
                Inline::Break => {
                    let Line { under, heading, .. } = *self.last();
                    self.start(under, heading);
                }
                Inline::Image { .. } => {}
            }
        }
    }

    fn push(&mut self, text: &str, source: Source) {
        let line = self.last();
        let start = line.text.len();
        let elsewhere = matches!(source, Source::Elsewhere(_) | Source::Code);
        if !line.begun {
            let begin = text.trim_start_matches(|c: char| !c.is_alphanumeric());
            line.begun = !begin.is_empty();
            line.timed = !elsewhere
                && begin.starts_with(|c: char| c.is_ascii_digit())
                && begin.contains(':');
        }
        line.text.push_str(text);
        let range = start..line.text.len();
        if let Source::Elsewhere(kind) = source {
            line.linked.get_or_insert(range.end);
            if kind != Kind::Page {
                line.media.get_or_insert(range.end);
            }
            line.media_moment |= kind == Kind::MediaMoment;
        }
        line.leaves.push(Leaf { range, source });
    }
}

/// Hosts of what one watches or hears, and words of addresses that lead to it.
const MEDIA: [&str; 20] = [
    "youtube.",
    "youtu.be/",
    "vimeo.",
    "twitch.",
    "dailymotion.",
    "soundcloud.",
    "spotify.",
    "podcasts.",
    "overcast.",
    "pca.st/",
    "mixcloud.",
    "ted.com/",
    "/episode",
    "/podcast",
    "/watch",
    "/video",
    "/talk",
    ".mp3",
    ".mp4",
    "media.",
];

/// What an address seems to lead to.
fn kind(address: &str) -> Kind {
    let address = address.to_ascii_lowercase();
    let at = |sign: &str| {
        address
            .match_indices(sign)
            .any(|(i, _)| address[i + sign.len()..].starts_with(|c: char| c.is_ascii_digit()))
    };
    if ["?t=", "&t=", "#t=", "?start=", "&start="]
        .iter()
        .any(|sign| at(sign))
    {
        Kind::MediaMoment
    } else if MEDIA.iter().any(|sign| address.contains(sign)) {
        Kind::Media
    } else {
        Kind::Page
    }
}
