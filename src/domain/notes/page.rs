//! A page of notes being written: elements come in as they open and close, blocks come out.

use super::line::{Line, Mark};
use super::{Block, Cell, Href, Inline, href};
use crate::domain::bidi::straight;

/// Nesting beyond this is flattened: no notes are meant so, and no page can show it.
const DEPTH: usize = 32;

/// Notes being written.
#[derive(Default)]
pub(super) struct Page {
    blocks: Vec<Block>,
    frames: Vec<Frame>,
    line: Line,
    /// What each element that is open did when it opened.
    open: Vec<Opened>,
}

/// A block that is open.
enum Frame {
    Quote(Vec<Block>),
    /// A list's item; `implied` where content stood in the list without one.
    Item {
        blocks: Vec<Block>,
        implied: bool,
    },
    List(Option<i64>, Vec<Vec<Block>>),
    Figure(Vec<Block>, Vec<Inline>),
    Table(Vec<Inline>, Vec<Vec<Cell>>),
    Row(Vec<Cell>),
    Heading(u8),
    Cell(bool),
    Caption,
    Pre(String),
}

/// What an element did when it opened, to be undone when it closes.
enum Opened {
    /// It was unwrapped.
    Nothing,
    /// It was unwrapped, but keeps what it holds from running into what stands around it.
    Gap,
    /// It was unwrapped, but stands on lines of its own.
    Edge,
    /// It opened a mark.
    Mark,
    /// It opened whatever frames stand beyond this many.
    Frame(usize),
}

type Attribute<'a> = &'a dyn Fn(&str) -> Option<String>;

impl Page {
    /// Opens an element; false where what it holds does not count, and then it is not to be closed.
    pub(super) fn open(&mut self, tag: &str, attribute: Attribute<'_>) -> bool {
        if is_dropped(tag) || is_hidden(attribute) {
            return false;
        }
        match tag {
            "br" if matches!(self.frames.last(), Some(Frame::Pre(_))) => self.text("\n"),
            "br" => self.line.line_break(),
            "img" => self.image(attribute),
            "hr" => self.rule(),
            "wbr" => {}
            _ => {
                let opened = self.enter(tag, attribute);
                match opened {
                    Opened::Edge => self.edge(),
                    Opened::Gap => self.line.gap(),
                    _ => {}
                }
                self.open.push(opened);
                return true;
            }
        }
        false
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) {
        match self.open.pop() {
            None | Some(Opened::Nothing) => {}
            Some(Opened::Edge) => self.edge(),
            Some(Opened::Gap) => self.line.gap(),
            Some(Opened::Mark) => self.line.close(),
            Some(Opened::Frame(depth)) => {
                while self.frames.len() > depth {
                    self.close_frame();
                }
            }
        }
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        let text = &*straight(text);
        if let Some(Frame::Pre(code)) = self.frames.last_mut() {
            code.push_str(text);
            return;
        }
        if !text.chars().all(|c| c.is_ascii_whitespace()) {
            self.imply_item();
        }
        self.line.text(text);
    }

    /// The blocks written.
    pub(super) fn finish(mut self) -> Vec<Block> {
        while !self.frames.is_empty() {
            self.close_frame();
        }
        self.edge();
        self.blocks
    }

    fn enter(&mut self, tag: &str, attribute: Attribute<'_>) -> Opened {
        let full = self.frames.len() + self.line.depth() >= DEPTH;
        match (self.frames.last(), tag) {
            (Some(Frame::Pre(_)), _) => Opened::Nothing,
            _ if full => unwrapped(tag),
            (_, "em" | "i" | "cite" | "dfn" | "var") => self.mark(Mark::Emphasis),
            (_, "strong" | "b") => self.mark(Mark::Strong),
            (_, "code" | "kbd" | "samp" | "tt") => self.mark(Mark::Code),
            (_, "a") => match attribute("href").as_deref().and_then(Href::parse) {
                Some(href) => self.mark(Mark::Link(href)),
                None => Opened::Nothing,
            },
            (Some(Frame::Table(..)), "tr") => self.push(Frame::Row(Vec::new())),
            (Some(Frame::Row(_)), "td") => self.push(Frame::Cell(false)),
            (Some(Frame::Row(_)), "th") => self.push(Frame::Cell(true)),
            (Some(Frame::Table(..)), "caption") | (Some(Frame::Figure(..)), "figcaption") => {
                self.push(Frame::Caption)
            }
            (Some(Frame::List(..) | Frame::Item { implied: true, .. }), "li") => {
                if !matches!(self.frames.last(), Some(Frame::List(..))) {
                    self.close_frame();
                }
                self.push(Frame::Item {
                    blocks: Vec::new(),
                    implied: false,
                })
            }
            (Some(Frame::Heading(_) | Frame::Cell(_) | Frame::Caption), _) => unwrapped(tag),
            (_, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
                self.block(Frame::Heading(tag.as_bytes()[1] - b'0'))
            }
            (_, "ul" | "menu" | "dir") => self.block(Frame::List(None, Vec::new())),
            (_, "ol") => {
                let start = attribute("start").and_then(|start| start.trim().parse().ok());
                self.block(Frame::List(Some(start.unwrap_or(1)), Vec::new()))
            }
            (_, "blockquote") => self.block(Frame::Quote(Vec::new())),
            (_, "figure") => self.block(Frame::Figure(Vec::new(), Vec::new())),
            (_, "table") => self.block(Frame::Table(Vec::new(), Vec::new())),
            (_, "pre" | "xmp" | "listing" | "plaintext") => self.block(Frame::Pre(String::new())),
            _ => unwrapped(tag),
        }
    }

    fn mark(&mut self, mark: Mark) -> Opened {
        match self.line.open(mark) {
            true => Opened::Mark,
            false => Opened::Nothing,
        }
    }

    fn block(&mut self, frame: Frame) -> Opened {
        self.imply_item();
        self.push(frame)
    }

    fn push(&mut self, frame: Frame) -> Opened {
        self.edge();
        self.frames.push(frame);
        Opened::Frame(self.frames.len() - 1)
    }

    /// What stands in a list but in no item gets one.
    fn imply_item(&mut self) {
        if matches!(self.frames.last(), Some(Frame::List(..))) {
            self.frames.push(Frame::Item {
                blocks: Vec::new(),
                implied: true,
            });
        }
    }

    /// Ends the paragraph, or the line where only lines can stand.
    fn edge(&mut self) {
        if matches!(
            self.frames.last(),
            Some(Frame::Heading(_) | Frame::Cell(_) | Frame::Caption)
        ) {
            self.line.edge();
            return;
        }
        let content = self.line.take();
        if !content.is_empty() {
            self.write(Block::Paragraph(content));
        }
    }

    fn rule(&mut self) {
        self.edge();
        if matches!(
            self.frames.last(),
            None | Some(Frame::Quote(_) | Frame::Item { .. } | Frame::Figure(..))
        ) {
            self.write(Block::Rule);
        }
    }

    fn image(&mut self, attribute: Attribute<'_>) {
        let text = |name| attribute(name).unwrap_or_default();
        let dot = ["width", "height"]
            .iter()
            .any(|side| matches!(text(side).trim(), "0" | "1"));
        if dot || matches!(self.frames.last(), Some(Frame::Pre(_))) {
            return;
        }
        let alt = text("alt");
        let alt = straight(&alt);
        let alt: Vec<_> = alt.split_ascii_whitespace().collect();
        let alt = alt.join(" ");
        match href::picture(&text("src")) {
            Some(src) => {
                self.imply_item();
                self.line.image(src, alt);
            }
            None => self.text(&alt),
        }
    }

    /// Hands a block to the innermost frame that holds blocks.
    fn write(&mut self, block: Block) {
        for frame in self.frames.iter_mut().rev() {
            if let Frame::Quote(blocks) | Frame::Item { blocks, .. } | Frame::Figure(blocks, _) =
                frame
            {
                blocks.push(block);
                return;
            }
        }
        self.blocks.push(block);
    }

    fn close_frame(&mut self) {
        let is_line = matches!(
            self.frames.last(),
            Some(Frame::Heading(_) | Frame::Cell(_) | Frame::Caption)
        );
        if !is_line {
            self.edge();
        }
        let Some(frame) = self.frames.pop() else {
            return;
        };
        match frame {
            Frame::Quote(blocks) if !blocks.is_empty() => self.write(Block::Quote(blocks)),
            Frame::Item { blocks, .. } if !blocks.is_empty() => {
                if let Some(Frame::List(_, items)) = self.frames.last_mut() {
                    items.push(blocks);
                }
            }
            Frame::List(start, items) if !items.is_empty() => {
                self.write(Block::List { start, items });
            }
            Frame::Figure(content, caption) if !(content.is_empty() && caption.is_empty()) => {
                self.write(Block::Figure { content, caption });
            }
            Frame::Table(caption, rows) if !(caption.is_empty() && rows.is_empty()) => {
                self.write(Block::Table { caption, rows });
            }
            Frame::Row(cells) if !cells.is_empty() => {
                if let Some(Frame::Table(_, rows)) = self.frames.last_mut() {
                    rows.push(cells);
                }
            }
            Frame::Heading(level) => {
                let content = self.line.take();
                if !content.is_empty() {
                    self.write(Block::Heading { level, content });
                }
            }
            Frame::Cell(header) => {
                let content = self.line.take();
                if let Some(Frame::Row(cells)) = self.frames.last_mut() {
                    cells.push(Cell { header, content });
                }
            }
            Frame::Caption => {
                let content = self.line.take();
                if let Some(Frame::Table(caption, _) | Frame::Figure(_, caption)) =
                    self.frames.last_mut()
                {
                    if !caption.is_empty() && !content.is_empty() {
                        caption.push(Inline::Break);
                    }
                    caption.extend(content);
                }
            }
            Frame::Pre(code) => {
                let code = code.trim_matches(['\n', '\r']).trim_end();
                if !code.trim().is_empty() {
                    self.write(Block::Code(code.into()));
                }
            }
            _ => {}
        }
    }
}

/// How an element that notes have no word for stands in its line.
fn unwrapped(tag: &str) -> Opened {
    match tag {
        "td" | "th" | "option" => Opened::Gap,
        "p" | "div" | "section" | "article" | "header" | "footer" | "main" | "aside" | "nav"
        | "address" | "center" | "details" | "summary" | "dialog" | "dl" | "dt" | "dd"
        | "figcaption" | "fieldset" | "legend" | "hgroup" | "search" | "li" | "ul" | "ol"
        | "menu" | "dir" | "blockquote" | "figure" | "table" | "caption" | "tr" | "pre" | "xmp"
        | "listing" | "plaintext" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "body" | "html" => {
            Opened::Edge
        }
        _ => Opened::Nothing,
    }
}

/// Elements that go with all they hold.
fn is_dropped(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "svg"
            | "math"
            | "iframe"
            | "frame"
            | "frameset"
            | "noframes"
            | "noscript"
            | "noembed"
            | "template"
            | "object"
            | "embed"
            | "applet"
            | "param"
            | "head"
            | "title"
            | "meta"
            | "link"
            | "base"
            | "form"
            | "input"
            | "button"
            | "select"
            | "selectedcontent"
            | "datalist"
            | "textarea"
            | "progress"
            | "meter"
            | "output"
            | "audio"
            | "video"
            | "source"
            | "track"
            | "canvas"
            | "map"
            | "area"
            | "colgroup"
            | "col"
            | "rp"
            | "slot"
            | "portal"
            | "dialog"
    )
}

fn is_hidden(attribute: Attribute<'_>) -> bool {
    let style = || {
        let style = attribute("style").unwrap_or_default();
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        style.to_ascii_lowercase().contains("display:none")
    };
    attribute("hidden").is_some() || style()
}
