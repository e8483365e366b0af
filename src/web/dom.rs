//! A view: nodes of the page, with what keeps them up to date.
//!
//! Views are made by calls on two plain types. Leptos' own are a type an element, and each type is code of its own: the
//! same pages made with its macro weigh some sixty-five kilobytes more. Signals, memos and effects are Leptos'.

mod focus;
mod listen;
mod tag;
mod view;

pub use focus::Place;
pub use listen::listen;
pub use tag::{Tag, svg, tag};
pub use view::{View, live};
