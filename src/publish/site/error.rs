//! Why a site cannot be built, with the way out.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::publish::gather::LoadError;
use crate::publish::pages::ShellError;
use crate::publish::topics::TopicsError;

/// Why a site cannot be built.
#[derive(Debug)]
pub enum SiteError {
    /// There is no feed to build it of.
    Feed(LoadError),
    /// The file of topics cannot be read.
    Topics(TopicsError),
    /// There is no app to put into it.
    NoApp(PathBuf),
    /// The app's page is not as it should be.
    Shell(ShellError),
    /// The folder is not empty, and no site made here.
    Foreign(PathBuf),
    /// Another run is writing the folder.
    Busy(PathBuf),
    /// A file would stand outside the site, or in the place of the list of its files.
    Outside(String),
    /// A file cannot be read or written.
    File(PathBuf, io::Error),
}

impl SiteError {
    /// For what goes wrong with a file.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::File(path, error)
    }
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Feed(error) => error.fmt(f),
            Self::Topics(error) => error.fmt(f),
            Self::NoApp(path) => write!(
                f,
                "this `sillon` carries no app, and there is none in {}. Run `cargo xtask build` first, and install it again for a `sillon` that carries it.",
                path.display()
            ),
            Self::Shell(error) => error.fmt(f),
            Self::Foreign(path) => write!(
                f,
                "{} is not empty and is no site made here: it would be replaced. Name another folder, or say --force.",
                path.display()
            ),
            Self::Busy(path) => write!(
                f,
                "another `sillon build` is writing {}. Wait until it is done.",
                path.display()
            ),
            Self::Outside(path) => write!(
                f,
                "`{path}` would stand outside the site. Mend the slug or address in the feed."
            ),
            Self::File(path, error) => write!(
                f,
                "{}: {error}. The last site is as it was; mend this and start again.",
                path.display()
            ),
        }
    }
}

impl std::error::Error for SiteError {}
