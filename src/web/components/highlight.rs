//! A highlight: text with the words that were searched marked, in their own spelling.

use std::ops::Range;

use leptos::prelude::*;

/// The text, its ranges marked. A range that is not one of this text is passed over.
pub fn highlight(text: &str, ranges: &[Range<usize>]) -> AnyView {
    let mut parts = Vec::new();
    let mut done = 0;
    for range in ranges {
        let (Some(before), Some(within)) = (text.get(done..range.start), text.get(range.clone()))
        else {
            continue;
        };
        if !before.is_empty() {
            parts.push(before.to_owned().into_any());
        }
        parts.push(view! { <mark>{within.to_owned()}</mark> }.into_any());
        done = range.end;
    }
    parts.push(text.get(done..).unwrap_or_default().to_owned().into_any());
    parts.into_any()
}
