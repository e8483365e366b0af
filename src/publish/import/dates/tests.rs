//! Dates as feeds write them.
#![allow(clippy::unwrap_used)]

use super::*;
use proptest::prelude::*;

/// The order of a feed that does not tell.
fn untold() -> Order {
    Order::of(std::iter::empty(), None)
}

fn iso(text: &str) -> Option<(i64, i16, bool)> {
    read(text, untold()).map(|it| (it.date.unix, it.date.offset, it.is_proper))
}

#[test]
fn what_feeds_should_write_is_read() {
    for (text, unix, offset) in [
        ("Wed, 02 Oct 2002 13:00:00 GMT", 1_033_563_600, 0),
        ("Wed, 02 Oct 2002 15:00:00 +0200", 1_033_563_600, 120),
        ("Mon, 2 Oct 2002 08:00:00 EST", 1_033_563_600, -300),
        ("02 Oct 02 13:00 UT", 1_033_563_600, 0),
        ("2002-10-02T15:00:00+02:00", 1_033_563_600, 120),
    ] {
        assert_eq!(iso(text), Some((unix, offset, true)), "{text}");
    }
}

#[test]
fn what_feeds_write_instead_is_read_and_told() {
    for text in [
        "Wed, 02 Oct 2002 13:00:00",
        "mer., 02 oct. 2002 15:00:00 +0200",
        "mar., 02 oct. 2002 15:00:00 +0200",
        "mercredi 2 octobre 2002 15:00:00 CEST",
        "Mi, 02 Okt 2002 15:00:00 MESZ",
        "dc., 02 d'oct. 2002 13:00:00 GMT",
        "2 October 2002, 1:00 PM GMT",
        "Oct 2, 2002 13:00:00 UTC",
        "Wed, 02 Oct 2002 13:00:00",
        "02-Oct-2002 13:00:00 GMT",
        "1033563600",
        "1033563600000",
        "2002/10/02 13:00:00",
        "02.10.2002 13:00",
        "2002-10-02 15:00:00 +0200",
        "Wed, 02 Octobre 2002 15:00:00 GMT+2",
    ] {
        let (unix, _, proper) = iso(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((unix, proper), (1_033_563_600, false), "{text}");
    }
}

#[test]
fn every_month_is_known_in_every_language() {
    for names in [
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "january february march april may june july august september october november december",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    ] {
        for (month, name) in names.split(' ').enumerate() {
            let text = format!("1 {name} 2024 00:00:00 GMT");
            let read = read(&text, untold()).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(read.date.day(), (2024, month as u8 + 1, 1), "{name}");
        }
    }
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        "hier",
        "32 May 2024",
        "Wed, 30 Feb 2024 10:00:00 GMT",
        "13/14/2024",
        "2024",
        "10:00",
        "0000-00-00 00:00:00",
        "Wed, 02 Oct 2002 25:00:00 GMT",
        "-62135596800",
    ] {
        assert_eq!(iso(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".*", word in "[0-9a-zA-Z:+,./ -]{0,40}") {
        let order = Order::of([text.as_str(), &word].into_iter(), Some(&text));
        read(&text, order);
        read(&word, order);
    }
}
