//! Elements, made by calls: `tag("a").attr("href", &href).text("8:08")`.
//!
//! What is passed in as a closure is boxed at once, so that all that is done with it is code but once.

use leptos::prelude::RenderEffect;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, HtmlElement};

use super::view::{Keeper, View};
use crate::web::base::document;
use crate::web::state::ends;

/// An element in the making. It is boxed, for calls hand it on by the hundred: a pointer takes less code than a structure.
pub struct Tag(Box<Made>);

struct Made {
    element: Element,
    keepers: Vec<Keeper>,
}

/// An HTML element. The name is the site's own, never from outside.
pub fn tag(name: &'static str) -> Tag {
    made(document().create_element(name))
}

/// An SVG element.
pub fn svg(name: &'static str) -> Tag {
    made(document().create_element_ns(Some("http://www.w3.org/2000/svg"), name))
}

fn made(element: Result<Element, JsValue>) -> Tag {
    Tag(Box::new(Made {
        element: element.expect("the site's own names are names"),
        keepers: Vec::new(),
    }))
}

impl Tag {
    /// An attribute.
    pub fn attr(self, name: &'static str, value: &str) -> Self {
        let _ = self.0.element.set_attribute(name, value);
        self
    }

    /// An attribute, where there is a value.
    pub fn attr_opt(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Its classes.
    pub fn class(self, classes: &str) -> Self {
        self.attr("class", classes)
    }

    /// An attribute that follows signals; none while the value is.
    pub fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        self.follow_attr(name, Box::new(value))
    }

    fn follow_attr(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let element = self.0.element.clone();
        self.follow(Box::new(move || {
            let _ = match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }))
    }

    /// An attribute that is there or not, as signals have it: `hidden`, `disabled`.
    pub fn live_flag(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        self.live_attr(name, move || on().then(String::new))
    }

    /// A class that is there or not, as signals have it.
    pub fn live_class(self, class: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let classes = self.0.element.class_list();
        self.follow(Box::new(move || {
            let _ = classes.toggle_with_force(class, on());
        }))
    }

    /// A style or custom property, set through the object model: no policy against inline styles minds.
    pub fn live_style(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let style = self.0.element.unchecked_ref::<HtmlElement>().style();
        self.follow(Box::new(move || {
            let _ = style.set_property(name, &value());
        }))
    }

    /// A property of the element's object that follows signals: `value`, `checked`.
    pub fn live_prop(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> Self {
        let element = self.0.element.clone();
        self.follow(Box::new(move || {
            let _ = js_sys::Reflect::set(&element, &JsValue::from_str(name), &value());
        }))
    }

    /// What happens at an event.
    pub fn on(self, event: &'static str, react: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(react))
    }

    fn listen(mut self, event: &'static str, react: Box<dyn FnMut(Event)>) -> Self {
        let (element, closure) = (self.0.element.clone(), Closure::wrap(react));
        let _ = element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        self.0.keepers.push(Box::new(Listener {
            element,
            event,
            closure,
        }));
        self
    }

    /// A text within it.
    pub fn text(self, text: &str) -> Self {
        let _ = self
            .0
            .element
            .append_child(&document().create_text_node(text));
        self
    }

    /// A text within it that follows signals.
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> Self {
        self.follow_text(Box::new(text))
    }

    fn follow_text(self, text: Box<dyn Fn() -> String>) -> Self {
        let node = document().create_text_node("");
        let _ = self.0.element.append_child(&node);
        self.follow(Box::new(move || node.set_data(&text())))
    }

    /// Something within it.
    pub fn child(self, child: impl Into<View>) -> Self {
        self.hold(child.into())
    }

    fn hold(mut self, child: View) -> Self {
        child.insert(&self.0.element, None);
        self.0.keepers.push(Box::new(child));
        self
    }

    fn follow(mut self, mut effect: Box<dyn FnMut()>) -> Self {
        let effect = RenderEffect::new(move |_| effect());
        ends(&effect);
        self.0.keepers.push(Box::new(effect));
        self
    }

    /// The element itself, for the few that are measured or focused.
    pub fn element(&self) -> &Element {
        &self.0.element
    }

    pub(super) fn into_view(self) -> View {
        let Made { element, keepers } = *self.0;
        View::still(element.into(), keepers)
    }
}

/// What listens to an element, until it is dropped: an event may still be on its way then, as a `toggle` is.
struct Listener {
    element: Element,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let closure = self.closure.as_ref().unchecked_ref();
        let _ = self
            .element
            .remove_event_listener_with_callback(self.event, closure);
    }
}
