//! The router: the page's address, and the way to another page of the site without leaving it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, MouseEvent, Url};

use super::arrival::use_arrival;
use super::base;
use super::dom::listen;
use super::state::{Lasting, Signal, provide, shared};

/// The page's address, in parts. It lives as long as the page.
pub type Router = Lasting<RouterParts>;

/// What it is made of.
pub struct RouterParts {
    /// Its path, from the host's root.
    pub path: Signal<String>,
    /// What follows, from its `?` on; empty where nothing does.
    pub search: Signal<String>,
    /// What follows that, from its `#` on; empty where nothing does.
    pub hash: Signal<String>,
}

/// Makes the router, which follows the address and takes the presses on links. To be called once, at the root.
pub fn provide_router() {
    let empty = || Signal::new(String::new());
    let router = Lasting::new(RouterParts {
        path: empty(),
        search: empty(),
        hash: empty(),
    });
    router.read();
    provide(router);
    let arrived = use_arrival();
    let window = base::window();
    listen(&window, "popstate", move |_| router.read());
    listen(&window, "click", move |event| {
        if arrived.get_untracked()
            && let Some(address) = inside(&event)
        {
            event.prevent_default();
            router.go(&address, false);
        }
    });
}

/// The router.
pub fn use_router() -> Router {
    shared()
}

impl Router {
    /// Goes to an address of the site, given in full: as a new entry of the browser's history, or in the place of the one
    /// it is on.
    pub fn go(self, address: &str, replace: bool) {
        let Ok(history) = base::window().history() else {
            return;
        };
        let state = &JsValue::NULL;
        let is_here = Url::new_with_base(address, &base::uri())
            .is_ok_and(|url| base::window().location().href() == Ok(url.href()));
        let _ = match replace {
            true => history.replace_state_with_url(state, "", Some(address)),
            false if is_here => Ok(()),
            false => history.push_state_with_url(state, "", Some(address)),
        };
        self.read();
    }

    /// Takes over what the address bar says.
    fn read(self) {
        let location = base::window().location();
        for (part, now) in [
            (self.path, location.pathname()),
            (self.search, location.search()),
            (self.hash, location.hash()),
        ] {
            let now = now.unwrap_or_default();
            if part.with_untracked(|part| *part != now) {
                part.set(now);
            }
        }
    }
}

/// Where a plain press on a link leads, if that is another page of the site or the same one named otherwise. All else is
/// the browser's affair: other hosts and folders, a place within the page, a new tab.
fn inside(event: &Event) -> Option<String> {
    let press: &MouseEvent = event.unchecked_ref();
    let keys = press.meta_key() || press.alt_key() || press.ctrl_key() || press.shift_key();
    if press.default_prevented() || press.button() != 0 || keys {
        return None;
    }
    let pressed = event.target()?.dyn_into::<Element>().ok()?;
    let link = pressed.closest("a[href]").ok()??;
    let rel = link.get_attribute("rel").unwrap_or_default();
    let is_external = rel.split_ascii_whitespace().any(|word| word == "external");
    if is_external || link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    let url = Url::new_with_base(&link.get_attribute("href")?, &base::uri()).ok()?;
    let here = base::window().location();
    let is_inside = here.origin() == Ok(url.origin()) && url.pathname().starts_with(&base::path());
    let is_within = !url.hash().is_empty()
        && here.pathname() == Ok(url.pathname())
        && here.search() == Ok(url.search());
    (is_inside && !is_within).then(|| url.href())
}
