//! Lists that are not of moments (programmes, scores, verses, lengths, another recording's times), and lists that are
//! without looking like one.

use super::candidate::{Place, is_open, is_round, is_separator, is_space};
use super::context::{self, Cue};
use super::judge::Court;
use super::series;
use crate::domain::order;
use crate::domain::seconds::Seconds;

impl Court<'_> {
    /// A programme: times of day, rounded as people round those, that start when days do.
    pub(super) fn is_programme(&self, segment: &[usize]) -> bool {
        let clocks: Option<Vec<_>> = segment
            .iter()
            .map(|i| {
                let candidate = self.candidate(*i);
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
            let line = self.line(segment[0]);
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
    pub(super) fn is_wall_clock(&self, segment: &[usize], values: &[Seconds]) -> bool {
        let clocks: Option<Vec<_>> = segment
            .iter()
            .map(|i| self.candidate(*i).token.clock())
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
            order::sort_by(&mut gaps, Ord::cmp);
            gaps[gaps.len() / 2] <= Seconds::whole(12)
        };
        if clocks.len() >= 4 && first.0 >= 5 && (fills || dense) {
            return true;
        }
        // A second time on each line, nearer the start, is then the one in the audio.
        let beside: Vec<_> = segment
            .iter()
            .filter_map(|i| {
                let line = self.candidate(*i).line;
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

    /// Whether times hang from a link to something else to play, as its own times would.
    pub(super) fn is_foreign(&self, part: &[usize]) -> bool {
        let Some(&first) = part.first() else {
            return false;
        };
        let line = self.line(first);
        let Some(over) = line.under.map(|over| &self.lines.lines[over]) else {
            return false;
        };
        let owned = part.iter().any(|i| self.candidate(*i).link.is_some());
        let hangs = line.depth > over.depth || line.depth == 0 && over.depth == 0;
        !owned && hangs && over.media.is_some() && !over.timed
    }

    /// Times under a link to another recording, when this one has a series of its own elsewhere.
    pub(super) fn is_foreign_alone(&self, segment: &[usize]) -> bool {
        if !self.is_foreign(segment) {
            return false;
        }
        let line = self.line(segment[0]);
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
    pub(super) fn is_closing_series(&self, segment: &[usize], values: &[Seconds]) -> bool {
        let set_off = segment.iter().all(|i| {
            let candidate = self.candidate(*i);
            let cued = matches!(candidate.cue, Cue::At { .. } | Cue::Listen | Cue::Mark);
            candidate.bracketed || candidate.parted || candidate.at || cued && !is_round(candidate)
        });
        let falls = series::falls(values);
        let rises = series::rises(values);
        let lengths = segment
            .iter()
            .any(|i| self.candidate(*i).cue == Cue::Length);
        match segment.len() {
            _ if lengths => false,
            0 | 1 => false,
            2 => set_off && rises,
            n if set_off => falls == 0 || n >= 6 && falls == 1,
            // Results rise, too, but do not start near the start; verses stand closer.
            _ => {
                let (first, last) = (values[0], values[values.len() - 1]);
                let apart = |pair: &[Seconds]| pair[1] - pair[0] >= Seconds::whole(5);
                rises && first + first <= last && values.windows(2).all(apart)
            }
        }
    }

    /// Whether times that end their lines stand beside ones that begin them and do not go with those.
    pub(super) fn is_beside_first(&self, segment: &[usize], values: &[Seconds]) -> bool {
        segment.iter().zip(values).any(|(i, value)| {
            let first = self.first_on_line(self.candidate(*i).line);
            first.is_some_and(|first| first >= *value)
        })
    }

    /// The timestamp that begins a line.
    pub(super) fn first_on_line(&self, line: usize) -> Option<Seconds> {
        let at = self
            .candidates
            .partition_point(|candidate| candidate.line < line);
        let first = self.candidates.get(at).filter(|first| first.line == line)?;
        matches!(first.place, Place::First | Place::Alone).then_some(first.span?.start)
    }

    /// Lines that begin alike, then go on with a time: `Part 1: 0:00`, `Part 2: 5:10`.
    pub(super) fn judge_labelled(&mut self) {
        let label = |i: usize| {
            let candidate = self.candidate(i);
            let text = &self.line(i).text[..candidate.range.start];
            let bare = text.trim_end_matches(|c| is_space(c) || is_open(c));
            let ends = |c: char| c.is_ascii_digit() || is_separator(c);
            let worded = text.len() <= 32 && bare.ends_with(ends);
            worded.then(|| text.replace(|c: char| c.is_ascii_digit(), ""))
        };
        let mut labelled = Vec::new();
        for i in 0..self.candidates.len() {
            let candidate = self.candidate(i);
            let first = i == 0 || self.candidate(i - 1).line != candidate.line;
            if first && candidate.place == Place::Within && !candidate.refused {
                labelled.extend(label(i).map(|label| (i, label)));
            }
        }
        let alike: Vec<Vec<usize>> = labelled
            .chunk_by(|a, b| a.1 == b.1)
            .filter(|part| part.len() >= 3)
            .map(|part| part.iter().map(|(i, _)| *i).collect())
            .collect();
        for segment in alike {
            let read = self.read(&segment);
            let rises = series::rises(&read.values);
            let lettered = segment
                .iter()
                .any(|i| self.candidate(*i).token.is_lettered());
            if rises
                && !lettered
                && !self.is_programme(&segment)
                && !self.is_wall_clock(&segment, &read.values)
            {
                self.accept_series(&segment, &read, false);
            }
        }
    }

    /// A list that lost its line breaks: `Chapters: 0:00 Intro 5:10 Owls 20:30 Boats`.
    pub(super) fn judge_run_on(&mut self) {
        let all: Vec<_> = (0..self.candidates.len())
            .filter(|i| !self.candidate(*i).refused)
            .collect();
        let lines: Vec<Vec<usize>> = all
            .chunk_by(|a, b| self.candidate(*a).line == self.candidate(*b).line)
            .filter(|line| line.len() >= 3)
            .map(<[usize]>::to_vec)
            .collect();
        for line in lines {
            let read = self.read(&line);
            let first = self.candidate(line[0]);
            // `Owls 0:10 / Boats 3:20 / Rain 7:10`
            let closes = |i: &usize| {
                let candidate = self.candidate(*i);
                let text = self.line(*i).text.as_str();
                let after = text[candidate.range.end..].trim_start_matches(is_space);
                after.is_empty() || after.starts_with(['/', '|', '•', '·', '–', '—'])
            };
            let begins = matches!(first.place, Place::First)
                || first.parted
                || read.values[0] == Seconds::ZERO
                || line.iter().all(closes);
            let worded = line[1..].iter().all(|i| !self.candidate(*i).chained);
            let rises = series::rises(&read.values);
            let cued = line
                .iter()
                .filter(|i| self.candidate(**i).cue != Cue::None)
                .count();
            let lettered = line.iter().any(|i| self.candidate(*i).token.is_lettered());
            let small = read.values[0] < Seconds::hms(0, 5, 0) || first.token.clock().is_none();
            let within = self
                .duration
                .is_none_or(|end| series::latest(&read.values) < end);
            if begins && worded && rises && cued <= 1 && !lettered && small && within {
                for (n, i) in line.iter().enumerate() {
                    if self.candidate(*i).span.is_none() {
                        self.accept(*i, read.values[n], &read);
                    }
                }
            }
        }
    }

    /// Bracketed times that come in no order are lengths: of songs, of videos.
    pub(super) fn lengths_in_brackets(&self) -> Vec<usize> {
        let container = |i: &usize| self.line(*i).container;
        let bracketed: Vec<_> = (0..self.candidates.len())
            .filter(|i| {
                let candidate = self.candidate(*i);
                candidate.bracketed && !matches!(candidate.place, Place::First | Place::Alone)
            })
            .collect();
        let mut lengths = Vec::new();
        for part in bracketed.chunk_by(|a, b| container(a) == container(b)) {
            let values: Vec<_> = part
                .iter()
                .map(|i| self.candidate(*i).token.plain())
                .collect();
            let falls = series::falls(&values);
            if values.len() >= 3 && 3 * falls >= values.len() - 1 {
                lengths.extend(part);
            }
        }
        lengths
    }
}

/// Verses: each time a single second after the one before.
pub(super) fn is_verses(values: &[Seconds]) -> bool {
    values.len() >= 3
        && values[0] >= Seconds::whole(60)
        && values
            .windows(2)
            .all(|pair| pair[1].saturating_sub(pair[0]) == Seconds::whole(1))
}
