//! The page's title, as the browser's tab and its history show it.

use leptos::prelude::{expect_context, provide_context};

use super::base;
use super::state::{Signal, watch};

#[derive(Clone, Copy)]
struct Title(Signal<String>);

/// Makes it, as the document has it, and has the document follow it. To be called once, at the root.
pub fn provide_title() {
    let title = Signal::new(base::document().title());
    provide_context(Title(title));
    watch(move || title.with(|title| base::document().set_title(title)));
}

/// Names the page that is drawn.
pub fn set_title(title: &str) {
    expect_context::<Title>().0.set(title.to_owned());
}
