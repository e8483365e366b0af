//! The `sillon` command line.

mod manual;
mod show;

use std::error::Error;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use anstyle::AnsiColor;
use clap::{Args, Parser, Subcommand, ValueEnum};
use url::Url;

use super::catalogue::Catalogue;
use super::check::Check;
use super::fetch::{Fetcher, Patience, Source, usual_cache};
use super::index;
use super::progress::{Progress, Quiet};
use super::search::{self, Search};
use super::serve::serve;
use super::site::{self, Options};
use super::starter;
use crate::domain::date::Date;
use show::Shown;

/// Turns a podcast's episode feed into a listening site whose notes play.
#[derive(Parser)]
#[command(version, about, arg_required_else_help = true, after_long_help = manual::SILLON)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build a listening site from a feed
    #[command(after_long_help = manual::BUILD)]
    Build(Build),
    /// Write a feed to begin with, for a podcast without RSS
    ///
    /// It explains itself, key by key. Put the sound beside it, check it, and build the site from it.
    New {
        /// The file to write; one that is there is never written over
        #[arg(default_value = "feed.json")]
        feed: PathBuf,
        /// The podcast's title
        #[arg(long, default_value = "My podcast")]
        title: String,
        /// The language it is in: en, fr, de, pt-BR
        #[arg(long, default_value = "en", value_name = "TAG")]
        language: String,
    },
    /// Serve a site on this machine, to look at it
    ///
    /// It is served to this machine alone, as a good host would: from the middle of files too (Range), packed where it is packed, with
    /// the site's own headers, and a plain 404 for what is missing.
    Serve {
        /// The folder that `sillon build` wrote
        folder: PathBuf,
        /// The port; 0 for any that is free
        #[arg(long, default_value_t = 4080, value_name = "N")]
        port: u16,
    },
    /// Show the chapters and timestamps that Sillon finds in a feed's notes
    ///
    /// Every episode is listed with its chapters, the timestamps that stand elsewhere in its notes, and what is wrong or
    /// doubtful: times out of order or past the end, times that count frames, a link that leads to another second than it
    /// says or nowhere at all, a missing duration, an MP3 that browsers cannot seek in.
    #[command(after_long_help = manual::CHECK)]
    Check {
        /// A feed (RSS, Atom or JSON Feed): its path or address
        feed: String,
        /// Ask for each sound, and for chapters and transcripts on the web, too
        #[arg(long)]
        online: bool,
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
        /// A feed: its path or address
        feed: String,
        /// The folder to write it into
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Show what listeners will find
    ///
    /// Each episode that is found is shown with its best moment: the second, the chapter or the line. Words may be mistyped, in
    /// another form, or unfinished; where no episode has them all, those are shown that have the most of them.
    #[command(after_long_help = manual::SEARCH)]
    Search {
        /// A feed, or the folder of an index whose feed is still where it was
        #[arg(value_name = "DIR-OR-FEED")]
        from: String,
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

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page to read
    #[default]
    Text,
    /// One JSON object an episode or a query, a line each
    Json,
}

/// How `sillon build` is called.
#[derive(Args)]
struct Build {
    /// A feed (RSS, Atom or JSON Feed): its path or address
    feed: String,
    /// The folder to write the site into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The address that the site will have, for links, cards and the map of the site
    #[arg(long, value_name = "URL", value_parser = site_address)]
    url: Option<Url>,
    /// The file of topics
    #[arg(long, value_name = "FILE")]
    topics: Option<PathBuf>,
    /// A style sheet of your own, which has the last word
    #[arg(long, value_name = "FILE")]
    theme: Option<PathBuf>,
    /// The folder of the app, where it is not the one that this sillon carries
    #[arg(long, value_name = "DIR", hide_short_help = true)]
    app: Option<PathBuf>,
    /// Write no packed forms (.br and .gz) of files
    #[arg(long)]
    no_compression: bool,
    /// Draw no cards to share
    #[arg(long)]
    no_cards: bool,
    /// Keep nothing of the site on devices, and have browsers drop what an earlier build had them keep
    #[arg(long)]
    no_worker: bool,
    /// Replace the folder even where it is no site made here
    #[arg(long)]
    force: bool,
    /// The folder where what was fetched is kept; the user's own cache, where it is not said
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Say nothing but what went wrong
    #[arg(long, short)]
    quiet: bool,
    /// Name all that was mended, not just the first
    #[arg(long, short)]
    verbose: bool,
}

/// An address that paths can stand on.
fn site_address(text: &str) -> Result<Url, String> {
    let told = "expected an address such as https://listen.example.org/podcast/";
    let mut url = Url::parse(text).map_err(|error| format!("{told}: {error}"))?;
    if !matches!(url.scheme(), "http" | "https")
        || url.query().is_some()
        || url.fragment().is_some()
    {
        return Err(told.to_owned());
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(url)
}

/// Runs the command; the exit status is its own.
pub fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            let red = AnsiColor::Red.on_default().bold();
            anstream::eprintln!("{red}sillon:{red:#} {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Box<dyn Error>> {
    match command {
        Command::Build(build) => return build.run(),
        Command::New {
            feed,
            title,
            language,
        } => {
            let now = SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default();
            let today = Date::at(now.as_secs() as i64);
            let text = starter::feed(&title, &language, today);
            let mut file = File::create_new(&feed).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => format!(
                    "{} is there already, and stays as it is. Name another file.",
                    feed.display()
                ),
                _ => format!("{} cannot be written: {error}.", feed.display()),
            })?;
            file.write_all(text.as_bytes())?;
            print(format!(
                "{}: a feed of one episode, which explains itself. Next: sillon check {0}\n",
                feed.display()
            ))?;
        }
        Command::Serve { folder, port } => serve(&folder, port, |address| {
            println!(
                "{} is served at {address} (Ctrl+C ends it)",
                folder.display()
            );
        })?,
        Command::Check {
            feed,
            online,
            format,
        } => {
            let source = Source::of(&feed);
            let fetcher = fetcher(&source, online, usual_cache().as_deref());
            let check = Check::of(&source, &fetcher, online, &Quiet)?;
            print(match format {
                Format::Text => check.to_string(),
                Format::Json => check.json(),
            })?;
            if format == Format::Json {
                check.others().for_each(|it| eprintln!("sillon: {it}"));
            }
            if check.has_errors() {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Index { feed, out } => {
            let source = Source::of(&feed);
            let fetcher = fetcher(&source, false, usual_cache().as_deref());
            let mut catalogue = Catalogue::read(&source, fetcher)?;
            let written = index::write(&mut catalogue, &out.join(index::ROOT))?;
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
            ))?;
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
            let source = Source::of(&from);
            let fetcher = fetcher(&source, false, usual_cache().as_deref());
            let mut search = Search::of(&source, fetcher)?;
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
        }
    }
    Ok(ExitCode::SUCCESS)
}

impl Build {
    fn run(self) -> Result<ExitCode, Box<dyn Error>> {
        let shown = Shown::new(self.quiet);
        let progress: &dyn Progress = &shown;
        let cache = self.cache.or_else(usual_cache);
        let fetcher = Fetcher::new(cache.as_deref(), Patience::default());
        let options = Options {
            feed: Source::of(&self.feed),
            out: self.out,
            url: self.url,
            topics: self.topics,
            theme: self.theme,
            app: self.app,
            packs: !self.no_compression,
            worker: !self.no_worker,
            cards: !self.no_cards,
            force: self.force,
        };
        // This thread is one of those that share the work. Each keeps memory of its own: one less takes a seventh off.
        let threads = rayon::ThreadPoolBuilder::new().use_current_thread();
        let _ = threads.build_global();
        let built = site::build(&options, &fetcher, progress);
        shown.end();
        let built = built?;
        fetcher.prune();
        if !self.quiet {
            print(show::summary(&built, &options, self.verbose))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// What reads a feed: a feed that is here leads to the web only where that is wanted.
fn fetcher(source: &Source, online: bool, cache: Option<&Path>) -> Fetcher {
    match source {
        Source::File(_) if !online => Fetcher::offline(),
        _ => Fetcher::new(cache, Patience::default()),
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
