//! Hands: a listener presses, types and chooses.

use std::time::Duration;

use serde_json::json;

use super::{Listener, VISIBLE};
use crate::selectors::{PLAYER_SETTINGS, RATE_OFFERED, SETTINGS, TIME};

/// For so long a thing must stand where it is before a hand goes to it: a page that was just opened takes its place.
const STILL: Duration = Duration::from_millis(70);

impl Listener {
    /// Presses the first visible element of a selector.
    #[track_caller]
    pub(crate) fn presses(&self, selector: &str) {
        self.presses_found(selector, None);
    }

    /// Presses the first visible element of a selector that reads, or is labelled, exactly so.
    #[track_caller]
    pub(crate) fn presses_text(&self, selector: &str, text: &str) {
        self.presses_found(selector, Some(text));
    }

    /// Presses the timestamp that reads so.
    #[track_caller]
    pub(crate) fn presses_time(&self, text: &str) {
        self.presses_text(TIME, text);
    }

    /// A person scrolls what they want to press away from the edges first, waits until it holds still, and tries again if
    /// the page moves under the hand.
    #[track_caller]
    fn presses_found(&self, selector: &str, text: Option<&str>) {
        self.waits(&format!("a press on {selector} {}", text.unwrap_or_default()), || {
            let script =
                format!("{VISIBLE} if (found.length) found[0].scrollIntoView({{ block: 'center' }}); return found[0] || null;");
            let session = &self.browser.session;
            let found = session.element(&script, &[json!(selector), json!(text)]);
            let element = self.passing(found)?.ok_or_else(|| "it is not there".to_owned())?;
            let script = format!("{VISIBLE} return found[0] ? found[0].getBoundingClientRect().top : null;");
            let top = || self.passing(session.run(&script, &[json!(selector), json!(text)]));
            let before = top()?;
            std::thread::sleep(STILL);
            if before != top()? {
                return Err("it moves".to_owned());
            }
            self.passing(session.click(&element))
        });
    }

    /// Presses the visible element of a selector whose text begins so, whatever count follows.
    #[track_caller]
    pub(crate) fn presses_beginning(&self, selector: &str, start: &str) {
        let text = self.waits(&format!("{selector} beginning with {start:?}"), || {
            let read = self.reads(selector);
            let found = read.iter().find(|text| text.starts_with(start)).cloned();
            found.ok_or_else(|| format!("it reads {read:?}"))
        });
        self.presses_text(selector, &text);
    }

    /// Presses a key until the focus is on something labelled so; fails after `most` presses.
    #[track_caller]
    pub(crate) fn presses_until_focus(&self, key: char, label: &str, most: usize) {
        let mut passed = Vec::new();
        for _ in 0..most {
            self.presses_keys(&[key]);
            let focus = self.focus();
            if focus.contains(label) {
                return;
            }
            passed.push(focus);
        }
        panic!("{label:?} had no focus after {most} presses; it passed {passed:?}");
    }

    /// Types into the first visible element of a selector, after what it holds.
    #[track_caller]
    pub(crate) fn types(&self, selector: &str, text: &str) {
        let element = self.finds(selector, None);
        self.must(self.browser.session.type_into(&element, text));
    }

    /// Presses keys one after another, wherever the focus is.
    #[track_caller]
    pub(crate) fn presses_keys(&self, keys: &[char]) {
        self.must(self.browser.session.press_keys(keys));
    }

    /// Takes one of the rates offered in the player's settings, and closes them.
    #[track_caller]
    pub(crate) fn takes_rate(&self, rate: &str) {
        self.presses(PLAYER_SETTINGS);
        self.presses_text(RATE_OFFERED, rate);
        self.presses(PLAYER_SETTINGS);
        self.sees_no(SETTINGS);
    }

    /// Chooses an option of a `select` by its value, as the keyboard would.
    #[track_caller]
    pub(crate) fn chooses(&self, selector: &str, value: &str) {
        let option = format!("{selector} option[value={value:?}]");
        let script = "return document.querySelector(arguments[0]);";
        self.waits(&format!("the choice {option}"), || {
            let found = self.passing(self.browser.session.element(script, &[json!(option)]))?;
            self.passing(self.browser.session.click(&found.ok_or("it is not there")?))
        });
    }
}
