//! The `sillon` command line.

use std::process::ExitCode;

/// Runs the command; the exit status is its own.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
