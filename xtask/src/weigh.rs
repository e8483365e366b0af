//! Weighing: what ships to the browser, with each crate's bytes, on a page of its own.

mod account;
mod licences;
mod owner;
mod page;

use std::fs;
use std::path::PathBuf;

use account::Account;
use licences::Licences;
use page::Page;

use crate::failure::{Failure, Outcome};
use crate::{build, place, shrink};

/// The page.
const PAGE: &str = "xtask/SHIPPED.md";

/// Builds the site, prints what each crate takes of its programs, and renews the page that tells it.
pub(crate) fn run() -> Outcome {
    build::build("/")?;
    let page = now()?;
    print!("{}", page.text());
    let path = path();
    fs::write(&path, page.text()).map_err(Failure::at("write", &path))?;
    println!("\n{PAGE} is renewed");
    Ok(())
}

/// Sees to it that the page tells what the built site is made of.
pub(crate) fn held() -> Outcome {
    let path = path();
    let text = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
    match now()?.differs(&text) {
        None => Ok(()),
        Some(what) => Err(Failure::new(format!("{PAGE} is of another site: {what}"))
            .remedy("Run `cargo xtask weigh`, which renews it, and look at what has grown.")),
    }
}

fn path() -> PathBuf {
    place::root().join(PAGE)
}

/// The page of the site as it was built last.
fn now() -> Outcome<Page> {
    let [site, search] = [shrink::SITE, shrink::SEARCH].map(account);
    Ok(Page::of([site?, search?], &Licences::ask()?))
}

fn account(program: &str) -> Outcome<Account> {
    let linked = place::linked(program);
    let bench = place::bench(program);
    let read = |path: PathBuf| fs::read(&path).map_err(Failure::at("read", &path));
    let names = read(bench.join(shrink::NAMES))?;
    let names = String::from_utf8_lossy(&names);
    let names: Vec<_> = names.lines().collect();
    let [light, silent] = [shrink::LIGHT, shrink::SILENT].map(|file| read(bench.join(file)));
    let account = Account::of(&light?, &names, &silent?, &read(linked)?);
    account.ok_or_else(|| {
        Failure::new(format!("{program}: what ships is not what was linked"))
            .remedy("Build anew. If that does not help, compare target/shrink/ with what xtask/src/weigh/account.rs reads.")
    })
}
