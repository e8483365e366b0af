//! The keeper: what keeps sound on the device, a script of its own (`public/keep.js`) that is loaded when it is first asked for
//! something. It is asked by way of boot.js, and answers by events.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::dom::listen;
use super::state::{Lasting, Signal, provide, shared};
use super::{base, storage};
use crate::domain::keeping::{Keeping, Refusal, pair};
use crate::domain::kept::Key;
use crate::domain::percent;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = sillonKeeper)]
    fn keeper(what: &str, address: &str);
}

/// The handle to the keeper. It lives as long as the page.
pub type Keeper = Lasting<KeeperParts>;

/// What it is made of.
pub struct KeeperParts {
    /// Sounds that are coming, by their addresses, and those that did not come, with why.
    under_way: Signal<Vec<(String, Option<Refusal>)>>,
    /// How many files of the site are kept, and how many bytes, once that is told.
    site: Signal<Option<(u64, u64)>>,
}

/// Makes the keeper. To be called once, at the root.
pub fn provide_keeper() {
    let keeper = Keeper::new(KeeperParts {
        under_way: Signal::new(Vec::new()),
        site: Signal::new(None),
    });
    listen(base::window().as_ref(), "sillon-kept", move |event| {
        let told = Reflect::get(&event, &"detail".into()).ok();
        let told = told.and_then(|it| it.as_string()).unwrap_or_default();
        if let Some((address, told)) = told.split_once('\n') {
            keeper.hear(address, told);
        }
    });
    provide(keeper);
}

/// The keeper.
pub fn use_keeper() -> Keeper {
    shared()
}

/// Whether the site can be kept at all: by its own build, and in this browser.
pub fn can_keep() -> bool {
    base::linked("link[rel=keeper]").is_some()
}

impl Keeper {
    /// How much of the sound at an address is there.
    pub fn keeping(self, address: &str) -> Keeping {
        let _ = self.under_way.with(Vec::len);
        stored(address)
    }

    /// Whether the sound at an address is coming (`None` within), or why it did not come.
    pub fn course(self, address: &str) -> Option<Option<Refusal>> {
        self.under_way.with(|all| {
            let found = all.iter().find(|it| it.0 == address);
            found.map(|it| it.1)
        })
    }

    /// Where the sound at an address plays from: the device, where all of it is there and the worker answers this page.
    pub fn source(self, address: String) -> String {
        match stored(&address) {
            Keeping::Whole(_) if is_answered() => {
                let path = ["kept/sound/", &*percent::encode(&address)].concat();
                base::resolve(&path, &base::uri())
            }
            _ => address,
        }
    }

    /// Looks whether what the page believes to be there still is: browsers make room where they must.
    pub fn look(self, address: &str) {
        if stored(address) != Keeping::Nothing {
            keeper("look", address);
        }
    }

    /// Keeps the sound at an address, or goes on with it.
    pub fn keep(self, address: &str) {
        self.note(address, Some(None));
        keeper("keep", address);
    }

    /// Lets a sound that is coming rest.
    pub fn rest(self, address: &str) {
        self.note(address, None);
        keeper("rest", address);
    }

    /// Keeps nothing of a sound any more.
    pub fn drop(self, address: &str) {
        self.note(address, None);
        keeper("drop", address);
    }

    /// How much of the site is kept, once that is told.
    pub fn site(self) -> Signal<Option<(u64, u64)>> {
        self.site
    }

    /// Asks how much of the site is kept.
    pub fn weigh(self) {
        if can_keep() {
            keeper("site", "");
        }
    }

    /// Keeps nothing any more, of sounds and of the site.
    pub fn clear(self) {
        self.site.set(None);
        self.under_way.set(Vec::new());
        match can_keep() {
            true => keeper("clear", ""),
            false => self.site.set(Some((0, 0))),
        }
    }

    /// Hears of a sound; of the site, where it has no address.
    fn hear(self, address: &str, told: &str) {
        if address.is_empty() {
            return self.site.set(pair(told));
        }
        let read = Keeping::read(told);
        match read {
            Err(Refusal::Away | Refusal::NotYet) => {}
            Ok(Keeping::Nothing) | Err(_) => storage::remove(Key::Sound, address),
            Ok(_) => storage::set(Key::Sound, address, told),
        }
        let course = match read {
            Ok(Keeping::Part { .. }) => self.course(address).filter(Option::is_none),
            Ok(_) => None,
            Err(refusal) => Some(Some(refusal)),
        };
        self.note(address, course);
    }

    fn note(self, address: &str, course: Option<Option<Refusal>>) {
        self.under_way.update(|all| {
            all.retain(|it| it.0 != address);
            if let Some(course) = course {
                all.push((address.to_owned(), course));
            }
        });
    }
}

/// What was kept of a sound when last heard of.
fn stored(address: &str) -> Keeping {
    let told = storage::get(Key::Sound, address).unwrap_or_default();
    Keeping::read(&told).unwrap_or_default()
}

/// Whether there is a worker that answers what this page asks: none on the first visit, nor where a page was reloaded past it.
fn is_answered() -> bool {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
    let workers = get(&base::window().navigator(), "serviceWorker");
    workers.is_object() && get(&workers, "controller").is_object()
}
