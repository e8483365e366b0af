//! The verdict: what holds at the end of every visit, and the evidence where it does not.

use std::time::Duration;

use serde_json::json;

use super::Listener;
use crate::engines::Engine;
use crate::selectors::{AUDIO, CRASHED};
use crate::sound::{Event, READ, TAKE};

impl Listener {
    /// What was asked of other hosts, which a page has no business with.
    pub(crate) fn asked_outside(&self) -> Vec<String> {
        self.browser.outside.asked()
    }

    /// The addresses that the browser itself says it has asked for since last asked. Chromium alone.
    #[track_caller]
    pub(crate) fn requests(&self) -> Vec<String> {
        self.must(self.browser.session.requests())
    }

    /// The cookies that the site has set.
    #[track_caller]
    pub(crate) fn cookies(&self) -> serde_json::Value {
        self.must(self.browser.session.cookies())
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
        let mut complaints = self.notebook.borrow().complaints.clone();
        // The server of most journeys has no service worker to give.
        let no_worker = "(404) was received when fetching the script";
        complaints.retain(|said| !self.is_of_inert_notes(said) && !said.contains(no_worker));
        complaints
    }

    /// Chromium holds a parsed document to the policy of the page that had it parsed, inert as it is: it tells of the styles,
    /// the base and, lately, the handlers of events that notes have, which go no further.
    fn is_of_inert_notes(&self, said: &str) -> bool {
        if self.engine != Engine::Chromium || self.notebook.borrow().forgives_no_refusal {
            return false;
        }
        // A report goes on to tell the whole policy.
        let told = said.split("\"original-policy\"").next().unwrap_or_default();
        let is_refused = said.starts_with('{') || told.contains("Content Security Policy");
        is_refused
            && [
                "style-src",
                "base-uri",
                "script-src-attr",
                "inline event handler",
            ]
            .iter()
            .any(|directive| told.contains(directive))
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
        let forgiven = self.notebook.borrow().forgives_breaking;
        assert!(
            forgiven || panics.is_empty(),
            "the page's scripts broke: {panics:?}"
        );
        assert!(
            forgiven || self.reads(CRASHED).is_empty(),
            "the page says that it broke"
        );
        let mut refused: Vec<String> = complaints
            .iter()
            .filter(|said| said.contains("Content Security Policy") || said.contains("Trusted"))
            .cloned()
            .chain(self.site.refused())
            .collect();
        refused.retain(|said| !self.is_of_inert_notes(said));
        let forgiven = self.notebook.borrow().forgives_refusals;
        assert!(
            forgiven || refused.is_empty(),
            "the policy refused: {refused:#?}"
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
        let script = "return document.activeElement.outerHTML.slice(0, 200) + '\\n\\n' + JSON.stringify(localStorage) + '\\n\\n' + document.body.innerText";
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
}
