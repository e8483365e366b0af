//! A highlight: text with the words that were searched marked, in their own spelling.

use std::ops::Range;

use crate::web::dom::{View, tag};

/// The text, its ranges marked. A range that is not one of this text is passed over.
pub fn highlight(text: &str, ranges: &[Range<usize>]) -> View {
    let mut marked = View::none();
    let mut done = 0;
    for range in ranges {
        let (Some(before), Some(within)) = (text.get(done..range.start), text.get(range.clone()))
        else {
            continue;
        };
        if !before.is_empty() {
            marked = marked.and(before);
        }
        marked = marked.and(tag("mark").text(within));
        done = range.end;
    }
    marked.and(text.get(done..).unwrap_or_default())
}
