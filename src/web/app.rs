//! The app: its contexts, its routes, and what becomes of a panic.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use wasm_bindgen::JsCast;

use super::base;
use super::catalogue::provide_catalogue;
use super::components::library::provide_library;
use super::i18n::provide_speech;
use super::pages::{episode, frame, home, not_found, topic, with_feed};
use super::player::provide_player;

/// Mounts the site into `#app`.
pub fn mount() {
    std::panic::set_hook(Box::new(|panic| {
        leptos::logging::error!("{panic}");
        if let Some(notice) = base::document().get_element_by_id("crashed") {
            let _ = notice.remove_attribute("hidden");
        }
    }));
    let root = base::document()
        .get_element_by_id("app")
        .and_then(|root| root.dyn_into().ok());
    match root {
        Some(root) => leptos::mount::mount_to(root, App).forget(),
        None => leptos::mount::mount_to_body(App),
    }
}

#[component]
fn App() -> impl IntoView {
    provide_meta_context();
    provide_catalogue();
    provide_player();
    provide_speech();
    provide_library();
    view! { <Router base=base::for_router()>{frame(routes)}</Router> }
}

fn routes() -> AnyView {
    view! {
        <FlatRoutes fallback=|| with_feed(not_found)>
            <Route path=path!("") view=|| with_feed(home) />
            <Route path=path!("episodes/:slug") view=|| with_feed(episode) />
            <Route path=path!("topics/:topic") view=|| with_feed(topic) />
        </FlatRoutes>
    }
    .into_any()
}
