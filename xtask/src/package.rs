//! A package: the project's command with the app inside it, one file to hand on.

use std::fs;

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::size::kilobytes;
use crate::{build, place};

/// Builds the app, then the command that carries it, and puts that into `target/package/`.
pub(crate) fn run() -> Outcome {
    build::build("/")?;
    Call::new("cargo")
        .args(["build", "--release", "--bin", "sillon"])
        .remedy("What cargo says above is the cause.")
        .run()?;
    let made = place::command();
    let package = place::package();
    if let Some(folder) = package.parent() {
        fs::create_dir_all(folder).map_err(Failure::at("make", folder))?;
    }
    let bytes = fs::copy(&made, &package).map_err(Failure::at("write", &package))?;
    let size = kilobytes(bytes);
    println!("\n{}: {size} KB, with the app inside it", package.display());
    Ok(())
}
