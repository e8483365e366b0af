//! Feet: a listener goes to pages, back, forward, and into new tabs.

use std::thread::sleep;
use std::time::Duration;

use serde_json::json;

use super::Listener;
use crate::engines::Engine;
use crate::selectors::ARRIVED;
use crate::sound::LISTEN;

impl Listener {
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

    /// Has a script run on every page from now on, before its own. Chromium alone.
    #[track_caller]
    pub(crate) fn prepares(&self, script: &str) {
        let command = "Page.addScriptToEvaluateOnNewDocument";
        let parameters = json!({ "source": script });
        self.must(self.browser.session.devtools(command, &parameters));
    }

    /// Runs none of the pages' own scripts from now on. Chromium alone.
    #[track_caller]
    pub(crate) fn runs_no_scripts(&self) {
        let command = "Emulation.setScriptExecutionDisabled";
        self.must(
            self.browser
                .session
                .devtools(command, &json!({ "value": true })),
        );
    }

    /// Goes to a path without waiting for the site to start.
    #[track_caller]
    pub(crate) fn goes_to(&self, path: &str) {
        self.take();
        self.must(self.browser.session.go(&self.site.url(path)));
    }

    /// Goes to an empty page, which no policy governs.
    #[track_caller]
    pub(crate) fn goes_nowhere(&self) {
        self.take();
        self.must(self.browser.session.go("about:blank"));
    }

    /// Opens an address in a new tab, and looks at it.
    #[track_caller]
    pub(crate) fn opens_in_new_tab(&self, url: &str) {
        self.take();
        let tab = self.must(self.browser.session.new_tab());
        self.must(self.browser.session.look_at(&tab));
        self.opens_address(url);
    }

    /// The tab that is looked at.
    #[track_caller]
    pub(crate) fn tab(&self) -> String {
        self.must(self.browser.session.tab())
    }

    /// Looks at a tab that was opened before.
    #[track_caller]
    pub(crate) fn looks_at(&self, tab: &str) {
        self.take();
        self.must(self.browser.session.look_at(tab));
    }

    /// Reloads the page.
    #[track_caller]
    pub(crate) fn reloads(&self) {
        self.take();
        self.must(self.browser.session.button("refresh"));
        self.arrives();
    }

    /// Presses the browser's back button, after the look around that a person takes: WebKit's list of pages lags behind
    /// what a page has just added to it, and an immediate back would skip one.
    #[track_caller]
    pub(crate) fn goes_back(&self) {
        if self.engine == Engine::WebKit {
            sleep(Duration::from_millis(700));
        }
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
}
