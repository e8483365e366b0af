//! Eyes: a listener reads what is there, and waits for what should be.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Listener, VISIBLE};

impl Listener {
    /// What the visible elements of a selector read, in order, spaces folded.
    #[track_caller]
    pub(crate) fn reads(&self, selector: &str) -> Vec<String> {
        // What lies off the screen may not be drawn yet, and has no inner text then.
        let script = format!(
            "{VISIBLE} return found.map(element => fold(element.innerText) || fold(element.textContent));"
        );
        self.asks(&script, &[json!(selector), Value::Null])
    }

    /// What the visible elements of a selector say in full, with the signs that only a copy shows.
    #[track_caller]
    pub(crate) fn reads_in_full(&self, selector: &str) -> Vec<String> {
        let script = format!("{VISIBLE} return found.map(element => fold(element.textContent));");
        self.asks(&script, &[json!(selector), Value::Null])
    }

    /// Waits until there is a visible element.
    #[track_caller]
    pub(crate) fn sees(&self, selector: &str) {
        self.finds(selector, None);
    }

    /// Waits until a visible element contains the text.
    #[track_caller]
    pub(crate) fn sees_in(&self, selector: &str, text: &str) {
        self.waits(&format!("{text:?} in {selector}"), || {
            let read = self.reads(selector);
            if read.iter().any(|line| line.contains(text)) {
                Ok(())
            } else {
                Err(format!("it reads {read:?}"))
            }
        });
    }

    /// Waits until the visible elements of a selector read exactly these.
    #[track_caller]
    pub(crate) fn sees_all(&self, selector: &str, wanted: &[&str]) {
        self.waits(&format!("{wanted:?} as {selector}"), || {
            let read = self.reads(selector);
            if read == wanted {
                Ok(())
            } else {
                Err(format!("it reads {read:?}"))
            }
        });
    }

    /// Waits until no element of a selector is visible.
    #[track_caller]
    pub(crate) fn sees_no(&self, selector: &str) {
        self.waits(&format!("no {selector}"), || {
            let read = self.reads(selector);
            if read.is_empty() {
                Ok(())
            } else {
                Err(format!("still there: {read:?}"))
            }
        });
    }

    /// An attribute of the first visible element of a selector, where it has it.
    #[track_caller]
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let script =
            format!("{VISIBLE} return found.length ? found[0].getAttribute(arguments[2]) : null;");
        self.asks(&script, &[json!(selector), Value::Null, json!(name)])
    }

    /// Runs a script's body in the page, for facts no listener could read.
    #[track_caller]
    pub(crate) fn asks<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> T {
        let answer = self.must(self.browser.session.run(script, arguments));
        serde_json::from_value(answer).expect("the script's answer in the shape asked for")
    }

    /// What has the focus: its label, else its text.
    #[track_caller]
    pub(crate) fn focus(&self) -> String {
        let script = "
            const focused = document.activeElement;
            return (focused.getAttribute('aria-label') || focused.innerText || focused.id || focused.tagName).trim();";
        self.asks(script, &[])
    }

    /// Where the links of a selector lead, as full addresses.
    #[track_caller]
    pub(crate) fn links(&self, selector: &str) -> Vec<String> {
        let script = format!("{VISIBLE} return found.map(element => element.href);");
        self.asks(&script, &[json!(selector), Value::Null])
    }

    /// How far the page is scrolled.
    #[track_caller]
    pub(crate) fn scrolled(&self) -> f64 {
        self.asks("return window.scrollY", &[])
    }
}
