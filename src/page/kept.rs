//! What the site keeps on the device, kind by kind.

use super::{Tag, View, tag};
use crate::domain::kept::Kind;
use crate::i18n::Words;

/// The page's own part: `amount` is how much there is of a kind.
pub fn kept(say: Words, amount: impl Fn(Kind) -> View) -> Tag {
    let kind = |&kind: &Kind| {
        let told = tag("span").text(say.kept(kind));
        let amount = tag("b").child(amount(kind));
        View::from(tag("li").child(told).child(amount))
    };
    let kinds: View = Kind::ALL.iter().map(kind).collect();
    tag("section")
        .class("notice")
        .child(tag("h1").text(say.device()))
        .child(tag("p").text(say.device_hint()))
        .child(tag("ul").class("kept").child(kinds))
}
