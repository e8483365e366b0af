//! The camera: screens of any size, in light and dark rooms, and pictures of them; and what else only Chromium can.

use std::time::Duration;

use serde_json::{Value, json};

use super::Listener;
use crate::engines::Engine;
use crate::webdriver::decode;

impl Listener {
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
        self.prefers(&[("prefers-color-scheme", scheme)]);
    }

    /// Has what a listener prefers told to pages, by the names that media queries have for it. Chromium alone.
    #[track_caller]
    pub(crate) fn prefers(&self, preferences: &[(&str, &str)]) {
        let feature = |(name, value): &(&str, &str)| json!({ "name": name, "value": value });
        let features: Vec<Value> = preferences.iter().map(feature).collect();
        let media = json!({ "features": features });
        let command = "Emulation.setEmulatedMedia";
        self.must(self.browser.session.devtools(command, &media));
    }

    /// Sees the page as on paper, printed in a `light` or a `dark` room. Chromium alone.
    #[track_caller]
    pub(crate) fn prints(&self, scheme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        let media = json!({ "media": "print", "features": features });
        let command = "Emulation.setEmulatedMedia";
        self.must(self.browser.session.devtools(command, &media));
    }

    /// Sits in a dark room, or a light one, and waits until colours have changed.
    #[track_caller]
    pub(crate) fn sits_in_the(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        if self.engine == Engine::Chromium {
            self.prefers(&[("prefers-color-scheme", scheme)]);
        } else {
            // Their drivers know no rooms; all colours follow this.
            let script = "document.documentElement.style.colorScheme = arguments[0]";
            let _: () = self.asks(script, &[json!(scheme)]);
        }
        std::thread::sleep(Duration::from_millis(300));
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

    /// Holds a telephone, whose screen is touched. Chromium alone.
    #[track_caller]
    pub(crate) fn touches_a_screen(&self, width: u32, height: u32) {
        let session = &self.browser.session;
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        self.must(session.devtools("Emulation.setDeviceMetricsOverride", &screen));
        let touch = json!({ "enabled": true, "maxTouchPoints": 5 });
        self.must(session.devtools("Emulation.setTouchEmulationEnabled", &touch));
    }

    /// Has all pages in letters of this size, 16 being what browsers begin with. Chromium alone.
    #[track_caller]
    pub(crate) fn wants_letters_of(&self, pixels: u32) {
        let sizes = json!({ "fontSizes": { "standard": pixels, "fixed": pixels * 13 / 16 } });
        self.must(self.browser.session.devtools("Page.setFontSizes", &sizes));
    }

    /// The nodes of what assistive technology is told of the page. Chromium alone.
    #[track_caller]
    pub(crate) fn accessibility_tree(&self) -> Vec<Value> {
        let command = "Accessibility.getFullAXTree";
        let mut tree = self.must(self.browser.session.devtools(command, &json!({})));
        match tree["nodes"].take() {
            Value::Array(nodes) => nodes,
            _ => Vec::new(),
        }
    }

    /// Clears what the browser keeps of the site.
    #[track_caller]
    pub(crate) fn forgets(&self) {
        let script = "localStorage.clear();
            caches.keys().then(all => all.forEach(name => caches.delete(name)));
            navigator.serviceWorker.getRegistrations().then(all => all.forEach(it => it.unregister()));";
        let _: () = self.asks(script, &[]);
    }

    /// Goes where there is no network, or comes back. Chromium alone.
    #[track_caller]
    pub(crate) fn loses_network(&self, lost: bool) {
        let session = &self.browser.session;
        self.must(session.devtools("Network.enable", &json!({})));
        let network = json!({ "offline": lost, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.must(session.devtools("Network.emulateNetworkConditions", &network));
    }

    /// Has no more room on the device than so many bytes. Chromium alone.
    #[track_caller]
    pub(crate) fn has_room_for(&self, bytes: u32) {
        let origin = self.site.url("");
        let quota = json!({ "origin": origin.trim_end_matches('/'), "quotaSize": bytes });
        let command = "Storage.overrideQuotaForOrigin";
        self.must(self.browser.session.devtools(command, &quota));
    }

    /// Has each page from now on run a script before its own. Chromium alone.
    #[track_caller]
    pub(crate) fn has_each_page_run(&self, script: &str) {
        let script = json!({ "source": script });
        let command = "Page.addScriptToEvaluateOnNewDocument";
        self.must(self.browser.session.devtools(command, &script));
    }
}
