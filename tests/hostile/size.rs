//! Notes that are hostile by their size alone.

/// Notes of a size that no page is meant for.
#[derive(Clone, Copy)]
pub(crate) struct Large {
    pub(crate) name: &'static str,
    /// Makes so many quarters of them.
    pub(crate) make: fn(usize) -> String,
}

/// Each is made when it is asked for.
fn one(name: &'static str, make: fn(usize) -> String) -> Large {
    Large { name, make }
}

/// Much of what is small.
pub(crate) fn megabytes() -> Vec<Large> {
    vec![
        one("ten-megabytes-of-words", |n| {
            "words and more of them, ".repeat(n * 105_000)
        }),
        one("ten-megabytes-of-paragraphs", |n| {
            "<p>words <b>and</b> more</p>".repeat(n * 90_000)
        }),
        one("ten-megabytes-in-one-attribute", |n| {
            format!("<p title='{}'>words", "x".repeat(n * 2_500_000))
        }),
        one("ten-megabytes-of-one-word", |n| "w".repeat(n * 2_500_000)),
        one("two-megabytes-of-attributes", |n| {
            format!("<p {}>words", "a=b c=d ".repeat(n * 62_500))
        }),
        one("two-megabytes-of-lesser-signs", |n| "<".repeat(n * 500_000)),
        one("two-megabytes-of-references", |n| {
            "&amp;".repeat(n * 100_000)
        }),
    ]
}

/// Elements within elements, and those that cross.
pub(crate) fn nestings() -> Vec<Large> {
    vec![
        one("a-hundred-thousand-divisions", |n| nested("div", n)),
        one("a-hundred-thousand-quotes", |n| nested("blockquote", n)),
        one("a-hundred-thousand-lists", |n| {
            "<ul><li>".repeat(n * 12_500) + "deep"
        }),
        one("a-hundred-thousand-bolds", |n| nested("b", n)),
        one("a-hundred-thousand-links", |n| {
            nested("a href=https://a.example", n)
        }),
        one("a-hundred-thousand-drawings", |n| nested("svg", n)),
        one("a-hundred-thousand-tables", |n| nested("table", n)),
        one("a-hundred-thousand-marks-that-cross", |n| {
            "<b><p></b></p>".repeat(n * 6_250)
        }),
        one("a-hundred-thousand-forms-and-fonts", |n| {
            "<font><form>".repeat(n * 12_500)
        }),
    ]
}

/// Times, addresses and cells, one after another.
pub(crate) fn runs() -> Vec<Large> {
    vec![
        one("a-hundred-thousand-timestamps", timestamps),
        one("a-hundred-thousand-timestamps-in-one-line", |n| {
            let times = (0..n * 25_000).map(|at| format!("{}:{:02} word ", at / 60, at % 60));
            times.collect()
        }),
        one("a-hundred-thousand-timestamps-of-one-second", |n| {
            "<li>8:08 word".repeat(n * 25_000)
        }),
        one("a-hundred-thousand-addresses", |n| {
            "https://a.example/b(c) ".repeat(n * 25_000)
        }),
        one("a-hundred-thousand-schemes-without-a-host", |n| {
            "http://".repeat(n * 25_000)
        }),
        one("a-hundred-thousand-parentheses", |n| {
            format!("https://a.example/{}", ")".repeat(n * 25_000))
        }),
        one("a-hundred-thousand-colons-and-digits", |n| {
            "1:".repeat(n * 25_000)
        }),
        one("a-hundred-thousand-digits", |n| {
            "8:08".to_owned() + &"0".repeat(n * 25_000)
        }),
        one("a-hundred-thousand-cells", |n| {
            format!("<table><tr>{}</table>", "<td>8:08".repeat(n * 25_000))
        }),
    ]
}

fn nested(tag: &str, quarters: usize) -> String {
    format!("<{tag}>").repeat(quarters * 25_000) + "deep"
}

/// A list of times, each a second after the one before.
fn timestamps(quarters: usize) -> String {
    let line = |at| {
        format!(
            "<li>{}:{:02}:{:02} Word {at}</li>",
            at / 3600,
            at / 60 % 60,
            at % 60
        )
    };
    let lines: String = (0..quarters * 25_000).map(line).collect();
    format!("<ul>{lines}</ul>")
}
