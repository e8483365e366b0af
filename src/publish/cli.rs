//! The `sillon` command line.

use std::process::ExitCode;

/// Runs the command; the exit status is its own.
pub fn main() -> ExitCode {
    let path = std::env::args().nth(2).unwrap_or_default();
    match super::check::check(path.as_ref()) {
        Ok(all) => {
            for one in all {
                println!("{}", serde_json::to_string(&one).unwrap_or_default());
            }
            ExitCode::SUCCESS
        }
        Err(e) => {
            eprintln!("{e}");
            ExitCode::FAILURE
        }
    }
}
