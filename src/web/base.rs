//! The document's base: the address every path of the site is resolved from, so that it works under any sub-path.

use web_sys::{Document, Url, Window};

/// The window; there is always one, for the site runs in a page.
pub fn window() -> Window {
    leptos::prelude::window()
}

/// The document of the page.
pub fn document() -> Document {
    leptos::prelude::document()
}

/// The document's base as an absolute address.
pub fn uri() -> String {
    document().base_uri().ok().flatten().unwrap_or_default()
}

/// The path of the document's base, from the host's root: `/` or `/pods/sillon/`.
pub fn path() -> String {
    let path = Url::new(&uri())
        .map(|url| url.pathname())
        .unwrap_or_default();
    // A base may name a file (`/index.html`): links are relative to its folder.
    path.rfind('/')
        .map_or_else(|| "/".to_owned(), |slash| path[..=slash].to_owned())
}

/// The full path of an address inside the site: `episodes/s2e11/?t=488` becomes `/pods/sillon/episodes/s2e11/?t=488`.
pub fn href(inside: &str) -> String {
    path() + inside
}

/// An address resolved from another; as it is, where it cannot be.
pub fn resolve(address: &str, from: &str) -> String {
    Url::new_with_base(address, from).map_or_else(|_| address.to_owned(), |url| url.href())
}

/// The absolute address that the page's first link of that selector names.
pub fn linked(selector: &str) -> Option<String> {
    let link = document().query_selector(selector).ok().flatten()?;
    Some(resolve(&link.get_attribute("href")?, &uri()))
}

/// The item of an episode, where the page was made beforehand for it and brings it along.
pub fn item(slug: &str) -> Option<String> {
    let selector = ["script[data-slug='", slug, "']"].concat();
    let script = document().query_selector(&selector).ok().flatten()?;
    script.text_content()
}

/// Whether the device has a network, as far as the browser knows: a no is sure.
pub fn is_online() -> bool {
    window().navigator().on_line()
}
