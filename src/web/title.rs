//! The page's title, as the browser's tab and its history show it.

use super::base;
use super::state::{Signal, provide, shared, watch};

#[derive(Clone, Copy)]
struct Title(Signal<String>);

/// Makes it, as the document has it, and has the document follow it. To be called once, at the root.
pub fn provide_title() {
    let title = Signal::new(base::document().title());
    provide(Title(title));
    watch(move || title.with(|title| base::document().set_title(title)));
}

/// Names the page that is drawn.
pub fn set_title(title: &str) {
    shared::<Title>().0.set(title.to_owned());
}
