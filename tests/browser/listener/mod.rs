//! The listener: a person at a browser, who opens pages, reads, presses, types and hears.
//!
//! Everything the listener waits for has a deadline, and says at it what was there instead.

mod camera;
mod doubts;
mod ears;
mod eyes;
mod feet;
mod hands;
mod scales;
mod verdict;

use std::cell::RefCell;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

pub(crate) use doubts::Bar;
pub(crate) use scales::Weight;

use crate::engines::{Browser, Engine};
use crate::server::Site;
use crate::sound::{Event, TAKE, Taken};
use crate::webdriver::{Answer, Element};

/// How long a listener waits for something before giving up.
const PATIENCE: Duration = Duration::from_secs(20);

/// The visible elements of a selector, optionally those that read or are labelled exactly so.
const VISIBLE: &str = "
    const fold = text => (text || '').replace(/\\s+/g, ' ').trim();
    const visible = [...document.querySelectorAll(arguments[0])].filter(element =>
        [...element.getClientRects()].some(box => box.width && box.height)
        && getComputedStyle(element).visibility === 'visible');
    const wanted = arguments[1];
    const found = wanted === null ? visible : visible.filter(element =>
        [element.textContent, element.innerText, element.getAttribute('aria-label')].some(text => fold(text) === wanted));";

/// A person at a browser.
pub(crate) struct Listener {
    /// The browser's family.
    pub(crate) engine: Engine,
    /// The site being visited.
    pub(crate) site: Site,
    browser: Browser,
    notebook: RefCell<Notebook>,
}

/// What the listener wrote down over all the pages of a visit.
#[derive(Default)]
struct Notebook {
    events: Vec<Event>,
    complaints: Vec<String>,
    forgives_sound: bool,
    forgives_outside: bool,
    forgives_breaking: bool,
    forgives_refusals: bool,
    forgives_no_refusal: bool,
}

impl Listener {
    /// Sits down at a browser, to visit `site`.
    pub(crate) fn new(engine: Engine, site: Site, browser: Browser) -> Self {
        Self {
            engine,
            site,
            browser,
            notebook: RefCell::default(),
        }
    }

    /// Tries until it succeeds, and gives what it found; at the deadline it fails with what was there instead.
    #[track_caller]
    pub(crate) fn waits<T>(&self, what: &str, attempt: impl Fn() -> Result<T, String>) -> T {
        let session = &self.browser.session;
        let end = (Instant::now() + PATIENCE).min(session.until());
        loop {
            let instead = match attempt() {
                Ok(found) => return found,
                Err(instead) => instead,
            };
            assert!(Instant::now() < end, "waited in vain for {what}: {instead}");
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    #[track_caller]
    fn finds(&self, selector: &str, text: Option<&str>) -> Element {
        self.waits(&format!("{selector} {}", text.unwrap_or_default()), || {
            let script = format!("{VISIBLE} return found[0] || null;");
            let found = self
                .browser
                .session
                .element(&script, &[json!(selector), json!(text)]);
            self.passing(found)?
                .ok_or_else(|| "it is not there".to_owned())
        })
    }

    /// An answer of the driver, where a page that changes under the command is worth another try.
    #[track_caller]
    fn passing<T>(&self, answer: Answer<T>) -> Result<T, String> {
        match answer {
            Err(refusal) if !refusal.is_passing() => panic!("{refusal}"),
            other => other.map_err(|refusal| refusal.to_string()),
        }
    }

    /// An answer of the driver that nothing excuses.
    #[track_caller]
    fn must<T>(&self, answer: Answer<T>) -> T {
        answer.unwrap_or_else(|refusal| panic!("{refusal}"))
    }

    /// Takes over what the page wrote down, before it goes.
    fn take(&self) {
        if let Ok(said) = self.browser.session.run(TAKE, &[]) {
            self.writes_down(said);
        }
    }

    fn writes_down(&self, said: Value) {
        let taken: Taken = serde_json::from_value(said).unwrap_or_default();
        let mut notebook = self.notebook.borrow_mut();
        notebook.events.extend(taken.events);
        notebook.complaints.extend(taken.complaints);
    }
}
