//! A date in numbers alone: `05/06/2024` is of May where months come first, and of June where days do. Which it is, the feed's
//! other dates tell, or else its language.

use super::zone;
use crate::domain::date::Date;

/// Whether the month comes first, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::publish::import) struct Order {
    month_first: bool,
    from: From,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    Others,
    Language,
}

/// A date as read, and whether it could be another.
#[derive(Debug, PartialEq)]
pub(super) struct Numbers {
    pub(super) date: Date,
    pub(super) is_ambiguous: bool,
}

impl Order {
    /// The order that most of a feed's dates can only be of. Where they do not tell: months come first in the United States.
    pub(in crate::publish::import) fn of<'a>(
        dates: impl Iterator<Item = &'a str>,
        language: Option<&str>,
    ) -> Self {
        let (mut days, mut months) = (0, 0);
        for date in dates {
            // Points are written where the day comes first, whatever else the feed does.
            let Some(([a, b, c], _)) = parts(date).filter(|_| !is_pointed(date)) else {
                continue;
            };
            match (a, b, c) {
                (13..=31, 1..=12, 1000..) => days += 1,
                (1..=12, 13..=31, 1000..) => months += 1,
                _ => {}
            }
        }
        let is_american =
            language.is_some_and(|it| it.replace('_', "-").eq_ignore_ascii_case("en-us"));
        Self {
            month_first: if days == months {
                is_american
            } else {
                months > days
            },
            from: if days == months {
                From::Language
            } else {
                From::Others
            },
        }
    }

    /// How it is known, as the end of a sentence.
    pub(in crate::publish::import) fn why(self) -> &'static str {
        match self.from {
            From::Others => "as the feed's other dates are",
            From::Language => "as is usual in the feed's language",
        }
    }
}

/// `2024/05/01`, `31/05/2024`, `31.05.2024`, `05/06/2024`; with a clock or none.
pub(super) fn read(text: &str, order: Order) -> Option<Numbers> {
    let ([a, b, c], rest) = parts(text)?;
    let mut is_ambiguous = false;
    let (year, month, day) = match (a, b, c) {
        (1000.., _, _) => (a, b, c),
        (13..=31, 1..=12, 1000..) => (c, b, a),
        (1..=12, 13..=31, 1000..) => (c, a, b),
        (1..=12, 1..=12, 1000..) if a == b || is_pointed(text) => (c, b, a),
        (1..=12, 1..=12, 1000..) => {
            is_ambiguous = true;
            if order.month_first {
                (c, a, b)
            } else {
                (c, b, a)
            }
        }
        _ => return None,
    };
    let rest = rest.trim();
    let (clock, zone) = match rest.split_once(' ') {
        Some((clock, zone)) => (clock, zone.trim()),
        None => (rest, ""),
    };
    let named = self::zone(zone).filter(|_| !zone.is_empty());
    let zone = named.map_or(String::new(), |offset| {
        let sign = if offset < 0 { '-' } else { '+' };
        format!("{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
    });
    let clock = match clock {
        "" => String::new(),
        clock => format!("T{clock}{zone}"),
    };
    let date = Date::parse(&format!("{year:04}-{month:02}-{day:02}{clock}"))?;
    Some(Numbers { date, is_ambiguous })
}

/// The three numbers that a day is written with, and what follows them.
fn parts(text: &str) -> Option<([i64; 3], &str)> {
    let text = text.trim();
    let (day, rest) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    let mut parts = day.split(['/', '.', '-']).map(str::parse);
    let mut next = || parts.next()?.ok();
    let numbers = [next()?, next()?, next()?];
    parts.next().is_none().then_some((numbers, rest))
}

/// Whether the day is written with points.
fn is_pointed(text: &str) -> bool {
    let day = text.trim().split([' ', 'T']).next();
    day.is_some_and(|day| day.contains('.'))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str, order: Order) -> Option<((i64, u8, u8), bool)> {
        read(text, order).map(|it| {
            let (year, month, day) = it.date.day();
            ((year, month, day), it.is_ambiguous)
        })
    }

    #[test]
    fn the_other_dates_tell_the_order_else_the_language_does() {
        for (dates, language, month_first) in [
            (&["05/06/2024", "31/05/2024"][..], Some("en-US"), false),
            (&["05/06/2024", "05-31-2024 10:00"], Some("fr"), true),
            (
                &["31/05/2024", "05/31/2024", "12/13/2023"],
                Some("fr"),
                true,
            ),
            (&["31/05/2024", "05/31/2024"], Some("fr"), false),
            (
                &["31.05.2024", "2024/13/05", "05/05/2024"],
                Some("en_us"),
                true,
            ),
            (&["05/06/2024"], Some("en-US"), true),
            (&["05/06/2024"], Some("en-GB"), false),
            (&[], None, false),
        ] {
            let order = Order::of(dates.iter().copied(), language);
            assert_eq!(order.month_first, month_first, "{dates:?} {language:?}");
        }
    }

    #[test]
    fn what_can_be_of_two_days_goes_by_the_order() {
        let american = Order::of(std::iter::empty(), Some("en-US"));
        let other = Order::of(std::iter::empty(), Some("fr"));
        for (text, first, second) in [
            ("05/06/2024", (5, 6), (6, 5)),
            ("05-06-2024 10:00:00 +0200", (5, 6), (6, 5)),
            ("31/05/2024", (5, 31), (5, 31)),
            ("05/31/2024", (5, 31), (5, 31)),
            ("05/05/2024", (5, 5), (5, 5)),
            ("05.06.2024 10:00", (6, 5), (6, 5)),
            ("2024/05/06", (5, 6), (5, 6)),
        ] {
            let is_ambiguous = first != second;
            for (order, (month, at)) in [(american, first), (other, second)] {
                let expected = Some(((2024, month, at), is_ambiguous));
                assert_eq!(day(text, order), expected, "{text}");
            }
        }
        for text in ["13/13/2024", "05/06/24", "0/1/2024", "05/06", "1/2/2024/3"] {
            assert_eq!(read(text, american), None, "{text}");
        }
    }
}
