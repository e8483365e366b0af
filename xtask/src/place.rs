//! Places: where the project's files stand, and where a user's cache is.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// The project's root.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// The finished site.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Where a site is put together before it takes the place of the finished one.
pub(crate) fn stage() -> PathBuf {
    root().join("target/stage")
}

/// The project's command, built for release.
pub(crate) fn command() -> PathBuf {
    let command = built().join("release/sillon");
    command.with_extension(env::consts::EXE_EXTENSION)
}

/// The same with the app inside it, to hand on.
pub(crate) fn package() -> PathBuf {
    let package = root().join("target/package/sillon");
    package.with_extension(env::consts::EXE_EXTENSION)
}

/// The site that the command makes of the demo's feed, to be measured.
pub(crate) fn site() -> PathBuf {
    root().join("target/site")
}

/// The module that the linker makes of a program for the finished site.
pub(crate) fn linked(program: &str) -> PathBuf {
    built()
        .join("wasm32-unknown-unknown/web")
        .join(program)
        .with_extension("wasm")
}

/// Where a program of the finished site is worked on.
pub(crate) fn bench(program: &str) -> PathBuf {
    root().join("target/shrink").join(program)
}

/// Where cargo puts what it builds.
fn built() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(target)
}

/// The project's folder among the user's caches; none where neither `XDG_CACHE_HOME` nor a home is set.
pub(crate) fn cache() -> Outcome<PathBuf> {
    let set = |name| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    set("XDG_CACHE_HOME")
        .filter(|path| path.is_absolute())
        .or_else(|| set("LOCALAPPDATA"))
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .map(|caches| caches.join("sillon"))
        .ok_or_else(|| {
            Failure::new("there is no folder for the tools: neither HOME nor XDG_CACHE_HOME is set")
                .remedy("Set XDG_CACHE_HOME to a folder that can be written, and start again.")
        })
}

/// The program of that name on PATH, if it is there.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path)
        .map(|folder| folder.join(&file))
        .find(|file| file.is_file())
}
