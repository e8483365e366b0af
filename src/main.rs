//! In the browser: mounts the site. On the host: the `sillon` command.

#[cfg(target_arch = "wasm32")]
fn main() {
    sillon::web::mount();
}

/// Notes are many small texts, made and let go by all processors at once: with the system's allocator a tenth of a build is its.
#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    sillon::publish::cli::main()
}
