//! Rings: a record drawn from an episode's chapters. A ring each, its arc where and as long as the chapter is. What is drawn here
//! are SVG's paths, in a square of 1000.

use super::chapter::Chapter;
use super::seconds::Seconds;

/// More rings than this would be a blur: chapters then share one.
const MOST: usize = 18;
/// The radius of the outermost ring and the room down to the innermost.
const OUTER: f64 = 460.0;
const DEPTH: f64 = 320.0;
/// A chapter of at least this share of the episode is drawn in the leaf's colour.
const LONG: f64 = 0.1;
/// An arc's length beside its chapter's, so that neighbours overlap as grooves do.
const STRETCH: f64 = 2.4;

/// Sine and cosine of an angle: the platform's, so that the page need not carry its own.
pub type Turn = fn(f64) -> (f64, f64);

/// A record.
#[derive(Debug)]
pub struct Rings {
    /// The full circles that the arcs lie on.
    pub furrows: String,
    /// The arcs of short chapters.
    pub short: String,
    /// Those of long ones.
    pub long: String,
    arcs: Vec<Arc>,
    /// How many chapters share a ring.
    shared: usize,
    turn: Turn,
}

/// A part of a ring.
#[derive(Debug)]
struct Arc {
    radius: f64,
    /// Where it begins, and how long the chapter is, as shares of the episode.
    from: f64,
    share: f64,
}

impl Rings {
    /// Draws the record of chapters. Without any, it is bare, its furrows as many as its length makes them.
    pub fn of(chapters: &[Chapter], length: Option<Seconds>, turn: Turn) -> Self {
        let shared = chapters.len().div_ceil(MOST).max(1);
        let mut rings = Self {
            furrows: String::new(),
            short: String::new(),
            long: String::new(),
            arcs: arcs(chapters, shared, length),
            shared,
            turn,
        };
        for arc in &rings.arcs {
            circle(&mut rings.furrows, arc.radius);
            let path = if arc.share >= LONG {
                &mut rings.long
            } else {
                &mut rings.short
            };
            arc.draw(path, turn);
        }
        if rings.arcs.is_empty() {
            let count = 7 + length.map_or(0, |length| length.floor() % 7) as usize;
            (0..count).for_each(|i| {
                circle(&mut rings.furrows, OUTER - DEPTH * i as f64 / count as f64);
            });
        }
        rings
    }

    /// The arc of a chapter, by its place.
    pub fn arc(&self, chapter: usize) -> String {
        let mut path = String::new();
        if let Some(arc) = self.arcs.get(chapter / self.shared) {
            arc.draw(&mut path, self.turn);
        }
        path
    }
}

fn arcs(chapters: &[Chapter], shared: usize, length: Option<Seconds>) -> Vec<Arc> {
    let Some(last) = chapters.last() else {
        return Vec::new();
    };
    let end = length
        .or(last.end)
        .unwrap_or(last.start + Seconds::whole(60))
        .as_f64()
        .max(1.0);
    let starts = chapters
        .iter()
        .step_by(shared)
        .map(|chapter| chapter.start.as_f64() / end);
    let ends = starts.clone().skip(1).chain([1.0]);
    let step = DEPTH / chapters.len().div_ceil(shared) as f64;
    let arc = |(i, (from, to)): (usize, (f64, f64))| Arc {
        radius: OUTER - step * i as f64,
        from,
        share: (to - from).clamp(0.0, 1.0),
    };
    starts.zip(ends).enumerate().map(arc).collect()
}

impl Arc {
    fn draw(&self, path: &mut String, turn: Turn) {
        let sweep = (self.share * STRETCH).clamp(0.02, 0.985);
        path.push('M');
        self.point(path, self.from, turn);
        path.push('A');
        number(path, self.radius);
        number(path, self.radius);
        path.push_str(if sweep > 0.5 { " 0 1 1" } else { " 0 0 1" });
        self.point(path, self.from + sweep, turn);
    }

    /// The point at a share of the round, which begins at the top.
    fn point(&self, path: &mut String, share: f64, turn: Turn) {
        let (sine, cosine) = turn(share * std::f64::consts::TAU);
        number(path, 500.0 + self.radius * sine);
        number(path, 500.0 - self.radius * cosine);
    }
}

fn circle(path: &mut String, radius: f64) {
    path.push('M');
    number(path, 500.0 - radius);
    path.push_str(" 500");
    for turn in [radius, -radius] {
        path.push('a');
        number(path, radius);
        number(path, radius);
        path.push_str(" 0 1 1");
        number(path, 2.0 * turn);
        path.push_str(" 0");
    }
}

/// To the nearest whole: in a square of 1000 that is finer than a screen.
fn number(path: &mut String, number: f64) {
    path.push(' ');
    path.push_str(&(number.round() as i32).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chapters(count: u64) -> Vec<Chapter> {
        let chapter = |place: u64| Chapter {
            start: Seconds::whole(place * 60),
            end: Some(Seconds::whole(place * 60 + 60)),
            title: place.to_string(),
            url: None,
            image: None,
            topics: Vec::new(),
            in_contents: true,
        };
        (0..count).map(chapter).collect()
    }

    fn drawn(count: u64) -> Rings {
        Rings::of(
            &chapters(count),
            Some(Seconds::whole(count * 60)),
            f64::sin_cos,
        )
    }

    #[test]
    fn each_chapter_has_an_arc_and_many_share_rings() {
        for (count, rings) in [(0, 0), (5, 5), (18, 18), (60, 15)] {
            let rings_drawn = drawn(count);
            let arcs =
                rings_drawn.short.matches('A').count() + rings_drawn.long.matches('A').count();
            assert_eq!(arcs, rings, "{count}");
        }
        assert!(drawn(0).furrows.starts_with("M 40 500a"));
        assert_eq!(drawn(5).arc(0), "M 500 40A 460 460 0 0 1 557 956");
        assert_eq!(drawn(5).arc(7), "");
    }
}
