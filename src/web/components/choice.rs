//! A choice: a list that unfolds, of which one entry holds.

use leptos::prelude::event_target_value;
use web_sys::Event;

use crate::web::dom::{Tag, View, tag};

/// An entry.
pub fn option(value: &str, text: &str) -> Tag {
    tag("option").attr("value", value).text(text)
}

/// The list; `value` is the entry that holds, `choose` is told which a person would have.
pub fn choice(
    class: &str,
    options: View,
    value: impl Fn() -> String + 'static,
    choose: impl Fn(&str) + 'static,
) -> View {
    boxed(class, options, Box::new(value), Box::new(choose))
}

fn boxed(
    class: &str,
    options: View,
    value: Box<dyn Fn() -> String>,
    choose: Box<dyn Fn(&str)>,
) -> View {
    tag("select")
        .class(class)
        .child(options)
        .live_prop("value", move || value().into())
        .on("change", move |event: Event| {
            choose(&event_target_value(&event));
        })
        .into()
}
