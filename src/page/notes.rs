//! Notes: an episode's show notes as elements, with every timestamp a link. A list of times among them is the chapter
//! list, live in place.

use super::line::{Line, lines, time_in};
use super::{Desk, Tag, View, away, tag};
use crate::domain::episode::Reading;
use crate::domain::moment::Span;
use crate::domain::notes::{Block, Cell, Href, Inline};
use crate::domain::seconds::Seconds;

/// The notes of an episode, in its language; that there are none, where there are none.
pub fn notes(desk: &dyn Desk, language: Option<&str>, reading: &Reading) -> Tag {
    let article = tag("article").class("notes");
    if reading.notes.blocks.is_empty() {
        return article.child(tag("p").text(desk.say().no_notes()));
    }
    let top = reading.notes.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    });
    let starts = reading.chapters.iter().map(|chapter| chapter.start);
    let writer = Writer {
        desk,
        starts: starts.collect(),
        top: top.min().unwrap_or(2),
    };
    article
        .attr_opt("lang", language)
        .child(writer.blocks(&reading.notes.blocks))
}

/// What the writing of each block needs.
struct Writer<'a> {
    desk: &'a dyn Desk,
    /// Where the chapters start, in order.
    starts: Vec<Seconds>,
    /// The highest level of heading in the notes: it follows the page's own title.
    top: u8,
}

impl Writer<'_> {
    fn blocks(&self, blocks: &[Block]) -> View {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Tag {
        match block {
            Block::Heading { level, content } => self.heading(*level, content),
            Block::Paragraph(content) => self.paragraph(content),
            Block::List { start, items } => self.list(*start, items),
            Block::Quote(blocks) => tag("blockquote").child(self.blocks(blocks)),
            Block::Code(code) => {
                let pre = tag("pre").attr("tabindex", "0");
                pre.child(tag("code").text(code))
            }
            Block::Rule => tag("hr"),
            Block::Table { caption, rows } => self.table(caption, rows),
            Block::Figure { content, caption } => tag("figure")
                .child(self.blocks(content))
                .child(self.caption("figcaption", caption)),
        }
    }

    fn caption(&self, name: &'static str, caption: &[Inline]) -> Option<Tag> {
        (!caption.is_empty()).then(|| tag(name).child(self.flow(caption)))
    }

    fn heading(&self, level: u8, content: &[Inline]) -> Tag {
        let heading = tag(match level.saturating_sub(self.top) {
            0 => "h2",
            1 => "h3",
            _ => "h4",
        });
        let line = Line::of(content);
        let index = line.as_ref().and_then(|line| self.chapter(line));
        let heading = self.follow(heading, index);
        match line.filter(|line| line.first) {
            Some(line) => heading.child(self.timed(&line)),
            None => heading.child(self.flow(content)),
        }
    }

    fn paragraph(&self, content: &[Inline]) -> Tag {
        let written = lines(content);
        let timed = written
            .iter()
            .filter(|line| Line::of(line).is_some())
            .count();
        // Lines of times, or one line that opens a chapter; else prose, which may end with a time and stays prose.
        if timed > 1 && timed * 2 >= written.len() {
            let line = |line: &&[Inline]| match Line::of(line) {
                Some(line) => self.line("span", &line),
                None => tag("span").class("bare").child(self.flow(line)),
            };
            let lines: View = written.iter().map(line).collect();
            return tag("p").class("lines").child(lines);
        }
        match Line::of(content) {
            Some(line) if line.first && written.len() == 1 && self.chapter(&line).is_some() => {
                self.line("p", &line)
            }
            _ => tag("p").child(self.flow(content)),
        }
    }

    fn list(&self, start: Option<i64>, items: &[Vec<Block>]) -> Tag {
        let first_line = |item: &[Block]| match item.first() {
            Some(Block::Paragraph(content)) => Line::of(content).is_some(),
            _ => false,
        };
        let timed = items.iter().filter(|item| first_line(item)).count() * 2 >= items.len().max(1);
        let list = match start {
            Some(1) => tag("ol"),
            Some(start) => tag("ol").attr("start", &start.to_string()),
            None => tag("ul"),
        };
        let items: View = items.iter().map(|item| self.item(item, timed)).collect();
        list.attr_opt("class", timed.then_some("times"))
            .child(items)
    }

    fn item(&self, blocks: &[Block], timed: bool) -> Tag {
        let Some((Block::Paragraph(content), rest)) = blocks.split_first() else {
            return tag("li").child(self.blocks(blocks));
        };
        match Line::of(content).filter(|_| timed) {
            Some(line) => {
                let under =
                    (!rest.is_empty()).then(|| tag("div").class("under").child(self.blocks(rest)));
                self.line("li", &line).child(under)
            }
            // A tight list's text stands in the item itself; only what follows it stands in blocks.
            None => {
                let item = tag("li").child(self.flow(content));
                item.child(self.blocks(rest))
            }
        }
    }

    /// A line of its own, live where it opens a chapter.
    fn line(&self, name: &'static str, line: &Line<'_>) -> Tag {
        let element = self.follow(tag(name).class(line.class()), self.chapter(line));
        element.child(self.timed(line))
    }

    /// The time of a line and what it says; the signs that only part the two are kept, for those who copy.
    fn timed(&self, line: &Line<'_>) -> View {
        let sep = |sep: &str| (!sep.is_empty()).then(|| tag("span").class("sep").text(sep));
        let time = self.desk.timestamp(line.span, line.text.clone());
        let what = tag("span")
            .class("what")
            .child(line.head.map(View::text))
            .child(self.flow(line.rest))
            .child(line.tail.map(View::text));
        let (before, between, after) = (sep(line.before), sep(line.between), sep(line.after));
        if line.first {
            View::from(before).and(time).and(between).and(what)
        } else {
            View::from(what).and(between).and(time).and(after)
        }
    }

    fn table(&self, caption: &[Inline], rows: &[Vec<Cell>]) -> Tag {
        let row = |cells: &Vec<Cell>| {
            let time = cells.iter().find_map(|cell| time_in(&cell.content));
            let index = time.and_then(|span| self.starts_at(span));
            let cells: View = cells.iter().map(|cell| self.cell(cell)).collect();
            self.follow(tag("tr"), index).child(cells)
        };
        let rows: View = rows.iter().map(row).collect();
        let table = tag("table").child(self.caption("caption", caption));
        let table = table.child(tag("tbody").child(rows));
        tag("div").class("table").child(table)
    }

    fn cell(&self, cell: &Cell) -> Tag {
        tag(if cell.header { "th" } else { "td" }).child(self.flow(&cell.content))
    }

    /// The element, live where it opens a chapter: whether that is past, and whether it is playing.
    fn follow(&self, element: Tag, index: Option<usize>) -> Tag {
        match index {
            Some(index) => self.desk.marked(element, index),
            None => element,
        }
    }

    /// Which chapter a line opens.
    fn chapter(&self, line: &Line<'_>) -> Option<usize> {
        self.starts_at(line.span)
    }

    fn starts_at(&self, span: Span) -> Option<usize> {
        let before = self.starts.partition_point(|start| *start < span.start);
        (self.starts.get(before) == Some(&span.start)).then_some(before)
    }

    fn flow(&self, content: &[Inline]) -> View {
        content.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> View {
        match inline {
            Inline::Text(text) => View::text(text),
            Inline::Emphasis(content) => tag("em").child(self.flow(content)).into(),
            Inline::Strong(content) => tag("strong").child(self.flow(content)).into(),
            Inline::Code(code) => tag("code").text(code).into(),
            Inline::Break => tag("br").into(),
            Inline::Timestamp { text, span } => self.desk.timestamp(*span, text.clone()).into(),
            Inline::Link { href, content } => self.link(href, content),
            Inline::Image { src, alt } => self.image(src, alt).into(),
        }
    }

    fn link(&self, href: &Href, content: &[Inline]) -> View {
        let link = match href {
            Href::Moment(span) => {
                let text = Inline::text_of(content);
                return self.desk.timestamp(*span, text).into();
            }
            Href::Web(address) | Href::Mail(address) => away(address),
            Href::Relative(path) => away(&self.desk.address(path)),
        };
        link.child(self.flow(content)).into()
    }

    fn image(&self, src: &str, alt: &str) -> Tag {
        match self.desk.picture(src) {
            Some(src) => {
                let image = tag("img").attr("loading", "lazy").attr("alt", alt);
                image.attr("src", &src)
            }
            None => away(&self.desk.address(src)).text(&self.desk.say().picture(alt)),
        }
    }
}
