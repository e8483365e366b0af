use proptest::prelude::*;

use super::*;

fn millis(text: &str) -> Option<(u64, Option<u64>)> {
    let span = Span::parse(text).ok()?;
    Some((span.start.as_millis(), span.end.map(Seconds::as_millis)))
}

#[test]
fn every_accepted_form_opens_at_its_second() {
    for (text, seconds) in [
        ("0", 0),
        ("10", 10),
        ("npt:10", 10),
        ("488", 488),
        ("8:08", 488),
        ("8m8s", 488),
        ("1h2m3s", 3723),
        ("1H2M3S", 3723),
        ("125h59m50s", 453_590),
        ("1h", 3600),
        ("1m", 60),
        ("1s", 1),
        ("1h1m1s", 3661),
        ("1h30m", 5400),
        ("1h30s", 3630),
        ("30m5s", 1805),
        ("1:02:03", 3723),
        ("0:02:00", 120),
        ("25:13", 1513),
        ("62:15", 3735),
        ("100:05", 6005),
        ("25:00:00", 90_000),
        ("90m", 5400),
        ("90s", 90),
        (" 8:08 ", 488),
    ] {
        assert_eq!(millis(text), Some((seconds * 1000, None)), "{text}");
    }
}

#[test]
fn a_fraction_of_a_second_is_kept_to_the_thousandth() {
    assert_eq!(millis("00:00:01.5"), Some((1500, None)));
    assert_eq!(millis("8m8.25s"), Some((488_250, None)));
    assert_eq!(millis("12.0459"), Some((12_045, None)));
}

#[test]
fn a_stretch_has_an_end_after_its_start() {
    assert_eq!(millis("28,60"), Some((28_000, Some(60_000))));
    assert_eq!(millis(",20"), Some((0, Some(20_000))));
    assert_eq!(millis("npt:0:10,1m5s"), Some((10_000, Some(65_000))));
    for text in ["60,28", "10,10", "0,0", ",0", "10,", ","] {
        assert_eq!(millis(text), None, "{text}");
    }
}

#[test]
fn anything_else_is_refused_rather_than_guessed() {
    for text in [
        "",
        " ",
        "0:60:00",
        "0:00:60",
        "8:60",
        "00h60m00s",
        "1h60s",
        "1m60s",
        "hello",
        "12.123.31",
        "12,54,11",
        "-10",
        "+10",
        "1e3",
        "8:8",
        "1:2:3",
        "1:02:03:04",
        ":10",
        "10:",
        "1.",
        ".5",
        "1.5:00",
        "1.5h",
        "1m.s",
        "h",
        "s",
        "1h2",
        "1s1m",
        "5m5m",
        "smpte:10",
        "npt:",
        "１０",
        "NaN",
        "99999999999999999999",
        "18446744073709551616",
        "9999999999999999h",
        "1.5é5",
        "1.é",
    ] {
        assert_eq!(millis(text), None, "{text}");
    }
}

#[test]
fn a_refusal_names_the_expected_forms_and_what_was_found() {
    let error = Span::parse("hello").map_err(|error| error.to_string());
    assert_eq!(
        error,
        Err("expected seconds (488), a clock (8:08, 1:02:03), units (8m8s) or a stretch (28,60), found `hello`"
            .to_owned())
    );
}

#[test]
fn the_query_is_asked_before_the_fragment() {
    let at = |seconds| Some(Span::at(Seconds::whole(seconds)));
    assert_eq!(Span::in_address("?t=488", "#t=10"), at(488));
    assert_eq!(Span::in_address("?q=a&t=8%3A08", ""), at(488));
    assert_eq!(Span::in_address("?t=hello", "#t=10"), at(10));
    assert_eq!(Span::in_address("", "#t=10:10"), at(610));
    assert_eq!(Span::in_address("?tt=488", "#main"), None);
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(start in any::<u64>(), length in proptest::option::of(1u64..)) {
        let end = length.and_then(|length| start.checked_add(length)).map(Seconds::millis);
        let span = Span { start: Seconds::millis(start), end };
        prop_assert_eq!(Span::parse(&span.to_string()), Ok(span));
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".*", digits in "[0-9hms:.,npt]*") {
        let _ = Span::parse(&text);
        if let Ok(span) = Span::parse(&digits) {
            prop_assert_eq!(Span::parse(&span.to_string()), Ok(span));
        }
    }
}
