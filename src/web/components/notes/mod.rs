//! Notes: an episode's show notes as elements, with every timestamp a link. A list of times among them is the chapter
//! list, live in place.

mod inline;
mod line;

use std::sync::Arc;

use leptos::prelude::*;

use super::chapters::{Now, current, is_past};
use super::timestamp::timestamp;
use crate::domain::episode::{Episode, Reading};
use crate::domain::feed::Feed;
use crate::domain::moment::Span;
use crate::domain::notes::{Block, Cell, Inline};
use crate::domain::seconds::Seconds;
use crate::web::i18n::Words;
use line::{Line, lines, time_in};

/// The notes of an episode.
pub fn notes(
    say: Words,
    feed: &Arc<Feed>,
    episode: &Arc<Episode>,
    reading: &Reading,
    now: Now,
) -> AnyView {
    let top = reading.notes.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    });
    let writer = Writer {
        say,
        feed: feed.clone(),
        episode: episode.clone(),
        starts: reading
            .chapters
            .iter()
            .map(|chapter| chapter.start)
            .collect(),
        now,
        top: top.min().unwrap_or(2),
    };
    let language = episode.language.clone().or_else(|| feed.language.clone());
    view! { <article class="notes" lang=language>{writer.blocks(&reading.notes.blocks)}</article> }
        .into_any()
}

/// What the writing of each block needs.
struct Writer {
    say: Words,
    feed: Arc<Feed>,
    episode: Arc<Episode>,
    /// Where the chapters start.
    starts: Vec<Seconds>,
    now: Now,
    /// The highest level of heading in the notes: it follows the page's own title.
    top: u8,
}

impl Writer {
    fn blocks(&self, blocks: &[Block]) -> AnyView {
        blocks
            .iter()
            .map(|block| self.block(block))
            .collect::<Vec<_>>()
            .into_any()
    }

    fn block(&self, block: &Block) -> AnyView {
        match block {
            Block::Heading { level, content } => self.heading(*level, content),
            Block::Paragraph(content) => self.paragraph(content),
            Block::List { start, items } => self.list(*start, items),
            Block::Quote(blocks) => view! { <blockquote>{self.blocks(blocks)}</blockquote> }.into_any(),
            Block::Code(code) => view! { <pre tabindex="0"><code>{code.clone()}</code></pre> }.into_any(),
            Block::Rule => view! { <hr /> }.into_any(),
            Block::Table { caption, rows } => self.table(caption, rows),
            Block::Figure { content, caption } => view! {
                <figure>
                    {self.blocks(content)} {(!caption.is_empty()).then(|| view! { <figcaption>{self.flow(caption)}</figcaption> })}
                </figure>
            }
            .into_any(),
        }
    }

    fn heading(&self, level: u8, content: &[Inline]) -> AnyView {
        let line = Line::of(content);
        let index = line.as_ref().and_then(|line| self.chapter(line));
        let content = match line.filter(|line| line.first) {
            Some(line) => self.timed(&line),
            None => self.flow(content),
        };
        let (past, current) = self.live(index);
        match level.saturating_sub(self.top) {
            0 => view! { <h2 class:past=past aria-current=current>{content}</h2> }.into_any(),
            1 => view! { <h3 class:past=past aria-current=current>{content}</h3> }.into_any(),
            _ => view! { <h4 class:past=past aria-current=current>{content}</h4> }.into_any(),
        }
    }

    fn paragraph(&self, content: &[Inline]) -> AnyView {
        let written = lines(content);
        let timed = written
            .iter()
            .filter(|line| Line::of(line).is_some())
            .count();
        // Lines of times, or one line that opens a chapter; else prose, which may end with a time and stays prose.
        if timed > 1 && timed * 2 >= written.len() {
            let line = |line: &&[Inline]| match Line::of(line) {
                Some(line) => {
                    let (past, current) = self.live(self.chapter(&line));
                    view! {
                        <span class=line.class() class:past=past aria-current=current>
                            {self.timed(&line)}
                        </span>
                    }
                    .into_any()
                }
                None => view! { <span class="bare">{self.flow(line)}</span> }.into_any(),
            };
            return view! { <p class="lines">{written.iter().map(line).collect::<Vec<_>>()}</p> }
                .into_any();
        }
        match Line::of(content) {
            Some(line) if line.first && written.len() == 1 && self.chapter(&line).is_some() => {
                let (past, current) = self.live(self.chapter(&line));
                view! {
                    <p class="line" class:past=past aria-current=current>
                        {self.timed(&line)}
                    </p>
                }
                .into_any()
            }
            _ => view! { <p>{self.flow(content)}</p> }.into_any(),
        }
    }

    fn list(&self, start: Option<i64>, items: &[Vec<Block>]) -> AnyView {
        let first_line = |item: &[Block]| match item.first() {
            Some(Block::Paragraph(content)) => Line::of(content).is_some(),
            _ => false,
        };
        let timed = items.iter().filter(|item| first_line(item)).count() * 2 >= items.len().max(1);
        let items: Vec<_> = items.iter().map(|item| self.item(item, timed)).collect();
        let class = timed.then_some("times");
        match start {
            Some(start) => {
                let start = (start != 1).then(|| start.to_string());
                view! { <ol class=class start=start>{items}</ol> }.into_any()
            }
            None => view! { <ul class=class>{items}</ul> }.into_any(),
        }
    }

    fn item(&self, blocks: &[Block], timed: bool) -> AnyView {
        let Some((Block::Paragraph(content), rest)) = blocks.split_first() else {
            return view! { <li>{self.blocks(blocks)}</li> }.into_any();
        };
        match Line::of(content).filter(|_| timed) {
            Some(line) => {
                let (past, current) = self.live(self.chapter(&line));
                let under = (!rest.is_empty())
                    .then(|| view! { <div class="under">{self.blocks(rest)}</div> });
                view! {
                    <li class=line.class() class:past=past aria-current=current>
                        {self.timed(&line)} {under}
                    </li>
                }
                .into_any()
            }
            // A tight list's text stands in the item itself; only what follows it stands in blocks.
            None => view! { <li>{self.flow(content)} {self.blocks(rest)}</li> }.into_any(),
        }
    }

    /// The time of a line and what it says; the signs that only part the two are kept, for those who copy.
    fn timed(&self, line: &Line<'_>) -> AnyView {
        let sep = |sep: &str| {
            (!sep.is_empty()).then(|| view! { <span class="sep">{sep.to_owned()}</span> })
        };
        let time = timestamp(self.say, &self.episode, line.span, line.text.clone());
        let (before, between, after) = (sep(line.before), sep(line.between), sep(line.after));
        let head = line.head.map(|text| text.to_owned());
        let tail = line.tail.map(|text| text.to_owned());
        let says = self.flow(line.rest);
        if line.first {
            view! {
                {before}
                {time}
                {between}
                <span class="what">{head} {says}</span>
            }
            .into_any()
        } else {
            view! {
                <span class="what">{says} {tail}</span>
                {between}
                {time}
                {after}
            }
            .into_any()
        }
    }

    fn table(&self, caption: &[Inline], rows: &[Vec<Cell>]) -> AnyView {
        let row = |cells: &Vec<Cell>| {
            let time = cells.iter().find_map(|cell| time_in(&cell.content));
            let (past, current) = self.live(time.and_then(|span| self.starts_at(span)));
            let cells: Vec<_> = cells.iter().map(|cell| self.cell(cell)).collect();
            view! {
                <tr class:past=past aria-current=current>
                    {cells}
                </tr>
            }
        };
        view! {
            <div class="table">
                <table>
                    {(!caption.is_empty()).then(|| view! { <caption>{self.flow(caption)}</caption> })}
                    <tbody>{rows.iter().map(row).collect::<Vec<_>>()}</tbody>
                </table>
            </div>
        }
        .into_any()
    }

    fn cell(&self, cell: &Cell) -> AnyView {
        let content = self.flow(&cell.content);
        if cell.header {
            view! { <th>{content}</th> }.into_any()
        } else {
            view! { <td>{content}</td> }.into_any()
        }
    }

    /// Whether what opens a chapter is past, and whether it is playing.
    fn live(
        &self,
        index: Option<usize>,
    ) -> (
        impl Fn() -> bool + Send + 'static,
        impl Fn() -> Option<&'static str> + Send + 'static,
    ) {
        let now = self.now;
        let past = move || index.is_some_and(|index| is_past(now, index)());
        (past, move || index.and_then(|index| current(now, index)()))
    }

    /// Which chapter a line opens.
    fn chapter(&self, line: &Line<'_>) -> Option<usize> {
        self.starts_at(line.span)
    }

    fn starts_at(&self, span: Span) -> Option<usize> {
        self.starts.iter().position(|start| *start == span.start)
    }
}
