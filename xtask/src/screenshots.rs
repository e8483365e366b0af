//! Screenshots: pictures of the built site's pages, and the ones that README shows put where it shows them.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::{build, place, test};

/// Builds the site, takes all pictures into `target/screenshots/`, and renews README's.
pub(crate) fn run() -> Outcome {
    let folder = place::root().join("target/screenshots");
    test::set_up()?;
    build::build("/")?;
    test::browsers(&[])
        .env("SILLON_SCREENSHOTS", &folder)
        .run()?;
    let readme = place::root().join("README.md");
    let text = fs::read_to_string(&readme).map_err(Failure::at("read", &readme))?;
    for picture in pictures(&text) {
        renew(picture, &folder)?;
    }
    Ok(())
}

/// Puts the new picture of that name in the old one's place.
fn renew(picture: &str, folder: &Path) -> Outcome {
    let to = place::root().join(picture);
    let from = folder.join(to.file_name().unwrap_or_default());
    if !from.is_file() {
        return Err(Failure::new(format!(
            "README shows {picture}, and no such picture was taken"
        ))
        .remedy(format!("Choose one of those in {}.", folder.display())));
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(Failure::at("make", parent))?;
    }
    fs::copy(&from, &to).map_err(Failure::at("write", &to))?;
    println!("{picture} is renewed");
    Ok(())
}

/// The project's own pictures that a Markdown text shows: `![words](path.png)`.
fn pictures(markdown: &str) -> Vec<&str> {
    let shown = markdown.split("![").skip(1).filter_map(|rest| {
        let (_, rest) = rest.split_once("](")?;
        Some(rest.split_once(')')?.0)
    });
    shown
        .filter(|path| path.ends_with(".png") && !path.contains(':'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readmes_own_pictures_are_found() {
        let text = "# A\n![A page](a/b-360.png) [not](c.png)\n![x](https://example.org/d.png)\n![cut](e.png";
        assert_eq!(pictures(text), ["a/b-360.png"]);
    }
}
