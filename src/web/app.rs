//! The app: its contexts, its routes, and what becomes of a panic.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use wasm_bindgen::JsCast;

use super::base;
use super::catalogue::provide_catalogue;
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
    view! {
        <Router base=base::for_router()>
            <FlatRoutes fallback=|| "Not found">
                <Route path=path!("") view=|| "Home" />
                <Route path=path!("episodes/:slug") view=|| "Episode" />
                <Route path=path!("topics/:topic") view=|| "Topic" />
            </FlatRoutes>
        </Router>
    }
}
