//! The judge: which of the tokens in the notes are timestamps, and what second each means, on the evidence of all.

use std::ops::Range;

use super::context::{self, Cue};
use super::line::{Line, Lines, Source};
use super::series::{self, Read, Reading};
use super::token::{self, Shape, Token};
use super::warning::{Code, Warning};
use crate::domain::moment::Span;
use crate::domain::seconds::Seconds;

/// A token and what is known of it.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) line: usize,
    /// Where it stands in its line, up to its end where it is a range.
    pub(super) range: Range<usize>,
    /// Which text leaf of the notes it stands in.
    pub(super) leaf: usize,
    /// Which link to this episode it stands in.
    pub(super) link: Option<usize>,
    /// What it plays, once it is judged to be a timestamp.
    pub(super) span: Option<Span>,
    token: Token,
    end: Option<Token>,
    place: Place,
    /// Alone in brackets, or with others like it.
    bracketed: bool,
    /// `@` stands before it.
    at: bool,
    /// A dash, a bar or dots part it from what stands before.
    parted: bool,
    /// It is emphasised, or stands in a heading.
    marked: bool,
    /// The candidate before it is one of the same enumeration.
    chained: bool,
    cue: Cue,
    /// It stands as no timestamp would, whatever its series.
    refused: bool,
}

/// Where in its line a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    First,
    Last,
    Alone,
    Within,
}

/// Everything judged so far.
pub(super) struct Court<'a> {
    lines: &'a Lines,
    duration: Option<Seconds>,
    pub(super) candidates: Vec<Candidate>,
    /// How many begin or end their lines.
    standing: usize,
    /// Whether a list counts frames.
    frames: bool,
    pub(super) warnings: Vec<Warning>,
}

/// Judges every token of the notes.
pub(super) fn judge(lines: &Lines, duration: Option<Seconds>) -> Court<'_> {
    let mut court = Court {
        lines,
        duration: duration.filter(|duration| *duration > Seconds::ZERO),
        candidates: Vec::new(),
        standing: 0,
        frames: false,
        warnings: Vec::new(),
    };
    for (i, line) in lines.lines.iter().enumerate() {
        court.collect(i, line);
    }
    court.standing = court.placed(|place| place != Place::Within).len();
    court.judge_first();
    court.judge_last();
    court.judge_run_on();
    court.judge_within();
    court.follow_chains();
    court
}

impl Court<'_> {
    // --- what stands where

    fn collect(&mut self, number: usize, line: &Line) {
        let text = line.text.as_str();
        let first = self.candidates.len();
        let tokens = token::scan(text);
        let mut leaves = line.leaves.iter().peekable();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            while leaves
                .next_if(|leaf| leaf.range.end <= token.range.start)
                .is_some()
            {}
            let Some(leaf) = leaves.peek() else { break };
            let whole = |token: &Token| {
                leaf.range.start <= token.range.start && token.range.end <= leaf.range.end
            };
            let (number_of_leaf, link, marked) = match leaf.source {
                Source::Text { leaf, marked } => (leaf, None, marked),
                Source::Moment { leaf, link } => (leaf, Some(link), true),
                _ => continue,
            };
            if !whole(&token) {
                continue;
            }
            let end = tokens.next_if(|next| whole(next) && token::joins(text, &token, next));
            let range = token.range.start..end.as_ref().unwrap_or(&token).range.end;
            self.candidates.push(Candidate {
                line: number,
                leaf: number_of_leaf,
                link,
                span: None,
                place: Place::Within,
                bracketed: false,
                at: false,
                parted: false,
                marked: marked || line.heading,
                chained: false,
                cue: Cue::None,
                refused: false,
                range,
                token,
                end,
            });
        }
        let count = self.candidates.len();
        for i in first..count {
            let chained = i > first && {
                let between =
                    &text[self.candidates[i - 1].range.end..self.candidates[i].range.start];
                is_enumeration(between)
            };
            self.candidates[i].chained = chained;
        }
        for i in first..count {
            let range = self.candidates[i].range.clone();
            let before = context::before(text, range.start);
            let after = context::after(text, range.end);
            let leads = i == first && leads(&text[..range.start]);
            let trails = i + 1 == count && !text[range.end..].contains(char::is_alphanumeric);
            let candidate = &mut self.candidates[i];
            candidate.place = match (leads, trails) {
                (true, true) => Place::Alone,
                (true, false) => Place::First,
                (false, true) => Place::Last,
                (false, false) => Place::Within,
            };
            candidate.cue = context::cue(before);
            let near = before.trim_end_matches(is_space);
            candidate.at = near.ends_with('@');
            let near = near.trim_end_matches(|c| is_space(c) || c == '@' || c == '~' || c == '≈');
            candidate.parted =
                near.ends_with(is_separator) || near.ends_with("..") || before.ends_with('\t');
            let open = near.ends_with(is_open);
            let close = after.trim_start_matches(is_space).starts_with(is_close);
            candidate.bracketed = open && close;
            // Half-open: the brackets hold an enumeration of times.
            let chained_on = self.candidates.get(i + 1).is_some_and(|next| next.chained);
            let candidate = &self.candidates[i];
            let opens = open && chained_on;
            let continues =
                candidate.chained && self.candidates[i - 1].bracketed && (close || chained_on);
            let two = matches!(candidate.token.shape, Shape::Two(..));
            let candidate = &mut self.candidates[i];
            candidate.bracketed |= opens || continues;
            candidate.refused = context::is_clock(after, two, leads)
                || is_reference(before, after, candidate.end.is_none());
        }
    }

    // --- times that begin their lines

    fn judge_first(&mut self) {
        let first: Vec<_> = self.placed(|place| matches!(place, Place::First | Place::Alone));
        for segment in self.segments(&first) {
            self.judge_series(&segment, true);
        }
    }

    /// Times that end their lines.
    fn judge_last(&mut self) {
        let last: Vec<_> = self.placed(|place| place == Place::Last);
        for segment in self.segments(&last) {
            self.judge_series(&segment, false);
        }
    }

    fn placed(&self, wanted: impl Fn(Place) -> bool) -> Vec<usize> {
        let all = 0..self.candidates.len();
        all.filter(|i| {
            let candidate = &self.candidates[*i];
            wanted(candidate.place) && !candidate.refused
        })
        .collect()
    }

    /// Parts candidates by where they stand, then joins neighbours that go on rising.
    fn segments(&self, all: &[usize]) -> Vec<Vec<usize>> {
        let value = |i: &usize| self.candidates[*i].token.plain();
        let lettered = |i: &usize| self.candidates[*i].token.is_lettered();
        let together = |a: &usize, b: &usize| {
            let (a, b) = (self.candidates[*a].line, self.candidates[*b].line);
            let (above, below) = (&self.lines.lines[a], &self.lines.lines[b]);
            let linked = |line: &Line| line.media.is_some() && !line.timed;
            above.container == below.container
                && below.depth <= above.depth.max(1)
                && !(b > a + 1 && linked(&self.lines.lines[b - 1]))
        };
        let parts: Vec<&[usize]> = all.chunk_by(together).collect();
        let mut joined: Vec<Vec<usize>> = Vec::new();
        let mut spread = true;
        for (n, part) in parts.iter().enumerate() {
            let (Some(first), Some(last)) = (part.first(), part.last()) else {
                continue;
            };
            let next = parts.get(n + 1).and_then(|next| next.first());
            let goes_on = next.is_some_and(|next| value(last) <= value(next));
            match joined.last_mut() {
                Some(before)
                    if before.last().is_some_and(|before| {
                        value(before) <= value(first)
                            && lettered(before) == lettered(first)
                            && (goes_on || !self.is_foreign(part) && (part.len() > 1 || spread))
                    }) =>
                {
                    before.extend(*part);
                }
                _ => joined.push(part.to_vec()),
            }
            // A time alone in its container goes with others that are alone, not with a list that came before.
            spread = part.len() == 1;
        }
        joined
    }

    /// Whether times hang from a link to something else to play, as its own times would.
    fn is_foreign(&self, part: &[usize]) -> bool {
        let Some(first) = part.first().map(|i| &self.candidates[*i]) else {
            return false;
        };
        let line = &self.lines.lines[first.line];
        let Some(over) = line.under.map(|over| &self.lines.lines[over]) else {
            return false;
        };
        let owned = part.iter().any(|i| self.candidates[*i].link.is_some());
        let hangs = line.depth > over.depth || line.depth == 0 && over.depth == 0;
        !owned && hangs && over.media.is_some() && !over.timed
    }

    fn judge_series(&mut self, segment: &[usize], leads: bool) {
        let read = self.read(segment);
        let values = &read.values;
        let owned = segment
            .iter()
            .filter(|i| self.candidates[**i].link.is_some())
            .count();
        let sure = 2 * owned >= segment.len();
        if !sure {
            let no_audio = self.is_programme(segment)
                || self.is_wall_clock(segment, values)
                || is_verses(values)
                || self.is_foreign_alone(segment);
            if no_audio {
                for i in segment {
                    self.candidates[*i].refused = true;
                }
                self.accept_links(segment, &read);
                return;
            }
        }
        let falls = series::falls(values);
        let steps = values.len() - 1;
        let unordered = falls >= 2 && 3 * falls >= steps;
        let accepted = sure
            || match leads {
                true => segment.len() > 1 && !unordered,
                false => self.is_closing_series(segment, values),
            };
        if !accepted {
            self.accept_links(segment, &read);
            let lone = segment.len() == 1 || !leads && segment.len() < 3 || !unordered && !leads;
            for (n, i) in segment.iter().enumerate() {
                if unordered && self.candidates[*i].link.is_none() {
                    self.candidates[*i].refused = true;
                } else if lone && leads && self.is_lone_first(*i) {
                    self.accept_within(*i, values[n], &read);
                }
            }
            return;
        }
        let lettered = segment
            .iter()
            .all(|i| self.candidates[*i].token.is_lettered());
        let exact = segment.iter().any(|i| {
            matches!(
                self.candidates[*i].token.shape,
                Shape::Lettered { exact: true, .. }
            )
        });
        if lettered && !sure && (segment.len() < 3 && !(exact && segment.len() == 2) || falls > 0) {
            return;
        }
        if !leads && self.is_beside_first(segment, values) {
            for i in segment {
                self.candidates[*i].refused = true;
            }
            return;
        }
        self.accept_series(segment, &read, sure);
    }

    fn accept_series(&mut self, segment: &[usize], read: &Read, sure: bool) {
        let values = &read.values;
        let duration = self.duration;
        let past = |value: Seconds| duration.is_some_and(|duration| value >= duration);
        let over = values.iter().filter(|value| past(**value)).count();
        let believable = self.duration.is_some_and(|duration| {
            let whole = Seconds::millis(duration.as_millis().saturating_mul(3));
            series::latest(values) <= whole
        });
        let believed = over < values.len()
            && values.len() >= 3
            && (believable || sure)
            && series::falls(values) * 4 <= values.len()
            && values.len() - over >= 2;
        for (n, i) in segment.iter().enumerate() {
            if past(values[n]) && !believed {
                self.refuse_past(*i);
            } else {
                self.accept(*i, values[n], read);
            }
        }
        if over > 0 && believed {
            let line = self.lines.lines[self.candidates[segment[values.len() - 1]].line]
                .text
                .as_str();
            self.warnings.push(Warning::new(Code::Duration, line));
        }
        let note = |n: usize| {
            self.lines.lines[self.candidates[segment[n]].line]
                .text
                .as_str()
        };
        match read.reading {
            Reading::Frames => {
                self.frames = true;
                self.warnings.push(Warning::new(Code::Frames, note(0)));
            }
            Reading::HoursMinutes => self.warnings.push(Warning::new(Code::Hours, note(0))),
            Reading::Plain => {}
        }
        for n in &read.wraps {
            self.warnings.push(Warning::new(Code::Wrap, note(*n)));
        }
        for n in &read.disagree {
            self.warnings.push(Warning::new(Code::Link, note(*n)));
        }
        for n in 1..values.len() {
            if values[n] < values[n - 1] {
                self.warnings.push(Warning::new(Code::Order, note(n)));
            }
        }
    }

    fn read(&self, segment: &[usize]) -> Read {
        let tokens: Vec<_> = segment.iter().map(|i| &self.candidates[*i].token).collect();
        let links: Vec<_> = segment
            .iter()
            .map(|i| Some(self.lines.moments[self.candidates[*i].link?].start))
            .collect();
        let mut read = series::read(&tokens, &links, self.duration);
        // A time by itself is read as the list before it.
        if let ([token], [link], true) = (tokens.as_slice(), links.as_slice(), self.frames)
            && matches!(token.shape, Shape::Three(_, _, frame) if frame <= 29)
            && link.is_none_or(|link| link == token.plain())
        {
            read.reading = Reading::Frames;
            read.values = vec![Reading::Frames.of(token)];
        }
        read
    }

    fn accept(&mut self, i: usize, value: Seconds, read: &Read) {
        let candidate = &mut self.candidates[i];
        let end = candidate.end.as_ref().map(|end| {
            let written = read
                .reading
                .of(end)
                .saturating_sub(read.reading.of(&candidate.token));
            value + written
        });
        candidate.span = Some(Span {
            start: value,
            end: end.filter(|end| *end > value),
        });
    }

    /// What the author linked to a second of this episode is a timestamp whatever its neighbours are.
    fn accept_links(&mut self, segment: &[usize], read: &Read) {
        for (n, i) in segment.iter().enumerate() {
            if self.candidates[*i].link.is_some() {
                self.accept_within(*i, read.values[n], read);
            }
        }
    }

    fn accept_within(&mut self, i: usize, value: Seconds, read: &Read) {
        match self.duration {
            Some(duration) if value >= duration => self.refuse_past(i),
            _ => {
                self.accept(i, value, read);
                if !read.disagree.is_empty() {
                    let line = &self.lines.lines[self.candidates[i].line].text;
                    self.warnings.push(Warning::new(Code::Link, line));
                }
            }
        }
    }

    fn refuse_past(&mut self, i: usize) {
        self.candidates[i].refused = true;
        let line = &self.lines.lines[self.candidates[i].line].text;
        self.warnings.push(Warning::new(Code::Past, line));
    }

    /// A programme: times of day, rounded as people round those, that start when days do.
    fn is_programme(&self, segment: &[usize]) -> bool {
        let clocks: Option<Vec<_>> = segment
            .iter()
            .map(|i| {
                let candidate = &self.candidates[*i];
                let end = match &candidate.end {
                    Some(end) => end.clock()?.1,
                    None => 0,
                };
                let (h, m) = candidate.token.clock()?;
                Some((h, m, end))
            })
            .collect();
        let Some(clocks) = clocks else { return false };
        let day = clocks.first().is_some_and(|(h, ..)| *h >= 6);
        let round = |to: u64| {
            clocks
                .iter()
                .all(|(_, m, end)| m % to == 0 && end % to == 0)
        };
        let dated = || {
            let line = &self.lines.lines[self.candidates[segment[0]].line];
            let over = line.under.map(|over| self.lines.lines[over].text.as_str());
            over.is_some_and(|over| context::has_date(context::after(over, 0)))
        };
        match segment.len() {
            1 => day && round(5) && dated(),
            2 => day && (round(15) || round(5) && dated()),
            _ => day && round(5),
        }
    }

    /// Times of day at which a live show spoke of things: past midnight, or as long as the show and far from its start.
    fn is_wall_clock(&self, segment: &[usize], values: &[Seconds]) -> bool {
        let clocks: Option<Vec<_>> = segment
            .iter()
            .map(|i| self.candidates[*i].token.clock())
            .collect();
        let Some(clocks) = clocks else { return false };
        let midnight = clocks
            .windows(2)
            .any(|pair| pair[0].0 >= 22 && pair[1].0 <= 2);
        if midnight && clocks.len() >= 3 {
            return true;
        }
        let minutes = |(h, m): (u64, u64)| h * 60 + m;
        let (Some(first), Some(last)) = (clocks.first(), clocks.last()) else {
            return false;
        };
        let span = Seconds::whole(60 * minutes(*last).saturating_sub(minutes(*first)));
        let fills = self.duration.is_some_and(|duration| {
            let tiny = series::latest(values)
                .saturating_sub(values[0])
                .as_millis()
                .saturating_mul(20);
            tiny < duration.as_millis() && span <= duration && span + span > duration
        });
        // Far from the start and seconds apart: a radio's list of songs, by the minute.
        let dense = clocks.len() >= 5 && series::falls(values) == 0 && {
            let mut gaps: Vec<_> = values.windows(2).map(|pair| pair[1] - pair[0]).collect();
            gaps.sort_unstable();
            gaps[gaps.len() / 2] <= Seconds::whole(12)
        };
        if clocks.len() >= 4 && first.0 >= 5 && (fills || dense) {
            return true;
        }
        // A second time on each line, nearer the start, is then the one in the audio.
        let beside: Vec<_> = segment
            .iter()
            .filter_map(|i| {
                let line = self.candidates[*i].line;
                let next = self
                    .candidates
                    .get(i + 1)
                    .filter(|next| next.line == line)?;
                (next.place == Place::Last).then(|| next.token.plain())
            })
            .collect();
        first.0 >= 5
            && beside.len() >= 3
            && 2 * beside.len() > segment.len()
            && series::falls(&beside) == 0
            && beside[0] < values[0]
    }

    /// Times under a link to another recording, when this one has a series of its own elsewhere.
    fn is_foreign_alone(&self, segment: &[usize]) -> bool {
        if !self.is_foreign(segment) {
            return false;
        }
        let line = &self.lines.lines[self.candidates[segment[0]].line];
        let nested = line
            .under
            .is_some_and(|over| line.depth > self.lines.lines[over].depth && line.depth > 1);
        let elsewhere = self.standing - segment.len();
        nested
            || elsewhere >= 2 && 2 * elsewhere >= segment.len()
            || line.under.is_some_and(|over| {
                context::names_another(context::after(&self.lines.lines[over].text, 0))
            })
    }

    /// Whether times that end their lines are a list of moments, not of lengths, scores or verses.
    fn is_closing_series(&self, segment: &[usize], values: &[Seconds]) -> bool {
        let set_off = segment.iter().all(|i| {
            let candidate = &self.candidates[*i];
            let cued = matches!(candidate.cue, Cue::At { .. } | Cue::Listen | Cue::Mark);
            candidate.bracketed || candidate.parted || candidate.at || cued && !is_round(candidate)
        });
        let falls = series::falls(values);
        let rises = values.windows(2).all(|pair| pair[0] < pair[1]);
        let lengths = segment
            .iter()
            .any(|i| self.candidates[*i].cue == Cue::Length);
        match segment.len() {
            _ if lengths => false,
            0 | 1 => false,
            2 => set_off && rises,
            n if set_off => falls == 0 || n >= 6 && falls == 1,
            _ => rises,
        }
    }

    /// Whether times that end their lines stand beside ones that begin them and do not go with those.
    fn is_beside_first(&self, segment: &[usize], values: &[Seconds]) -> bool {
        segment.iter().zip(values).any(|(i, value)| {
            let first = self.first_on_line(self.candidates[*i].line);
            first.is_some_and(|first| first >= *value)
        })
    }

    /// The timestamp that begins a line.
    fn first_on_line(&self, line: usize) -> Option<Seconds> {
        let at = self
            .candidates
            .partition_point(|candidate| candidate.line < line);
        let first = self.candidates.get(at).filter(|first| first.line == line)?;
        matches!(first.place, Place::First | Place::Alone).then_some(first.span?.start)
    }

    // --- times that stand alone

    /// A lone time that begins its line: one unless what follows goes on with it as with a word.
    fn is_lone_first(&self, i: usize) -> bool {
        let candidate = &self.candidates[i];
        let line = &self.lines.lines[candidate.line];
        let text = line.text.as_str();
        if candidate.token.is_lettered() && !candidate.at {
            return false;
        }
        let after = context::after(text, candidate.range.end);
        let before = context::before(text, candidate.range.start);
        if candidate.bracketed || candidate.at || candidate.cue == Cue::Mark {
            return !(context::has_date(after) && is_round(candidate));
        }
        if candidate.cue != Cue::None {
            return self.is_spoken_of(i);
        }
        let next = after.trim_start_matches(|c: char| is_space(c) || c == '\t');
        let goes_on =
            next.starts_with(char::is_lowercase) && next.len() < after.len() && !candidate.marked;
        if goes_on && line.depth == 0 {
            return false;
        }
        let clock = is_evening(candidate)
            || is_round(candidate) && (context::has_date(after) || context::has_date(before));
        !clock || candidate.marked && !context::has_date(after)
    }

    fn is_within_duration(&self, i: usize) -> bool {
        let value = self.candidates[i].token.plain();
        self.duration.is_none_or(|duration| value < duration)
    }

    /// A list that lost its line breaks: `Chapters: 0:00 Intro 5:10 Owls 20:30 Boats`.
    fn judge_run_on(&mut self) {
        let all: Vec<_> = (0..self.candidates.len())
            .filter(|i| !self.candidates[*i].refused)
            .collect();
        let lines: Vec<Vec<usize>> = all
            .chunk_by(|a, b| self.candidates[*a].line == self.candidates[*b].line)
            .filter(|line| line.len() >= 3)
            .map(<[usize]>::to_vec)
            .collect();
        for line in lines {
            let read = self.read(&line);
            let first = &self.candidates[line[0]];
            let begins = matches!(first.place, Place::First)
                || first.parted
                || read.values[0] == Seconds::ZERO;
            let worded = line[1..].iter().all(|i| !self.candidates[*i].chained);
            let rises = read.values.windows(2).all(|pair| pair[0] < pair[1]);
            let cued = line
                .iter()
                .filter(|i| self.candidates[**i].cue != Cue::None)
                .count();
            let lettered = line.iter().any(|i| self.candidates[*i].token.is_lettered());
            let small = read.values[0] < Seconds::hms(0, 5, 0) || first.token.clock().is_none();
            let within = self
                .duration
                .is_none_or(|end| series::latest(&read.values) < end);
            if begins && worded && rises && cued <= 1 && !lettered && small && within {
                for (n, i) in line.iter().enumerate() {
                    if self.candidates[*i].span.is_none() {
                        self.accept(*i, read.values[n], &read);
                    }
                }
            }
        }
    }

    fn judge_within(&mut self) {
        let known: Vec<(usize, Seconds)> = self
            .candidates
            .iter()
            .filter(|candidate| candidate.place != Place::Within)
            .filter_map(|candidate| Some((candidate.line, candidate.span?.start)))
            .collect();
        let mut values: Vec<_> = known.iter().map(|(_, value)| *value).collect();
        values.sort_unstable();
        let loose = self.lengths_in_brackets();
        for i in 0..self.candidates.len() {
            let candidate = &self.candidates[i];
            if candidate.span.is_some() {
                continue;
            }
            let read = self.read(&[i]);
            let value = read.values[0];
            if candidate.link.is_some() {
                self.accept_within(i, value, &read);
                continue;
            }
            if candidate.refused || matches!(candidate.place, Place::First | Place::Alone) {
                continue;
            }
            let again = values.binary_search(&value).is_ok() && !candidate.token.is_lettered();
            let due = self.is_due(i, &known);
            let told = match self.candidates[i].bracketed && loose.binary_search(&i).is_ok() {
                true => false,
                false => self.is_told(i) || self.is_spoken_of(i),
            };
            if told
                || due
                || again && self.candidates[i].cue != Cue::Length && !self.is_of_another(i)
            {
                self.accept_within(i, value, &read);
            }
        }
    }

    /// Bracketed times that come in no order are lengths: of songs, of videos.
    fn lengths_in_brackets(&self) -> Vec<usize> {
        let container = |i: &usize| self.lines.lines[self.candidates[*i].line].container;
        let bracketed: Vec<_> = (0..self.candidates.len())
            .filter(|i| {
                let candidate = &self.candidates[*i];
                candidate.bracketed && !matches!(candidate.place, Place::First | Place::Alone)
            })
            .collect();
        let mut lengths = Vec::new();
        for part in bracketed.chunk_by(|a, b| container(a) == container(b)) {
            let values: Vec<_> = part
                .iter()
                .map(|i| self.candidates[*i].token.plain())
                .collect();
            let falls = series::falls(&values);
            if values.len() >= 3 && 3 * falls >= values.len() - 1 {
                lengths.extend(part);
            }
        }
        lengths
    }

    /// Whether a token stands between the time that begins its line and the next such, in time as on the page.
    fn is_due(&self, i: usize, known: &[(usize, Seconds)]) -> bool {
        let candidate = &self.candidates[i];
        let at = known.partition_point(|(line, _)| *line < candidate.line);
        let Some((line, first)) = known.get(at) else {
            return false;
        };
        let value = candidate.token.plain();
        let next = known[at..].iter().find(|(line, _)| *line > candidate.line);
        *line == candidate.line
            && *first < value
            && next.is_some_and(|(_, next)| value <= *next)
            && candidate.cue != Cue::Length
            && (candidate.cue == Cue::None || !is_round(candidate))
            && !candidate.token.is_lettered()
            && self.first_on_line(candidate.line).is_some()
    }

    /// Set off as a timestamp is: in brackets, after `@`, after `minute`.
    fn is_told(&self, i: usize) -> bool {
        let candidate = &self.candidates[i];
        let text = self.lines.lines[candidate.line].text.as_str();
        let before = context::before(text, candidate.range.start);
        let after = context::after(text, candidate.range.end);
        if candidate.token.is_lettered() {
            return candidate.at || candidate.cue == Cue::Mark && !self.is_of_another(i);
        }
        if self.is_of_another(i) || candidate.cue == Cue::Length && !candidate.bracketed {
            return false;
        }
        let round = is_round(candidate);
        let dated = || context::has_date(before) || context::has_date(after);
        if candidate.bracketed {
            let after_number = i > 0 && {
                let previous = &self.candidates[i - 1];
                previous.line == candidate.line
                    && previous.span.is_none()
                    && text[previous.range.end..candidate.range.start]
                        .trim_matches(|c: char| is_space(c) || is_open(c))
                        .is_empty()
            };
            let day = candidate.end.is_some() && round;
            return !(after_number || day || round && dated());
        }
        // `[inaudible 00:44:13.27]`
        let remark = before.rfind('[').is_some_and(|open| {
            let inside = &before[open + 1..];
            inside.len() < 40
                && inside
                    .chars()
                    .all(|c| c.is_lowercase() || is_space(c) || c == '@')
        });
        if remark && after.starts_with(']') {
            return true;
        }
        // `(ab 12:34)`
        let aside = before.rfind(is_open).is_some_and(|open| {
            before[open..].split_whitespace().count() <= 3 && !before[open..].contains(is_close)
        });
        let closed = after.trim_start_matches(is_space).starts_with(is_close);
        if aside && closed && matches!(candidate.cue, Cue::At { .. } | Cue::Listen) {
            return !round;
        }
        if candidate.at || candidate.cue == Cue::Mark || context::marks(after) {
            return !(round && dated() || candidate.at && is_evening(candidate));
        }
        candidate.place == Place::Last
            && candidate.parted
            && !(round || dated())
            && !before.trim_end_matches(is_space).ends_with(':')
            && !matches!(candidate.token.shape, Shape::Two(m, _) if (24..60).contains(&m) && !candidate.marked && candidate.end.is_some())
    }

    /// Spoken of as a second of the audio: `listen at around 24:40`, `at 45:10`.
    fn is_spoken_of(&self, i: usize) -> bool {
        let candidate = &self.candidates[i];
        let text = self.lines.lines[candidate.line].text.as_str();
        let before = context::before(text, candidate.range.start);
        let after = context::after(text, candidate.range.end);
        if candidate.token.is_lettered() || self.is_of_another(i) {
            return candidate.token.is_lettered()
                && candidate.cue == Cue::Listen
                && !self.is_of_another(i);
        }
        let dated = || context::has_date(before) || context::has_date(after);
        let day = candidate.token.clock().is_some();
        match candidate.cue {
            Cue::Mark => true,
            Cue::Listen => !(day && is_round(candidate)),
            Cue::At { starts } => {
                let linked = self.lines.lines[candidate.line].linked;
                let linked = linked.is_some_and(|linked| linked <= candidate.range.start);
                let three = !matches!(candidate.token.shape, Shape::Two(..));
                !linked
                    && !dated()
                    && match day {
                        true => starts && !is_round(candidate),
                        false => candidate.end.is_none() || three,
                    }
            }
            Cue::Length | Cue::None => {
                // Hours written as `00` are written for no length and no time of day.
                matches!(candidate.token.shape, Shape::Three(0, ..) | Shape::Four(..))
                    && candidate.cue == Cue::None
                    && text[candidate.range.start..].starts_with("00")
                    && !dated()
            }
        }
    }

    /// Whether the line speaks of another recording before it comes to the token.
    fn is_of_another(&self, i: usize) -> bool {
        let candidate = &self.candidates[i];
        let line = &self.lines.lines[candidate.line];
        let linked = line.media_moment
            || line
                .media
                .is_some_and(|media| media <= candidate.range.start);
        linked || context::names_another(context::before(&line.text, candidate.range.start))
    }

    /// What is enumerated with a timestamp is one too.
    fn follow_chains(&mut self) {
        for i in 1..self.candidates.len() {
            let (before, here) = (&self.candidates[i - 1], &self.candidates[i]);
            let follows =
                here.chained && here.span.is_none() && before.span.is_some() && !here.refused;
            if follows
                && self.is_within_duration(i)
                && before
                    .span
                    .is_some_and(|span| span.start < here.token.plain())
            {
                let read = self.read(&[i]);
                self.accept(i, read.values[0], &read);
            }
        }
    }
}

/// Rounded as people round times of day, and such a time: `18:30`, `9:00-17:00`.
fn is_round(candidate: &Candidate) -> bool {
    let round = |token: &Token| token.clock().is_some_and(|(_, m)| m % 5 == 0);
    let hour = candidate.token.clock().is_some_and(|(h, _)| h >= 6);
    hour && round(&candidate.token) && candidate.end.as_ref().is_none_or(round)
}

/// Rounded to the half hour, when people meet.
fn is_evening(candidate: &Candidate) -> bool {
    let clock = candidate.token.clock();
    clock.is_some_and(|(h, m)| h >= 17 && m % 30 == 0) && is_round(candidate)
}

/// Verses: each time a single second after the one before.
fn is_verses(values: &[Seconds]) -> bool {
    values.len() >= 3
        && values[0] >= Seconds::whole(60)
        && values
            .windows(2)
            .all(|pair| pair[1].saturating_sub(pair[0]) == Seconds::whole(1))
}

/// Whether a token after this text begins its line: nothing stands before it but decoration, a number in a list, or a
/// word such as `at` or `minute`.
fn leads(prefix: &str) -> bool {
    if prefix.len() > 64 {
        return !prefix.contains(char::is_alphanumeric);
    }
    let decoration = |c: char| !c.is_alphanumeric();
    let word = prefix.trim_matches(decoration);
    if word.is_empty() {
        return true;
    }
    let after = &prefix[prefix.rfind(word).unwrap_or(0) + word.len()..];
    if word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) {
        return after.contains(['.', ')', '\t', ':', '-', '–', '#', '°']);
    }
    !word.contains(char::is_whitespace)
        && word.chars().all(char::is_alphabetic)
        && matches!(context::cue(prefix), Cue::Mark | Cue::At { .. })
        && after.trim().len() <= 2
}

/// Whether only commas, slashes and short words for "and" stand between two tokens.
fn is_enumeration(between: &str) -> bool {
    between.len() <= 12
        && matches!(
            between.trim(),
            "" | ","
                | ";"
                | "/"
                | "|"
                | "&"
                | "+"
                | "·"
                | "、"
                | "and"
                | "et"
                | "und"
                | "y"
                | "e"
                | "en"
                | "&amp;"
                | "or"
                | "ou"
                | "o"
                | "oder"
                | ", and"
                | "-"
                | "–"
                | "—"
                | "→"
        )
}

/// Whether a token is part of a verse's or a law's reference: `3:16-18`, `3:16f.`, `v. 3:16`.
fn is_reference(before: &str, after: &str, single: bool) -> bool {
    let span = |dash: char| {
        let rest = after.strip_prefix(dash);
        rest.is_some_and(|rest| {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            (1..=3).contains(&digits)
                && !rest[digits..].starts_with([':', '：', 'h', 'm'])
                && !rest[digits..].trim_start().starts_with(char::is_alphabetic)
        })
    };
    let near = before.trim_end();
    let port = near.ends_with("-p") || near.ends_with("port");
    single && (span('-') || span('–')) || near.ends_with("art.") || port
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '*')
}

fn is_open(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '{' | '<' | '（' | '［' | '【' | '〈' | '《' | '「' | '‹' | '«' | '⟨' | '〔'
    )
}

fn is_close(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '>' | '）' | '］' | '】' | '〉' | '》' | '」' | '›' | '»' | '⟩' | '〕'
    )
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        '-' | '–'
            | '—'
            | '−'
            | '|'
            | '·'
            | '•'
            | '…'
            | '→'
            | '~'
            | '/'
            | ':'
            | '：'
            | '►'
            | '▶'
            | '⏱'
            | '🕒'
            | '\u{fe0f}'
            | '>'
            | '='
    )
}
