//! Scales: what a page weighs in the browser's memory, once what nobody needs is thrown away. Chromium alone.

use serde::Deserialize;
use serde_json::json;

use super::Listener;

/// Counts, from the start of each page on, the timers that wait; and keeps the program's memory at hand.
const COUNT: &str = "
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const start = WebAssembly[name];
        WebAssembly[name] = async (...all) => {
            const made = await start.apply(WebAssembly, all);
            const parts = Object.values((made.instance ?? made).exports);
            window.__memory = parts.find(part => part instanceof WebAssembly.Memory);
            return made;
        };
    }
    const wait = setTimeout, stop = clearTimeout, every = setInterval, end = clearInterval;
    const timers = window.__timers = new Set();
    window.setTimeout = (call, ...more) => {
        const id = wait((...all) => { timers.delete(id); call(...all); }, ...more);
        timers.add(id);
        return id;
    };
    window.setInterval = (...all) => { const id = every(...all); timers.add(id); return id; };
    window.clearTimeout = id => { timers.delete(id); stop(id); };
    window.clearInterval = id => { timers.delete(id); end(id); };";

/// What a page weighs.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(crate) struct Weight {
    /// The heap of its scripts, in bytes.
    pub(crate) heap: f64,
    /// Its nodes, in the page and out of it.
    pub(crate) nodes: u32,
    /// What listens to events.
    pub(crate) listeners: u32,
    /// The program's memory, in pages of 64 KiB.
    pub(crate) pages: u32,
    /// Its timers that wait.
    pub(crate) timers: u32,
}

impl Listener {
    /// Has each page from now on be one that can be weighed.
    #[track_caller]
    pub(crate) fn sets_up_scales(&self) {
        self.has_each_page_run(&format!("{{{COUNT}}}"));
    }

    /// Throws away what nobody needs, and weighs the rest.
    #[track_caller]
    pub(crate) fn weighs(&self) -> Weight {
        // What the listener has written down is no part of the page.
        self.take();
        let session = &self.browser.session;
        let tells = |command: &str| self.must(session.devtools(command, &json!({})));
        tells("HeapProfiler.enable");
        for _ in 0..2 {
            tells("HeapProfiler.collectGarbage");
        }
        let (counts, heap) = (
            tells("Memory.getDOMCounters"),
            tells("Runtime.getHeapUsage"),
        );
        let own = "return [window.__memory.buffer.byteLength / 65536, window.__timers.size]";
        let (pages, timers): (u32, u32) = self.asks(own, &[]);
        Weight {
            heap: heap["usedSize"].as_f64().unwrap_or_default(),
            nodes: counts["nodes"].as_u64().unwrap_or_default() as u32,
            listeners: counts["jsEventListeners"].as_u64().unwrap_or_default() as u32,
            pages,
            timers,
        }
    }
}
