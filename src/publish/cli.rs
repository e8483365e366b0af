//! The `sillon` command line.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use super::check::Check;

/// Turns a podcast's episode feed into a listening site whose notes play.
#[derive(Parser)]
#[command(version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Show the chapters and timestamps that Sillon finds in a feed's notes
    ///
    /// Every episode is listed with its chapters, the timestamps that stand elsewhere in its notes, and warnings where
    /// the notes were read other than they are written: a list that passes the hour without writing it, times that
    /// count frames, a list that runs past the declared duration.
    #[command(after_long_help = EXAMPLES)]
    Check {
        /// A JSON Feed file
        feed: PathBuf,
        /// How to print what was found
        #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
        format: Format,
    },
}

const EXAMPLES: &str = "\
Examples:
  sillon check public/feed.json
  sillon check public/feed.json --format json | jq 'select(.warnings != [])'

The exit status is 0 when the feed could be read, whatever was found in it, else 1.";

/// How to print.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// A page to read
    #[default]
    Text,
    /// One JSON object an episode, a line each: id, title, duration, chapters (start, end, title), timestamps (text,
    /// seconds, end, line) and warnings (code, message)
    Json,
}

/// Runs the command; the exit status is its own.
pub fn main() -> ExitCode {
    let Command::Check { feed, format } = Cli::parse().command;
    let printed = match Check::of(&feed) {
        Ok(check) => match format {
            Format::Text => check.to_string(),
            Format::Json => check.json(),
        },
        Err(error) => {
            eprintln!("sillon: {error}");
            return ExitCode::FAILURE;
        }
    };
    // Whoever reads may have read enough: `sillon check … | head`.
    match io::stdout().write_all(printed.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("sillon: what was found cannot be printed: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}
