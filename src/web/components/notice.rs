//! A notice: a sentence about what went wrong, and a way on.

use super::address;
use crate::domain::fault::Fault;
use crate::i18n::Words;
use crate::web::dom::{Tag, View, tag};
use crate::web::title::set_title;

/// What of the page failed, and the button that tries again.
pub fn fault(say: Words, heading: &'static str, fault: &Fault, retry: impl Fn() + 'static) -> View {
    told(say, tag("h2").text(heading), fault, Box::new(retry))
}

/// The same in the place of a whole page, whose title it then is.
pub fn page_fault(
    say: Words,
    heading: &'static str,
    fault: &Fault,
    retry: impl Fn() + 'static,
) -> View {
    told(say, tag("h1").text(heading), fault, Box::new(retry))
}

fn told(say: Words, heading: Tag, fault: &Fault, retry: Box<dyn Fn()>) -> View {
    let retry = tag("button")
        .class("btn go retry")
        .on("click", move |_| retry())
        .text(say.retry());
    // For whoever keeps the feed: in the words of the parser, which speaks English.
    let detail = match fault {
        Fault::NotAFeed(why) | Fault::NotATranscript(why) => {
            Some(tag("p").class("detail").attr("lang", "en").text(why))
        }
        _ => None,
    };
    let sentence = tag("p").text(&say.fault(fault)).into();
    notice(heading, View::and(sentence, detail), retry)
        .attr("role", "alert")
        .into()
}

/// What is not there, and the link to all that is.
pub fn missing(say: Words, heading: &'static str) -> View {
    set_title(heading);
    let all = tag("a")
        .class("btn go")
        .attr("href", &address::home())
        .text(say.all_episodes());
    let hint = tag("p").text(say.no_page_hint()).into();
    notice(tag("h1").text(heading), hint, all).into()
}

fn notice(heading: Tag, sentences: View, way_on: Tag) -> Tag {
    tag("section")
        .class("notice")
        .child(heading)
        .child(sentences)
        .child(tag("p").class("act").child(way_on))
}
