//! Topics as the filter's buttons.

use super::finder::Finder;
use crate::domain::topic::Facet;
use crate::i18n::Words;
use crate::web::base;
use crate::web::dom::{Tag, View, live, tag};
use crate::web::state::{Kept, Memo, Signal};

/// How many buttons stand before the others are asked for, and on how narrow a page it is fewer.
const SHOWN: usize = 16;
const SHOWN_NARROW: usize = 7;
const NARROW: f64 = 640.0;

/// The topics as buttons, with their counts. Many are shown in part, until the others are asked for.
pub fn filter(say: Words, finder: Finder) -> View {
    let all = Signal::new(false);
    let last = Kept::new(Vec::new());
    let facets = Memo::new(move || {
        if let Some(facets) = finder.facets() {
            last.replace(facets);
        }
        last.get()
    });
    let buttons = move || {
        // Those chosen stand first, so that none of them hides.
        let (mut facets, others): (Vec<_>, Vec<_>) =
            facets.get().into_iter().partition(|facet| facet.selected);
        facets.extend(others);
        let shown = if is_narrow() { SHOWN_NARROW } else { SHOWN };
        // One or two more need no button to stand for them.
        let rest = if all.get() || facets.len() <= shown + 2 {
            0
        } else {
            facets.len() - shown
        };
        facets.truncate(facets.len() - rest);
        let more = (rest > 0).then(|| {
            let more = tag("button").class("chip more");
            let more = more.on("click", move |_| all.set(true));
            more.text(&say.more_topics(rest))
        });
        let buttons = facets.into_iter().map(|facet| button(finder, facet));
        buttons.collect::<View>().and(more)
    };
    tag("div")
        .class("topics chips")
        .attr("role", "group")
        .attr("aria-label", say.topics())
        .child(live(buttons))
        .into()
}

/// The button that chooses a topic, or gives it up.
fn button(finder: Finder, facet: Facet) -> Tag {
    let pressed = if facet.selected { "true" } else { "false" };
    let (key, count) = (facet.key, facet.count.to_string());
    tag("button")
        .class("chip")
        .attr("aria-pressed", pressed)
        .on("click", move |_| finder.press(&key))
        .text(&facet.name)
        .child(tag("small").text(&count))
}

fn is_narrow() -> bool {
    let width = base::window()
        .inner_width()
        .ok()
        .and_then(|width| width.as_f64());
    width.is_some_and(|width| width < NARROW)
}
