//! The rows of a script: those of its lines that are drawn, in a column as high as all of them would be.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::domain::column::Column;
use crate::domain::episode::Episode;
use crate::domain::moment::Span;
use crate::domain::transcript::{Cue, Transcript};
use crate::i18n::Words;
use crate::web::base::document;
use crate::web::components::timestamp;
use crate::web::dom::{Tag, View, tag};
use crate::web::player::{Player, use_player};

/// How high a line is thought to be before it was drawn: so much, and so much more for each so many letters.
const GUESS: (i32, i32, usize) = (22, 24, 40);
/// Drawing a guess differs from what was measured by less each time; more often than this is not worth it.
const TRIES: usize = 3;

/// The drawn lines, and what it takes to draw others.
pub(super) struct Rows {
    say: Words,
    player: Player,
    episode: Arc<Episode>,
    transcript: Arc<Transcript>,
    /// What scrolls, and what stands in it.
    frame: Element,
    list: HtmlElement,
    column: Column,
    /// In their order.
    drawn: Vec<Row>,
    /// The one line that the tabulator stops at; it is always drawn.
    stop: usize,
    /// The line that is heard.
    now: Option<usize>,
    /// How far the page itself has scrolled.
    scrolled: i32,
}

/// A drawn line.
struct Row {
    line: usize,
    item: HtmlElement,
    link: HtmlElement,
    view: View,
}

impl Rows {
    /// The lines of a transcript, none drawn yet.
    pub(super) fn new(
        say: Words,
        episode: &Arc<Episode>,
        transcript: Arc<Transcript>,
        frame: &Element,
        list: &Element,
    ) -> Self {
        let (least, more, letters) = GUESS;
        let guess = |cue: &Cue| least + more * (1 + (cue.text.len() / letters) as i32);
        Self {
            say,
            player: use_player(),
            episode: episode.clone(),
            column: Column::new(transcript.cues.iter().map(guess)),
            transcript,
            frame: frame.clone(),
            list: list.clone().unchecked_into(),
            drawn: Vec::new(),
            stop: 0,
            now: None,
            scrolled: 0,
        }
    }

    /// Draws the lines in view and as many around them, keeps those that stand there already, and takes the others away.
    pub(super) fn draw(&mut self) {
        for _ in 0..TRIES {
            let (top, view) = (self.frame.scroll_top(), self.frame.client_height());
            let all = self.column.height(0..self.column.count());
            let at_end = top > 0 && top + view >= all - 1;
            let (from, to) = (top - view / 2, top + view + view / 2);
            self.redraw(self.column.between(from, to));
            let (grown_before, grown) = self.measure(top);
            self.space();
            if at_end {
                self.scroll_to(all + grown);
            } else if grown_before != 0 {
                // What is in view stays where it is.
                self.scroll_to(top + grown_before);
            } else {
                self.scrolled = self.frame.scroll_top();
            }
            if grown == 0 {
                break;
            }
        }
    }

    fn redraw(&mut self, near: std::ops::Range<usize>) {
        let stop = self.stop;
        self.drawn.retain(|row| {
            let stays = near.contains(&row.line) || row.line == stop;
            if !stays {
                row.item.remove();
            }
            stays
        });
        let before = (stop < near.start).then_some(stop);
        let after = (stop >= near.end).then_some(stop);
        for (place, line) in before.into_iter().chain(near).chain(after).enumerate() {
            let next = self.drawn.get(place);
            if next.is_none_or(|next| next.line != line) {
                let row = self.row(line);
                row.view
                    .insert(&self.list, next.map(|next| next.item.as_ref()));
                self.drawn.insert(place, row);
            }
        }
    }

    /// Measures what is drawn: by how much that is more than was thought, above the view and in all.
    fn measure(&mut self, top: i32) -> (i32, i32) {
        let (mut end, mut next, mut before, mut all) = (0, 0, 0, 0);
        for row in &self.drawn {
            end += self.column.height(next..row.line + 1);
            next = row.line + 1;
            let grown = self.column.measure(row.line, row.item.offset_height());
            all += grown;
            if end <= top {
                before += grown;
            }
        }
        (before, all)
    }

    /// Leaves the room of the lines that are not drawn.
    fn space(&self) {
        let leave = |element: &HtmlElement, side, room: i32| {
            let room = [&room.to_string(), "px"].concat();
            let _ = element.style().set_property(side, &room);
        };
        let mut next = 0;
        for row in &self.drawn {
            leave(
                &row.item,
                "margin-block-start",
                self.column.height(next..row.line),
            );
            next = row.line + 1;
        }
        let rest = self.column.height(next..self.column.count());
        leave(&self.list, "padding-block-end", rest);
    }

    fn row(&self, line: usize) -> Row {
        let cues = &self.transcript.cues;
        let cue = &cues[line];
        let (place, id) = (
            (line + 1).to_string(),
            ["said-", &line.to_string()].concat(),
        );
        let (player, episode, span) = (self.player, self.episode.clone(), Span::at(cue.start));
        let play = move || player.play(&episode, Some(span));
        let time = cue.start.to_string();
        let link = timestamp::pressed(self.say, &self.episode, span, time, Box::new(play))
            .attr("aria-describedby", &id)
            .attr("tabindex", tabindex(line == self.stop));
        let before = cues[..line]
            .iter()
            .rev()
            .find_map(|cue| cue.speaker.as_ref());
        let speaker = cue
            .speaker
            .as_ref()
            .filter(|speaker| before != Some(speaker));
        let said = tag("span")
            .attr("id", &id)
            .child(speaker.map(|speaker| tag("b").text(speaker)))
            .text(&cue.text);
        let item = tag("li")
            .attr("aria-setsize", &cues.len().to_string())
            .attr("aria-posinset", &place)
            .attr_opt("aria-current", (self.now == Some(line)).then_some("true"));
        let html = |tag: &Tag| tag.element().clone().unchecked_into();
        let (item_element, link_element) = (html(&item), html(&link));
        Row {
            line,
            item: item_element,
            link: link_element,
            view: item.child(link).child(said).into(),
        }
    }

    /// Whether the box was scrolled by other hands than the page's.
    pub(super) fn was_scrolled(&self) -> bool {
        self.frame.scroll_top().abs_diff(self.scrolled) > 2
    }

    fn scroll_to(&mut self, top: i32) {
        self.frame.set_scroll_top(top);
        self.scrolled = self.frame.scroll_top();
    }

    /// Scrolls to a line, so that it has a third of the view above it.
    pub(super) fn show(&mut self, line: usize) {
        for _ in 0..TRIES {
            let top = self.column.height(0..line) - self.frame.client_height() / 3;
            self.scroll_to(top.max(0));
            self.draw();
        }
    }

    /// Marks the line that is heard, where the tabulator then stops while it is elsewhere.
    pub(super) fn mark(&mut self, now: Option<usize>) {
        self.now = now;
        for row in &self.drawn {
            let _ = match now {
                Some(now) if now == row.line => row.item.set_attribute("aria-current", "true"),
                _ => row.item.remove_attribute("aria-current"),
            };
        }
        let focus = document().active_element();
        if let Some(now) = now
            && !self.list.contains(focus.as_deref())
        {
            self.stop_at(now);
        }
    }

    /// Has the tabulator stop at a line, or else the last; gives its link.
    pub(super) fn stop_at(&mut self, line: usize) -> Option<HtmlElement> {
        self.stop = line.min(self.column.count() - 1);
        self.draw();
        let mut stop = None;
        for row in &self.drawn {
            let is_stop = row.line == self.stop;
            let _ = row.link.set_attribute("tabindex", tabindex(is_stop));
            if is_stop {
                stop = Some(row.link.clone());
            }
        }
        stop
    }
}

fn tabindex(is_stop: bool) -> &'static str {
    if is_stop { "0" } else { "-1" }
}
