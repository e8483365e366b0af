//! The page's title, as the browser's tab and its history show it.

use leptos::prelude::{expect_context, provide_context};

use super::state::Signal;

#[derive(Clone, Copy)]
struct Title(Signal<String>);

/// Makes it, empty; gives what follows it. To be called once, at the root.
pub fn provide_title() -> impl Fn() -> String + Copy + Send + Sync + 'static {
    let title = Signal::new(String::new());
    provide_context(Title(title));
    move || title.get()
}

/// Names the page that is drawn.
pub fn set_title(title: &str) {
    expect_context::<Title>().0.set(title.to_owned());
}
