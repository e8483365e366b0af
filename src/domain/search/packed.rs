//! Texts and marks as the wire carries them.

use std::ops::Range;

use super::excerpt::Excerpt;
use super::marks::{ChapterHit, Marks};
use super::passage::Passage;
use super::text::{Stretch, Text};
use super::wire::{Reader, Writer};
use crate::domain::moment::Span;
use crate::domain::seconds::Seconds;

pub(super) fn write_text(to: &mut Writer, text: &Text) {
    let write_name = |to: &mut Writer, name: &String| to.text(name);
    let write_passage = |to: &mut Writer, passage: &Passage| {
        to.text(&passage.text);
        to.option(passage.span, write_span);
    };
    to.text(&text.id);
    to.text(&text.title);
    to.list(&text.guests, write_name);
    to.list(&text.topics, write_name);
    to.text(&text.summary);
    to.option(text.language.as_deref(), Writer::text);
    to.list(&text.chapters, |to, chapter| {
        to.number(chapter.start.as_millis());
        to.text(&chapter.title);
        to.list(&chapter.topics, write_name);
    });
    to.list(&text.notes, write_passage);
    to.list(&text.spoken, write_passage);
}

pub(super) fn read_text(from: &mut Reader) -> Option<Text> {
    let read_passage = |from: &mut Reader| {
        Some(Passage {
            text: from.text()?,
            span: from.option(read_span)?,
        })
    };
    Some(Text {
        id: from.text()?,
        title: from.text()?,
        guests: from.list(Reader::text)?,
        topics: from.list(Reader::text)?,
        summary: from.text()?,
        language: from.option(Reader::text)?,
        chapters: from.list(|from| {
            Some(Stretch {
                start: Seconds::millis(from.number()?),
                title: from.text()?,
                topics: from.list(Reader::text)?,
            })
        })?,
        notes: from.list(read_passage)?,
        spoken: from.list(read_passage)?,
    })
}

fn write_span(to: &mut Writer, span: Span) {
    to.number(span.start.as_millis());
    to.option(span.end, |to, end| to.number(end.as_millis()));
}

fn read_span(from: &mut Reader) -> Option<Span> {
    Some(Span {
        start: Seconds::millis(from.number()?),
        end: from.option(Reader::number)?.map(Seconds::millis),
    })
}

fn write_ranges(to: &mut Writer, ranges: &[Range<usize>]) {
    to.list(ranges, |to, range| {
        to.number(range.start as u64);
        to.number(range.end as u64);
    });
}

fn read_ranges(from: &mut Reader) -> Option<Vec<Range<usize>>> {
    from.list(|from| Some(from.count()?..from.count()?))
}

pub(super) fn write_marks(to: &mut Writer, marks: &Marks) {
    write_ranges(to, &marks.title);
    to.list(&marks.guests, |to, ranges| write_ranges(to, ranges));
    to.list(&marks.topics, |to, ranges| write_ranges(to, ranges));
    to.list(&marks.chapters, |to, hit| {
        to.number(hit.index as u64);
        to.number(hit.start.as_millis());
        to.text(&hit.title);
        write_ranges(to, &hit.ranges);
        to.number(hit.words.into());
    });
    to.list(&marks.passages, |to, excerpt| {
        to.text(&excerpt.text);
        write_ranges(to, &excerpt.ranges);
        to.number(u64::from(excerpt.cut_before));
        to.number(u64::from(excerpt.cut_after));
        to.option(excerpt.span, write_span);
        to.number(excerpt.words.into());
    });
    to.number(u64::from(marks.refuted));
}

pub(super) fn read_marks(from: &mut Reader) -> Option<Marks> {
    Some(Marks {
        title: read_ranges(from)?,
        guests: from.list(read_ranges)?,
        topics: from.list(read_ranges)?,
        chapters: from.list(|from| {
            Some(ChapterHit {
                index: from.count()?,
                start: Seconds::millis(from.number()?),
                title: from.text()?,
                ranges: read_ranges(from)?,
                words: from.number()?.try_into().ok()?,
            })
        })?,
        passages: from.list(|from| {
            Some(Excerpt {
                text: from.text()?,
                ranges: read_ranges(from)?,
                cut_before: from.flag()?,
                cut_after: from.flag()?,
                span: from.option(read_span)?,
                words: from.number()?.try_into().ok()?,
            })
        })?,
        refuted: from.flag()?,
    })
}
