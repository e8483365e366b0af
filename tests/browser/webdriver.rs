//! A session: one browser, driven over the wire by the W3C WebDriver protocol.

use std::cell::Cell;
use std::fmt;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

/// The key under which the protocol hides an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser's session; commands fail once its time is up.
pub(crate) struct Session {
    agent: ureq::Agent,
    root: String,
    until: Cell<Instant>,
}

/// An element of the page, as the driver names it.
#[derive(Clone, Debug)]
pub(crate) struct Element(String);

/// A command that the driver refused.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// The protocol's word for it, such as `stale element reference`.
    pub(crate) kind: String,
    message: String,
    command: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.message.lines().next().unwrap_or_default();
        write!(
            f,
            "the driver refused {}: {}: {first}",
            self.command, self.kind
        )
    }
}

impl Refusal {
    /// Whether the page was merely changing under the command.
    pub(crate) fn is_passing(&self) -> bool {
        [
            "stale element reference",
            "element click intercepted",
            "element not interactable",
            "javascript error",
        ]
        .contains(&self.kind.as_str())
    }
}

/// What the driver answers.
pub(crate) type Answer<T> = Result<T, Refusal>;

impl Session {
    /// Opens a session with the driver on `port`; `until` is when its time is up.
    pub(crate) fn open(port: u16, capabilities: &Value, until: Instant) -> Answer<Self> {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .build();
        let driver = format!("http://127.0.0.1:{port}");
        let mut session = Self {
            agent: config.into(),
            root: driver,
            until: Cell::new(until),
        };
        let answer = session.post(
            "/session",
            &json!({ "capabilities": { "alwaysMatch": capabilities } }),
        )?;
        let id = answer["sessionId"].as_str().unwrap_or_default();
        session.root = format!("{}/session/{id}", session.root);
        Ok(session)
    }

    /// Whether the driver on `port` answers yet.
    pub(crate) fn is_ready(port: u16) -> bool {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(2)))
            .proxy(None)
            .build();
        ureq::Agent::from(config)
            .get(format!("http://127.0.0.1:{port}/status"))
            .call()
            .is_ok()
    }

    /// When its time is up.
    pub(crate) fn until(&self) -> Instant {
        self.until.get()
    }

    /// Grants more time, from now.
    pub(crate) fn grant(&self, time: Duration) {
        self.until.set(Instant::now() + time);
    }

    /// Goes to an address and waits for the page's `load`.
    pub(crate) fn go(&self, url: &str) -> Answer<()> {
        self.post("/url", &json!({ "url": url })).map(drop)
    }

    /// The address bar.
    pub(crate) fn url(&self) -> Answer<String> {
        self.get("/url")
            .map(|url| url.as_str().unwrap_or_default().to_owned())
    }

    /// One of the browser's own buttons: `back`, `forward`, `refresh`.
    pub(crate) fn button(&self, name: &str) -> Answer<()> {
        self.post(&format!("/{name}"), &json!({})).map(drop)
    }

    /// Runs a script's body with `arguments` and gives what it returns.
    pub(crate) fn run(&self, script: &str, arguments: &[Value]) -> Answer<Value> {
        self.post(
            "/execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// The element that a script returns; `None` where it returns null.
    pub(crate) fn element(&self, script: &str, arguments: &[Value]) -> Answer<Option<Element>> {
        let answer = self.run(script, arguments)?;
        Ok(answer[ELEMENT].as_str().map(|id| Element(id.to_owned())))
    }

    /// A press of the pointer on an element, as the listener's own hand would.
    pub(crate) fn click(&self, element: &Element) -> Answer<()> {
        self.post(&format!("/element/{}/click", element.0), &json!({}))
            .map(drop)
    }

    /// Types into an element.
    pub(crate) fn type_into(&self, element: &Element, text: &str) -> Answer<()> {
        self.post(
            &format!("/element/{}/value", element.0),
            &json!({ "text": text }),
        )
        .map(drop)
    }

    /// Presses and releases keys, wherever the focus is.
    pub(crate) fn press_keys(&self, keys: &[char]) -> Answer<()> {
        let strokes: Vec<Value> = keys
            .iter()
            .flat_map(|key| {
                [
                    json!({ "type": "keyDown", "value": key }),
                    json!({ "type": "keyUp", "value": key }),
                ]
            })
            .collect();
        self.post(
            "/actions",
            &json!({ "actions": [{ "type": "key", "id": "keys", "actions": strokes }] }),
        )
        .map(drop)
    }

    /// The tab that is looked at.
    pub(crate) fn tab(&self) -> Answer<String> {
        self.get("/window")
            .map(|tab| tab.as_str().unwrap_or_default().to_owned())
    }

    /// Looks at another tab.
    pub(crate) fn look_at(&self, tab: &str) -> Answer<()> {
        self.post("/window", &json!({ "handle": tab })).map(drop)
    }

    /// Opens a new tab and gives its handle.
    pub(crate) fn new_tab(&self) -> Answer<String> {
        let answer = self.post("/window/new", &json!({ "type": "tab" }))?;
        Ok(answer["handle"].as_str().unwrap_or_default().to_owned())
    }

    /// Sets the window's size.
    pub(crate) fn resize(&self, width: u32, height: u32) -> Answer<()> {
        self.post(
            "/window/rect",
            &json!({ "x": 0, "y": 0, "width": width, "height": height }),
        )
        .map(drop)
    }

    /// A picture of the window, as PNG.
    pub(crate) fn screenshot(&self) -> Answer<Vec<u8>> {
        self.get("/screenshot").map(|answer| decode(&answer))
    }

    /// A command of Chromium's own protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Answer<Value> {
        self.post(
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// What Chromium's console said since last asked.
    pub(crate) fn console(&self) -> Answer<Vec<String>> {
        let answer = self.post("/se/log", &json!({ "type": "browser" }))?;
        let lines = answer.as_array().into_iter().flatten();
        Ok(lines
            .filter_map(|line| line["message"].as_str().map(str::to_owned))
            .collect())
    }

    /// The addresses that Chromium says it has asked for since last asked, by what asked for them.
    pub(crate) fn requests(&self) -> Answer<Vec<String>> {
        let answer = self.post("/se/log", &json!({ "type": "performance" }))?;
        let lines = answer.as_array().into_iter().flatten();
        let request = |line: &Value| {
            let said: Value = serde_json::from_str(line["message"].as_str()?).ok()?;
            let said = &said["message"];
            let sent = said["method"] == "Network.requestWillBeSent";
            sent.then(|| said["params"]["request"]["url"].as_str().map(str::to_owned))?
        };
        Ok(lines.filter_map(request).collect())
    }

    /// The cookies that the page could see, and those that it could not.
    pub(crate) fn cookies(&self) -> Answer<Value> {
        self.get("/cookie")
    }

    /// Ends the session and with it the browser.
    pub(crate) fn close(&self) -> Answer<()> {
        self.call("", None, "DELETE").map(drop)
    }

    fn get(&self, path: &str) -> Answer<Value> {
        self.call(path, None, "GET")
    }

    fn post(&self, path: &str, body: &Value) -> Answer<Value> {
        self.call(path, Some(body), "POST")
    }

    fn call(&self, path: &str, body: Option<&Value>, method: &str) -> Answer<Value> {
        let refusal = |kind: &str, message: String| Refusal {
            kind: kind.to_owned(),
            message,
            command: format!("{method} {path}"),
        };
        let left = self.until.get().saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(refusal("out of time", "the test's time is up".to_owned()));
        }
        let url = format!("{}{path}", self.root);
        let sent = match (method, body) {
            (_, Some(body)) => self
                .agent
                .post(url)
                .config()
                .timeout_global(Some(left))
                .build()
                .send_json(body),
            ("DELETE", None) => self
                .agent
                .delete(url)
                .config()
                .timeout_global(Some(left))
                .build()
                .call(),
            (_, None) => self
                .agent
                .get(url)
                .config()
                .timeout_global(Some(left))
                .build()
                .call(),
        };
        let mut response = sent.map_err(|error| refusal("no answer", error.to_string()))?;
        let answer: Value = response
            .body_mut()
            .with_config()
            .limit(64 << 20)
            .read_json()
            .map_err(|error| refusal("no JSON", error.to_string()))?;
        match answer["value"]["error"].as_str() {
            Some(kind) if !response.status().is_success() => Err(refusal(
                kind,
                answer["value"]["message"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
            )),
            _ => Ok(answer["value"].clone()),
        }
    }
}

/// The bytes of a base64 answer; none where it is not one.
pub(crate) fn decode(answer: &Value) -> Vec<u8> {
    BASE64_STANDARD
        .decode(answer.as_str().unwrap_or_default())
        .unwrap_or_default()
}
