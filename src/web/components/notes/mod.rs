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
use crate::domain::notes::{Block, Cell, Inline};
use crate::domain::seconds::Seconds;
use crate::web::i18n::Words;
use line::{Line, lines};

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
        let index = Line::of(content).and_then(|line| self.chapter(&line));
        let content = self.flow(content);
        let current = move |now| index.and_then(|index| current(now, index)());
        let past = move |now| index.is_some_and(|index| is_past(now, index)());
        let now = self.now;
        match level.saturating_sub(self.top) {
            0 => view! { <h2 class:past=move || past(now) aria-current=move || current(now)>{content}</h2> }.into_any(),
            1 => view! { <h3 class:past=move || past(now) aria-current=move || current(now)>{content}</h3> }.into_any(),
            _ => view! { <h4>{content}</h4> }.into_any(),
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
                    let (class, past, current) = self.live(&line);
                    view! { <span class=class class:past=past aria-current=current>{self.timed(&line, ().into_any())}</span> }
                        .into_any()
                }
                None => view! { <span class="bare">{self.flow(line)}</span> }.into_any(),
            };
            return view! { <p class="lines">{written.iter().map(line).collect::<Vec<_>>()}</p> }
                .into_any();
        }
        match Line::of(content).filter(|line| line.first && self.chapter(line).is_some()) {
            Some(line) if written.len() == 1 => {
                let (class, past, current) = self.live(&line);
                view! { <p class=class class:past=past aria-current=current>{self.timed(&line, ().into_any())}</p> }.into_any()
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
                let (class, past, current) = self.live(&line);
                let rest = self.blocks(rest);
                view! { <li class=class class:past=past aria-current=current>{self.timed(&line, rest)}</li> }.into_any()
            }
            // A tight list's text stands in the item itself; only what follows it stands in blocks.
            None => view! { <li>{self.flow(content)} {self.blocks(rest)}</li> }.into_any(),
        }
    }

    /// The time of a line beside what it says, and what belongs under that.
    fn timed(&self, line: &Line<'_>, under: AnyView) -> AnyView {
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
                <span class="what">{between} {head} {says} {tail} {under}</span>
            }
            .into_any()
        } else {
            view! {
                <span class="what">{head} {says} {tail} {between} {under}</span>
                {time}
                {after}
            }
            .into_any()
        }
    }

    fn table(&self, caption: &[Inline], rows: &[Vec<Cell>]) -> AnyView {
        let row = |cells: &Vec<Cell>| {
            let line = cells.iter().find_map(|cell| Line::of(&cell.content));
            let index = line.and_then(|line| self.chapter(&line));
            let now = self.now;
            let cells: Vec<_> = cells.iter().map(|cell| self.cell(cell)).collect();
            view! {
                <tr
                    class:past=move || index.is_some_and(|index| is_past(now, index)())
                    aria-current=move || index.and_then(|index| current(now, index)())
                >
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

    /// The class of a line, and whether it is past or playing.
    fn live(
        &self,
        line: &Line<'_>,
    ) -> (
        &'static str,
        impl Fn() -> bool + Send + 'static,
        impl Fn() -> Option<&'static str> + Send + 'static,
    ) {
        let (now, index) = (self.now, self.chapter(line));
        let class = if line.first { "line" } else { "line last" };
        let past = move || index.is_some_and(|index| is_past(now, index)());
        (class, past, move || {
            index.and_then(|index| current(now, index)())
        })
    }

    /// Which chapter a line opens.
    fn chapter(&self, line: &Line<'_>) -> Option<usize> {
        self.starts
            .iter()
            .position(|start| *start == line.span.start)
    }
}
