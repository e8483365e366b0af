//! The focus, found again after a part of the page was drawn anew.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, Node};

use crate::web::base::document;

/// Where the focus stands below a node: which child, of which child; and what it begins with, by which it is known again where
/// its like has moved.
pub struct Place {
    path: Vec<u32>,
    said: Option<String>,
    name: String,
    class: String,
}

impl Place {
    /// Where the focus stands below `root`; `None` where it is elsewhere.
    pub fn of_focus(root: &Node) -> Option<Self> {
        let focused = document().active_element()?;
        if !root.contains(Some(&focused)) || root.is_same_node(Some(&focused)) {
            return None;
        }
        let mut path = Vec::new();
        let mut at = focused.clone();
        while !root.is_same_node(Some(&at)) {
            let mut index = 0;
            let mut before = at.previous_element_sibling();
            while let Some(sibling) = before {
                index += 1;
                before = sibling.previous_element_sibling();
            }
            path.push(index);
            at = at.parent_element()?;
        }
        Some(Self {
            path,
            said: said(&focused),
            name: focused.tag_name(),
            class: focused.class_name(),
        })
    }

    /// Gives the focus to what stands there now, if it has lost it and the like of it is there.
    pub fn restore(&self, root: &Node) {
        // The page's body has the focus when nothing else has.
        let lost = document()
            .active_element()
            .is_none_or(|now| now.tag_name() == "BODY");
        if !lost {
            return;
        }
        let mut at = root.clone();
        for (depth, index) in self.path.iter().enumerate().rev() {
            let Some(children) = at.dyn_ref::<Element>().map(Element::children) else {
                return;
            };
            let moved = (0..children.length()).filter(|_| depth == 0 && self.said.is_some());
            let mut moved = moved.filter_map(|index| children.item(index));
            let moved = moved.find(|child| said(child) == self.said);
            let Some(child) = moved.or_else(|| children.item(*index)) else {
                return;
            };
            at = child.into();
        }
        let Ok(element) = at.dyn_into::<HtmlElement>() else {
            return;
        };
        // A link may have become a button, and look the same.
        let is_alike = !self.class.is_empty() && element.class_name() == self.class;
        if is_alike || element.tag_name() == self.name {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }
}

/// The text that an element begins with.
fn said(element: &Element) -> Option<String> {
    element.first_child()?.text_content()
}
