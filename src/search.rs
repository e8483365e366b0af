//! In a worker of the browser: searches, for the page that started it.

#[cfg(target_arch = "wasm32")]
fn main() {
    sillon::web::work();
}

/// On the host there is nobody to search for: `sillon` does all there is to do.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
