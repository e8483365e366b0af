//! The listener: a person at a browser, who opens pages, reads, presses, types and hears.
//!
//! Everything the listener waits for has a deadline, and says at it what was there instead.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::engines::{Browser, Engine};
use crate::selectors::{ARRIVED, AUDIO, CRASHED, TIME};
use crate::server::Site;
use crate::sound::{Event, LISTEN, READ, Sound, TAKE, Taken};
use crate::webdriver::{Answer, Element, decode};

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

    // Going places.

    /// Opens a path of the site, and waits until there is something to read.
    #[track_caller]
    pub(crate) fn opens(&self, path: &str) {
        self.opens_address(&self.site.url(path));
    }

    /// Opens a full address, as one that was shared.
    #[track_caller]
    pub(crate) fn opens_address(&self, url: &str) {
        self.take();
        self.must(self.browser.session.go(url));
        self.arrives();
    }

    /// Goes to a path without waiting for the site to start.
    #[track_caller]
    pub(crate) fn goes_to(&self, path: &str) {
        self.take();
        self.must(self.browser.session.go(&self.site.url(path)));
    }

    /// Opens an address in a new tab, and looks at it.
    #[track_caller]
    pub(crate) fn opens_in_new_tab(&self, url: &str) {
        self.take();
        let tab = self.must(self.browser.session.new_tab());
        self.must(self.browser.session.look_at(&tab));
        self.opens_address(url);
    }

    /// Reloads the page.
    #[track_caller]
    pub(crate) fn reloads(&self) {
        self.take();
        self.must(self.browser.session.button("refresh"));
        self.arrives();
    }

    /// Presses the browser's back button.
    #[track_caller]
    pub(crate) fn goes_back(&self) {
        self.must(self.browser.session.button("back"));
        self.arrives();
    }

    /// Presses the browser's forward button.
    #[track_caller]
    pub(crate) fn goes_forward(&self) {
        self.must(self.browser.session.button("forward"));
        self.arrives();
    }

    #[track_caller]
    fn arrives(&self) {
        self.must(self.browser.session.run(LISTEN, &[]));
        self.sees(ARRIVED);
    }

    /// The address bar, from the site's base; the whole of it where it lies outside.
    #[track_caller]
    pub(crate) fn address(&self) -> String {
        let url = self.must(self.browser.session.url());
        url.strip_prefix(&self.site.url(""))
            .unwrap_or(&url)
            .to_owned()
    }

    /// Waits until the address bar is so, from the site's base.
    #[track_caller]
    pub(crate) fn is_at(&self, path: &str) {
        self.waits("another address", || {
            let address = self.address();
            if address == path {
                Ok(())
            } else {
                Err(format!("at {address:?}, not {path:?}"))
            }
        });
    }

    // Reading.

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

    // Pressing and typing.

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

    /// A person scrolls what they want to press away from the edges first, and tries again if the page moves under
    /// the hand.
    #[track_caller]
    fn presses_found(&self, selector: &str, text: Option<&str>) {
        self.waits(&format!("a press on {selector} {}", text.unwrap_or_default()), || {
            let script =
                format!("{VISIBLE} if (found.length) found[0].scrollIntoView({{ block: 'center' }}); return found[0] || null;");
            let session = &self.browser.session;
            let found = session.element(&script, &[json!(selector), json!(text)]);
            let element = self.passing(found)?.ok_or_else(|| "it is not there".to_owned())?;
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

    /// Makes the window narrow, as a telephone's.
    #[track_caller]
    pub(crate) fn holds_a_telephone(&self) {
        self.must(self.browser.session.resize(500, 800));
    }

    /// Looks at a screen of this size, in a `light` or a `dark` room. Chromium alone.
    #[track_caller]
    pub(crate) fn holds_a_screen(&self, width: u32, height: u32, scheme: &str) {
        let session = &self.browser.session;
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.must(session.devtools("Emulation.setDeviceMetricsOverride", &screen));
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.must(session.devtools("Emulation.setEmulatedMedia", &media));
    }

    /// A picture of the window, or of the whole page, as PNG. Chromium alone.
    #[track_caller]
    pub(crate) fn photographs(&self, whole: bool) -> Vec<u8> {
        let picture = json!({ "format": "png", "captureBeyondViewport": whole });
        decode(
            &self.must(
                self.browser
                    .session
                    .devtools("Page.captureScreenshot", &self.framed(picture, whole)),
            )["data"],
        )
    }

    #[track_caller]
    fn framed(&self, mut picture: Value, whole: bool) -> Value {
        if whole {
            let size = "const page = document.documentElement; return [page.scrollWidth, page.scrollHeight];";
            let (width, height): (f64, f64) = self.asks(size, &[]);
            picture["clip"] =
                json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        }
        picture
    }

    /// Clears what the browser keeps of the site.
    #[track_caller]
    pub(crate) fn forgets(&self) {
        let _: () = self.asks("localStorage.clear()", &[]);
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

    // Hearing.

    /// The audio element now.
    #[track_caller]
    pub(crate) fn sound(&self) -> Sound {
        self.asks(READ, &[json!(AUDIO)])
    }

    /// Waits until the episode's audio runs from `second` on, and hears it move by the real clock for a second and
    /// more. Fails when it runs from anywhere else.
    #[track_caller]
    pub(crate) fn hears(&self, episode: &str, second: f64) {
        let pressed = Instant::now();
        let first = self.waits(&format!("{episode} from {second}"), || {
            let sound = self.sound();
            let there = sound.plays(episode) && sound.time > second - 0.25;
            if there {
                Ok(sound)
            } else {
                Err(format!("{sound:?}"))
            }
        });
        // Not later than the time that went by could explain; 2 s for what went by before this was called.
        let latest = second + (pressed.elapsed().as_secs_f64() + 2.0) * first.rate;
        assert!(
            first.time < latest,
            "expected {episode} from {second}, heard it at {}",
            first.time
        );
        self.hears_it_move(episode, &first);
    }

    /// Hears an episode go on from wherever it is, moving by the real clock.
    #[track_caller]
    pub(crate) fn hears_on(&self, episode: &str) -> Sound {
        let first = self.waits(&format!("{episode} to play on"), || {
            let sound = self.sound();
            if sound.plays(episode) && sound.time > 0.0 {
                Ok(sound)
            } else {
                Err(format!("{sound:?}"))
            }
        });
        self.hears_it_move(episode, &first)
    }

    #[track_caller]
    fn hears_it_move(&self, episode: &str, first: &Sound) -> Sound {
        let last = self.waits(&format!("{episode} to move on from {}", first.time), || {
            let sound = self.sound();
            let moved = sound.plays(episode) && sound.time >= first.time + 1.2 * first.rate;
            if moved {
                Ok(sound)
            } else {
                Err(format!("{sound:?}"))
            }
        });
        let (moved, took) = (last.time - first.time, last.clock - first.clock);
        assert!(
            moved <= took * first.rate + 0.5,
            "the clock ran ahead: {moved:.2} s in {took:.2} s: {last:?}"
        );
        last
    }

    /// Hears that nothing plays, and goes on not playing.
    #[track_caller]
    pub(crate) fn hears_nothing(&self) {
        let before = self.waits("silence", || {
            let sound = self.sound();
            if sound.paused || sound.ended {
                Ok(sound)
            } else {
                Err(format!("{sound:?}"))
            }
        });
        let end = Instant::now() + Duration::from_millis(700);
        while Instant::now() < end {
            let sound = self.sound();
            assert!(
                sound.paused || sound.ended,
                "expected silence, heard {sound:?}"
            );
            assert!(
                (sound.time - before.time).abs() < 0.01,
                "paused, yet it moved: {before:?} to {sound:?}"
            );
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Checks that no sound of an episode ran before `second` during this visit: not even for a blink.
    #[track_caller]
    pub(crate) fn heard_nothing_before(&self, episode: &str, second: f64) {
        let early = |event: &Event| {
            event.is_heard()
                && event.src.ends_with(&format!("/audio/{episode}.mp3"))
                && event.time > 0.3
                && event.time < second - 0.3
        };
        let early: Vec<Event> = self.heard().into_iter().filter(early).collect();
        assert!(
            early.is_empty(),
            "expected {episode} from {second} alone, also heard {early:?}"
        );
    }

    /// All that was heard of the sound during this visit.
    #[track_caller]
    pub(crate) fn heard(&self) -> Vec<Event> {
        self.take();
        self.notebook.borrow().events.clone()
    }

    /// From here on a failing sound is what the test is about; otherwise any failure of it fails the test.
    pub(crate) fn forgives_broken_sound(&self) {
        self.notebook.borrow_mut().forgives_sound = true;
    }

    /// From here on a page may ask other hosts.
    pub(crate) fn forgives_asking_outside(&self) {
        self.notebook.borrow_mut().forgives_outside = true;
    }

    /// What was asked of other hosts, which a page has no business with.
    pub(crate) fn asked_outside(&self) -> Vec<String> {
        self.browser.outside.asked()
    }

    /// What the page's scripts complained of during this visit.
    #[track_caller]
    pub(crate) fn complaints(&self) -> Vec<String> {
        self.take();
        if self.engine == Engine::Chromium
            && let Ok(said) = self.browser.session.console()
        {
            self.notebook.borrow_mut().complaints.extend(said);
        }
        self.notebook.borrow().complaints.clone()
    }

    /// The end of a visit: what holds for every page, whatever the journey was.
    #[track_caller]
    pub(crate) fn leaves(&self) {
        let broken: Vec<Event> = self
            .heard()
            .into_iter()
            .filter(|event| event.kind == "error")
            .collect();
        let forgiven = self.notebook.borrow().forgives_sound;
        assert!(
            forgiven || broken.is_empty(),
            "the sound failed on the way: {broken:?}"
        );
        let grave = ["panicked at", "RuntimeError", "unreachable", "Uncaught"];
        let complaints = self.complaints();
        let panics: Vec<&String> = complaints
            .iter()
            .filter(|said| grave.iter().any(|word| said.contains(word)))
            .collect();
        assert!(panics.is_empty(), "the page's scripts broke: {panics:?}");
        assert!(
            self.reads(CRASHED).is_empty(),
            "the page says that it broke"
        );
        let outside = self.asked_outside();
        let forgiven = self.notebook.borrow().forgives_outside;
        assert!(
            forgiven || outside.is_empty(),
            "the page asked other hosts: {outside:?}"
        );
    }

    /// What there was to see and hear at the end, for a failure's report.
    pub(crate) fn evidence(&self) -> (String, Option<Vec<u8>>) {
        let session = &self.browser.session;
        session.grant(Duration::from_secs(10));
        let url = session.url().unwrap_or_else(|refusal| refusal.to_string());
        let sound = session
            .run(READ, &[json!(AUDIO)])
            .map_or_else(|refusal| refusal.to_string(), |it| it.to_string());
        let script = "return document.activeElement.outerHTML.slice(0, 200) + '\\n\\n' + document.body.innerText";
        let text = session.run(script, &[]).map_or_else(
            |refusal| refusal.to_string(),
            |text| text.as_str().unwrap_or_default().to_owned(),
        );
        if let Ok(said) = session.run(TAKE, &[]) {
            self.writes_down(said);
        }
        let notebook = self.notebook.borrow();
        let said = if self.engine == Engine::Chromium {
            session.console().unwrap_or_default()
        } else {
            Vec::new()
        };
        let events: Vec<String> = notebook
            .events
            .iter()
            .map(|event| {
                let file = event.src.rsplit('/').next().unwrap_or_default();
                let error = event.error.as_deref().unwrap_or_default();
                format!(
                    "{} {:.2} {file} paused={} seeking={} {error}",
                    event.kind, event.time, event.paused, event.seeking
                )
            })
            .collect();
        let asked: Vec<String> = self
            .site
            .asked("")
            .iter()
            .map(|asked| format!("{asked:?}"))
            .collect();
        let report = format!(
            "{url}\n\nThe sound: {sound}\n\nComplaints: {:#?}\n{said:#?}\n\nFocus and page:\n{text}\n\nEvents:\n{}\n\nRequests:\n{}\n\nOutside: {:#?}\n",
            notebook.complaints,
            events.join("\n"),
            asked.join("\n"),
            self.asked_outside(),
        );
        (report, session.screenshot().ok())
    }

    // The ways of waiting.

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
