//! The app: its contexts, and where it stands.

use super::arrival::{provide_arrival, stand};
use super::catalogue::provide_catalogue;
use super::components::library::provide_library;
use super::keeper::provide_keeper;
use super::pages::frame;
use super::player::provide_player;
use super::router::provide_router;
use super::speech::{brought, provide_speech};
use super::title::provide_title;
use crate::i18n::Words;

/// Mounts the site, which speaks the language that boot.js has brought. One that is not whole is thrown back at boot.js, which
/// says that the page does not work.
pub fn mount() {
    // What a panic says is left out of the finished site; that there was one, boot.js tells.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    match brought() {
        Some(words) => leptos::mount::mount_to_body(move || app(words)),
        None => wasm_bindgen::throw_str("the language is not whole"),
    }
}

/// What stands in the page is the frame's own view, put into `#app`; to Leptos the app looks empty.
fn app(words: Words) {
    provide_arrival();
    provide_router();
    provide_title();
    provide_catalogue();
    provide_keeper();
    provide_player();
    provide_speech(words);
    provide_library();
    stand(frame());
}
