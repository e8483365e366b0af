//! Hostile inputs: what somebody could write into a feed to make a site run, load, hide or show what it should not.
//!
//! Each has a name. `{run}` in one stands for a script that tells of itself: it sets `pwned` on the top window to that name.
//! `{beacon}` stands for an address that nothing may be loaded from: `hostile-beacon/<name>` under what a test gives, so that a
//! server's log names whoever asked. In a browser test, that is to be another origin than the site's, on a server that the test
//! runs: pictures of the site's own are let into notes.

// Each test uses some of it.
#![allow(dead_code, unused_imports)]

mod bidi;
mod breakout;
mod clobber;
mod elements;
mod events;
mod links;
mod mixer;
mod mutation;
mod size;
mod styles;

pub(crate) use links::address;
pub(crate) use mixer::{Random, mixed};
pub(crate) use size::{Large, megabytes, nestings, runs};

/// What an input tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// A script in an attribute that is run when something happens.
    Event,
    /// An element that runs, loads, sends or moves something.
    Element,
    /// Markup that changes its meaning when it is written and read again, or that two parsers read differently.
    Mutation,
    /// A name that hides one of the page's own.
    Clobber,
    /// A link of a scheme that runs or leaves the web, however that is written.
    Link,
    /// A style, or a sheet of them.
    Style,
    /// Words that end the place they stand in: an attribute, a title, data within a script, a line of a file.
    Breakout,
    /// Signs that turn the direction of what is around them, so that a link reads as another.
    Bidi,
}

/// A hostile input.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// Of lower-case letters, digits and hyphens; no two are alike.
    pub(crate) name: String,
    pub(crate) family: Family,
    written: String,
}

impl Input {
    fn new(family: Family, name: impl Into<String>, written: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            family,
            written: written.into(),
        }
    }

    /// The input, its beacons under an address that ends with a slash.
    pub(crate) fn text(&self, beacons: &str) -> String {
        let run = format!("top.pwned=`{}`", self.name);
        let beacon = format!("{beacons}hostile-beacon/{}", self.name);
        self.written
            .replace("{run}", &run)
            .replace("{beacon}", &beacon)
    }
}

/// The whole catalogue, but for what is hostile by its size alone: see [`large`].
pub(crate) fn all() -> Vec<Input> {
    let listed = [
        (Family::Element, elements::ALL),
        (Family::Mutation, mutation::ALL),
        (Family::Clobber, clobber::ALL),
        (Family::Style, styles::ALL),
        (Family::Breakout, breakout::ALL),
        (Family::Bidi, bidi::ALL),
    ];
    let listed = listed.into_iter().flat_map(|(family, inputs)| {
        let input = move |(name, written): &(&str, &str)| Input::new(family, *name, *written);
        inputs.iter().map(input)
    });
    listed.chain(events::all()).chain(links::all()).collect()
}
