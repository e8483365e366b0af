//! Trunk: the program that makes the page, called alike for serving and for building.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::call::Call;
use crate::tools::Folders;

/// A call of trunk: a command of its own, and options.
pub(crate) fn call(words: &[&str], tools: &Folders) -> Call {
    let call = Call::new("trunk")
        .args(words)
        .args(["--offline", "--locked", "--skip-version-check"])
        // Trunk takes a `NO_COLOR=1` for an unknown value and stops.
        .without("NO_COLOR")
        .without("RUST_BACKTRACE")
        .path(tools);
    // For a release alone: cargo compiles all anew when its options change.
    match words.contains(&"--release") {
        true => call.env("CARGO_ENCODED_RUSTFLAGS", options(cargo_home())),
        false => call,
    }
}

/// The compiler's options: the linker's notes are for who shrinks the module, and the builder's home is left out of the
/// site, for panics name the file they are in.
fn options(home: Option<PathBuf>) -> OsString {
    let mut options = OsString::from("-Clink-arg=--emit-relocs");
    if let Some(home) = home {
        options.push("\x1f--remap-path-prefix=");
        options.push(home.join("registry").join("src"));
        options.push("=/deps");
    }
    options
}

/// Where cargo keeps the sources of what the page is made of.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    let set = |name| env::var_os(name).filter(|path| !path.is_empty());
    let home = || set("HOME").or_else(|| set("USERPROFILE"));
    set("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| home().map(|home| PathBuf::from(home).join(".cargo")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_builders_home_is_left_out() {
        assert_eq!(
            options(Some("/home/ada/.cargo".into())),
            "-Clink-arg=--emit-relocs\x1f--remap-path-prefix=/home/ada/.cargo/registry/src=/deps"
        );
    }
}
