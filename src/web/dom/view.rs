//! Views: what stands in the page, and can be taken out of it again.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::RenderEffect;
use web_sys::Node;

use super::focus::Place;
use super::tag::Tag;
use crate::web::base::document;
use crate::web::state::ends;

/// What keeps a node up to date for as long as it is kept: effects, listeners.
pub(super) type Keeper = Box<dyn Any>;

/// Nodes of the page, none or many, with what keeps them up to date. Dropped, they stay in the page and stand still. Boxed as
/// a [`Tag`] is.
#[derive(Default)]
pub struct View(Box<Parts>);

#[derive(Default)]
struct Parts(Vec<Part>);

enum Part {
    Still { node: Node, _keepers: Vec<Keeper> },
    Live(Live),
}

/// What is drawn anew, before a marker that stays.
struct Live {
    shown: Rc<RefCell<View>>,
    marker: Node,
    _effect: RenderEffect<()>,
}

impl Drop for Live {
    /// The effect's task, which shares the view, ends a little later: until then what the view keeps would still run,
    /// on signals that are gone.
    fn drop(&mut self) {
        self.shown.take();
    }
}

impl View {
    /// Nothing to see.
    pub fn none() -> Self {
        Self::default()
    }

    /// A text, escaped as the platform does.
    pub fn text(text: &str) -> Self {
        Self::still(document().create_text_node(text).into(), Vec::new())
    }

    pub(super) fn still(node: Node, keepers: Vec<Keeper>) -> Self {
        Self::of(Part::Still {
            node,
            _keepers: keepers,
        })
    }

    fn of(part: Part) -> Self {
        Self(Box::new(Parts(vec![part])))
    }

    /// This, and then another.
    pub fn and(mut self, next: impl Into<View>) -> Self {
        self.append(next.into());
        self
    }

    fn append(&mut self, next: View) {
        self.0.0.extend(next.0.0);
    }

    /// Puts it into `parent`, before `next` or at the end.
    pub fn insert(&self, parent: &Node, next: Option<&Node>) {
        for part in &self.0.0 {
            let node = match part {
                Part::Still { node, .. } => node,
                Part::Live(live) => {
                    live.shown.borrow().insert(parent, next);
                    &live.marker
                }
            };
            let _ = parent.insert_before(node, next);
        }
    }

    /// Takes it out of the page.
    fn remove(&self) {
        for part in &self.0.0 {
            let node = match part {
                Part::Still { node, .. } => node,
                Part::Live(live) => {
                    live.shown.borrow().remove();
                    &live.marker
                }
            };
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(node);
            }
        }
    }
}

/// A view drawn anew whenever a signal that it reads changes. What had the focus keeps it, where it is drawn again.
pub fn live(draw: impl Fn() -> View + 'static) -> View {
    live_boxed(Box::new(draw))
}

fn live_boxed(draw: Box<dyn Fn() -> View>) -> View {
    let marker: Node = document().create_comment("").into();
    let shown = Rc::new(RefCell::new(View::none()));
    let effect = {
        let (marker, shown) = (marker.clone(), shown.clone());
        RenderEffect::new(move |_| {
            let next = draw();
            let parent = marker.parent_node();
            let focus = parent.as_ref().and_then(Place::of_focus);
            let last = shown.replace(next);
            last.remove();
            if let Some(parent) = parent {
                shown.borrow().insert(&parent, Some(&marker));
                if let Some(focus) = focus {
                    focus.restore(&parent);
                }
            }
        })
    };
    ends(&effect);
    View::of(Part::Live(Live {
        shown,
        marker,
        _effect: effect,
    }))
}

impl From<Tag> for View {
    fn from(tag: Tag) -> Self {
        tag.into_view()
    }
}

impl<V: Into<View>> From<Option<V>> for View {
    fn from(view: Option<V>) -> Self {
        view.map_or_else(View::none, Into::into)
    }
}

impl From<Vec<View>> for View {
    fn from(views: Vec<View>) -> Self {
        views.into_iter().collect()
    }
}

impl<V: Into<View>> FromIterator<V> for View {
    fn from_iter<I: IntoIterator<Item = V>>(views: I) -> Self {
        let mut all = View::none();
        for view in views {
            all.append(view.into());
        }
        all
    }
}

impl From<&str> for View {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for View {
    fn from(text: String) -> Self {
        Self::text(&text)
    }
}
