//! In the browser: mounts the site. On the host: the `sillon` command.

#[cfg(target_arch = "wasm32")]
fn main() {
    sillon::web::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    sillon::publish::cli::main()
}
