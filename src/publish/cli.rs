//! The `sillon` command line.

use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use super::catalogue::Catalogue;
use super::check::Check;
use super::index;
use super::search::{self, Search};

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
    /// Make a search index of a feed, for the site to fetch part by part
    ///
    /// Every episode's title, guests, topics, chapters and notes are in it, and its transcript where that is a file beside
    /// the feed. The folder is to be served with the site, and named by the feed: `"_sillon": { "search":
    /// "search/index.bin" }`. Make it again when the feed has changed.
    Index {
        /// A JSON Feed file
        feed: PathBuf,
        /// The folder to write it into
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Show what listeners will find
    ///
    /// Each episode that is found is shown with its best moment: the second, the chapter or the line. Words may be mistyped, in
    /// another form, or unfinished; where no episode has them all, those are shown that have the most of them.
    #[command(after_long_help = SEARCHES)]
    Search {
        /// A JSON Feed file, or the folder of an index whose feed is still where it was
        #[arg(value_name = "DIR-OR-FEED")]
        from: PathBuf,
        /// What to look for, as listeners type it: words, "a phrase", topic:name, and after `--` or within quotation marks
        /// -without
        query: Vec<String>,
        /// A file of queries, a line each: as text, or as JSON with the key `query`
        #[arg(long, value_name = "FILE")]
        queries: Option<PathBuf>,
        /// How many episodes to show of each
        #[arg(long, default_value_t = 10, value_name = "N")]
        limit: usize,
        /// How to print what was found
        #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
        format: Format,
    },
}

const EXAMPLES: &str = "\
Examples:
  sillon check public/feed.json
  sillon check public/feed.json --format json | jq 'select(.warnings != [])'

As JSON, a line an episode: id, title, duration, chapters (start, end, title), timestamps (text, seconds, end, line) and
warnings (code, message).

The exit status is 0 when the feed could be read, whatever was found in it, else 1.";

const SEARCHES: &str = "\
Examples:
  sillon search public/feed.json nucléaire
  sillon search public/feed.json 'centre \"de données\" -bitcoin topic:énergie'
  sillon search site/search --queries asked.txt --limit 3 --format json

As JSON, a line a query: query, micros (what finding and ranking took), whole (whether all words are there), episodes (how
many), did_you_mean where nothing is found, and hits: episode (its id), seconds (null where no moment is named), title,
moment (the chapter's title), excerpt, score.";

/// How to print.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// A page to read
    #[default]
    Text,
    /// One JSON object an episode or a query, a line each
    Json,
}

/// Runs the command; the exit status is its own.
pub fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sillon: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Box<dyn Error>> {
    match command {
        Command::Check { feed, format } => {
            let check = Check::of(&feed)?;
            print(match format {
                Format::Text => check.to_string(),
                Format::Json => check.json(),
            })
        }
        Command::Index { feed, out } => {
            let mut catalogue = Catalogue::read(&feed)?;
            let written = index::write(&mut catalogue, &feed, &out.join(index::ROOT))?;
            catalogue
                .troubles
                .iter()
                .for_each(|it| eprintln!("sillon: {it}"));
            print(format!(
                "{}: {} episodes in {} files, {:.1} KB\n",
                out.display(),
                written.episodes,
                written.files,
                written.bytes as f64 / 1000.0
            ))
        }
        Command::Search {
            from,
            query,
            queries,
            limit,
            format,
        } => {
            let mut all = match &queries {
                Some(path) => search::queries(path)
                    .map_err(|error| format!("{} cannot be read: {error}.", path.display()))?,
                None => Vec::new(),
            };
            if !query.is_empty() || queries.is_none() {
                all.push(query.join(" "));
            }
            let mut search = Search::of(&from)?;
            search
                .troubles()
                .iter()
                .for_each(|it| eprintln!("sillon: {it}"));
            for query in all {
                let found = search.find(&query, limit)?;
                print(match format {
                    Format::Text => found.to_string(),
                    Format::Json => found.json(),
                })?;
            }
            Ok(())
        }
    }
}

fn print(text: String) -> Result<(), Box<dyn Error>> {
    match io::stdout().write_all(text.as_bytes()) {
        // Whoever reads may have read enough: `sillon check … | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(format!("what was found cannot be printed: {error}").into()),
        Ok(()) => Ok(()),
    }
}
