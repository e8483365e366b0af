//! The system: what its packages bring, such as the browsers, drivers and decoders of the browser tests.

use std::fs;

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::place;

/// A need of the browser tests: Debian's package, and the program in it by which any system shows that it has it.
struct Need {
    package: &'static str,
    program: Option<&'static str>,
}

const fn need(package: &'static str, program: &'static str) -> Need {
    Need {
        package,
        program: Some(program),
    }
}

const fn plugin(package: &'static str) -> Need {
    Need {
        package,
        program: None,
    }
}

const NEEDS: [Need; 11] = [
    need("chromium", "chromium"),
    need("chromium-driver", "chromedriver"),
    need("firefox-esr", "firefox"),
    need("webkit2gtk-driver", "WebKitWebDriver"),
    need("xvfb", "Xvfb"),
    need("pulseaudio", "pulseaudio"),
    plugin("gstreamer1.0-plugins-base"),
    plugin("gstreamer1.0-plugins-good"),
    plugin("gstreamer1.0-plugins-bad"),
    plugin("gstreamer1.0-libav"),
    plugin("gstreamer1.0-pulseaudio"),
];

/// Sees to it that the browsers are there: installs them where it is Debian and root, else says what to do and stops.
pub(crate) fn browsers() -> Outcome {
    if !is_debian() {
        return elsewhere();
    }
    match missing().as_slice() {
        [] => Ok(()),
        packages => install("the browser tests", packages),
    }
}

/// Sees to it that Node and npm are there, in the same way.
pub(crate) fn node() -> Outcome {
    if place::program("node").is_some() && place::program("npm").is_some() {
        return Ok(());
    }
    if is_debian() {
        return install("the page's optimiser", &["nodejs", "npm"]);
    }
    Err(
        Failure::new("the page's optimiser needs Node, and `node` or `npm` is not on PATH").remedy(
            "Install Node 18 or newer and start again; `cargo xtask serve` does without it.",
        ),
    )
}

/// Installs Debian's packages as root; as another user, says how.
fn install(needed_by: &str, packages: &[&str]) -> Outcome {
    let list = packages.join(" ");
    let install = ["install", "--yes", "--no-install-recommends"];
    if !is_root() {
        let install = install.join(" ");
        return Err(Failure::new(format!(
            "{needed_by} needs packages that are not installed: {list}"
        ))
        .remedy(format!(
            "Run: sudo apt-get update && sudo apt-get {install} {list}"
        )));
    }
    println!("Installing {list} (once)");
    apt(&["update", "--quiet"])?;
    apt(&[&install[..], &["--quiet"], packages].concat())
}

fn apt(args: &[&str]) -> Outcome {
    Call::new("apt-get")
        .args(args)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .remedy("Check that the network reaches Debian's packages, then start again.")
        .run()
}

/// The packages that dpkg does not know as installed.
fn missing() -> Vec<&'static str> {
    let installed = |package: &str| {
        let status = Call::new("dpkg-query")
            .args(["--show", "--showformat=${db:Status-Status}", package])
            .read();
        status.is_ok_and(|status| status == "installed")
    };
    NEEDS
        .iter()
        .map(|need| need.package)
        .filter(|package| !installed(package))
        .collect()
}

/// On another system the programs must be there already.
fn elsewhere() -> Outcome {
    let programs = NEEDS.iter().filter_map(|need| need.program);
    let missing: Vec<_> = programs
        .filter(|name| place::program(name).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = NEEDS.iter().map(|need| need.package).collect();
    Err(Failure::new(format!(
        "the browser tests need programs that are not on PATH: {}",
        missing.join(", ")
    ))
    .remedy(format!(
        "Install your system's counterparts of Debian's {}.",
        packages.join(", ")
    )))
}

fn is_debian() -> bool {
    let about = fs::read_to_string("/etc/os-release").unwrap_or_default();
    about.lines().any(|line| line == "ID=debian") && place::program("apt-get").is_some()
}

fn is_root() -> bool {
    Call::new("id")
        .args(["-u"])
        .read()
        .is_ok_and(|id| id.trim() == "0")
}
