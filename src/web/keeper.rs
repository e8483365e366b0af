//! The keeper: keeps the sound of episodes on the device, by asking the service worker for it at addresses that the worker alone
//! answers.

use js_sys::{Array, Promise, Reflect};
use leptos::prelude::{expect_context, provide_context};
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use super::state::{Lasting, Signal};
use super::{base, fetch, storage};
use crate::domain::keeping::{Keeping, Refusal};
use crate::domain::kept::Key;
use crate::domain::percent;

/// The worker gives up a host before that.
const PATIENCE_MS: u32 = 120_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = serviceWorker)]
    static WORKERS: JsValue;
    #[wasm_bindgen(catch, js_namespace = ["navigator", "storage"])]
    fn persist() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = caches, js_name = keys)]
    fn cache_names() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = caches, js_name = delete)]
    fn delete_cache(name: &JsValue) -> Result<Promise, JsValue>;
}

/// What the page knows of a sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sound {
    /// How much of it is there.
    pub keeping: Keeping,
    /// Whether more of it is coming.
    pub coming: bool,
    /// Why not all of it came.
    pub refused: Option<Refusal>,
}

/// The handle to the keeper. It lives as long as the page.
pub type Keeper = Lasting<KeeperParts>;

/// What it is made of.
pub struct KeeperParts {
    /// Those that the page has had to do with, by their addresses.
    sounds: Signal<Vec<(String, Sound)>>,
}

/// Makes the keeper. To be called once, at the root.
pub fn provide_keeper() {
    let sounds = Signal::new(Vec::new());
    provide_context(Keeper::new(KeeperParts { sounds }));
}

/// The keeper.
pub fn use_keeper() -> Keeper {
    expect_context()
}

/// Whether the site has a worker that keeps it, and the browser knows of such.
pub fn can_keep() -> bool {
    let is_known = WORKERS.with(|it| it.is_object());
    is_known && base::linked("link[rel=serviceworker]").is_some()
}

/// Whether the worker answers what this page asks.
fn is_here() -> bool {
    let controller = WORKERS.with(|it| Reflect::get(it, &"controller".into()));
    controller.is_ok_and(|it| it.is_object())
}

impl Keeper {
    /// What is known of the sound at an address.
    pub fn sound(self, address: &str) -> Sound {
        let known = self.sounds.with(|sounds| {
            let known = sounds.iter().find(|it| it.0 == address);
            known.map(|it| it.1)
        });
        known.unwrap_or_else(|| Sound {
            keeping: stored(address),
            ..Sound::default()
        })
    }

    /// Where the sound at an address plays from: the device, where all of it is there.
    pub fn source(self, address: String) -> String {
        match stored(&address) {
            Keeping::Whole(_) if is_here() => place("sound/", &address),
            _ => address,
        }
    }

    /// Asks whether what the page believes to be there still is: browsers make room where they must.
    pub fn look(self, address: String) {
        if stored(&address) != Keeping::Nothing && is_here() {
            self.ask("state/", address);
        }
    }

    /// Keeps the sound at an address, or goes on with it.
    pub fn keep(self, address: String) {
        if !is_here() {
            return self.update(&address, |sound| sound.refused = Some(Refusal::NotYet));
        }
        // Asked for once, browsers remember.
        let _ = persist();
        self.update(&address, |sound| {
            sound.coming = true;
            sound.refused = None;
        });
        self.ask("next/", address);
    }

    /// Lets a sound that is coming rest.
    pub fn rest(self, address: &str) {
        self.update(address, |sound| sound.coming = false);
    }

    /// Keeps nothing of a sound any more.
    pub fn drop(self, address: String) {
        self.rest(&address);
        self.ask("drop/", address);
    }

    /// Keeps nothing any more, of sounds and of the site.
    pub async fn clear(self) {
        self.sounds.set(Vec::new());
        let start = ["sillon ", &base::path(), " "].concat();
        let Some(names) = done(cache_names()).await else {
            return;
        };
        for name in Array::from(&names).iter() {
            if name.as_string().is_some_and(|it| it.starts_with(&start)) {
                done(delete_cache(&name)).await;
            }
        }
    }

    /// Asks the worker something of a sound, and goes on asking for as long as more of it is coming.
    fn ask(self, what: &'static str, address: String) {
        spawn_local(async move {
            loop {
                let told = fetch::text(&place(what, &address), PATIENCE_MS).await;
                let told = told.map_err(|_| Refusal::Away);
                let told = told.and_then(|told| Keeping::read(&told));
                let mut again = false;
                self.update(&address, |sound| {
                    match told {
                        Ok(keeping) => sound.keeping = keeping,
                        Err(refusal) => {
                            sound.refused = Some(refusal);
                            // Of these, nothing stays.
                            if refusal != Refusal::Away {
                                sound.keeping = Keeping::Nothing;
                            }
                        }
                    }
                    let is_part = matches!(sound.keeping, Keeping::Part { .. });
                    sound.coming &= is_part && sound.refused.is_none();
                    again = sound.coming;
                });
                if !again {
                    break;
                }
            }
        });
    }

    fn update(self, address: &str, change: impl FnOnce(&mut Sound)) {
        let mut sound = self.sound(address);
        change(&mut sound);
        match sound.keeping {
            Keeping::Nothing => storage::remove(Key::Sound, address),
            keeping => storage::set(Key::Sound, address, &keeping.told()),
        }
        self.sounds.update(|sounds| {
            sounds.retain(|it| it.0 != address);
            sounds.push((address.to_owned(), sound));
        });
    }
}

/// How many files of the site the worker keeps, and how many bytes; none where it is not there to be asked.
pub async fn site() -> (usize, usize) {
    let told = match is_here() {
        true => fetch::text(&place("site", ""), PATIENCE_MS).await,
        false => Ok(String::new()),
    };
    let told = told.unwrap_or_default();
    let numbers = told.split_once(' ');
    let [files, bytes] = numbers
        .map_or(["", ""], |it| [it.0, it.1])
        .map(|it| it.parse().unwrap_or_default());
    (files, bytes)
}

/// What was kept of a sound when last heard of.
fn stored(address: &str) -> Keeping {
    let told = storage::get(Key::Sound, address);
    let told = told.map(|it| Keeping::read(&it));
    told.and_then(Result::ok).unwrap_or_default()
}

/// Where the worker is asked something of a sound.
fn place(what: &str, address: &str) -> String {
    let path = ["kept/", what, &percent::encode(address)].concat();
    base::resolve(&path, &base::uri())
}

async fn done(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}
