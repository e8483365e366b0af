//! Pages: an `index.html` for each route, so that any static host answers a reload, and `404.html` for the rest.

use std::fs;
use std::path::{Component, Path};

use crate::failure::{Failure, Outcome};
use crate::tag::tags;

/// Writes the routes' pages into a folder from the home page's HTML, and the last net, which stands on the given base.
///
/// A page without a `<base>` is a failure: it could live at one address only. So is a route that leads out of the folder.
pub(crate) fn write(folder: &Path, home: &str, routes: &[String], base: &str) -> Outcome {
    for route in routes {
        if !stays_inside(route) {
            return Err(
                Failure::new(format!("the route `{route}` leads out of the site"))
                    .remedy("Mend the slug in the feed."),
            );
        }
        let page = folder.join(route).join("index.html");
        if let Some(parent) = page.parent() {
            fs::create_dir_all(parent).map_err(Failure::at("make", parent))?;
        }
        put(&page, &rebased(home, &up(route))?)?;
    }
    put(&folder.join("404.html"), &rebased(home, base)?)
}

fn put(path: &Path, html: &str) -> Outcome {
    fs::write(path, html).map_err(Failure::at("write", path))
}

fn stays_inside(route: &str) -> bool {
    let mut parts = Path::new(route).components();
    parts.all(|part| matches!(part, Component::Normal(_)))
}

/// The way from a route's folder up to the site's root.
fn up(route: &str) -> String {
    match route.split('/').filter(|part| !part.is_empty()).count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// The page, standing on another base.
fn rebased(html: &str, base: &str) -> Outcome<String> {
    let tag = tags(html)
        .into_iter()
        .find(|tag| tag.name == "base")
        .ok_or_else(|| {
            Failure::new("the built page has no <base>")
                .remedy("Put `<base data-trunk-public-url>` first in the head of index.html.")
        })?;
    let mut page = html.to_owned();
    page.replace_range(tag.span, &format!(r#"<base href="{base}">"#));
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_stands_on_the_sites_root() {
        assert_eq!(up(""), "./");
        assert_eq!(up("episodes/s2e11/"), "../../");
    }

    #[test]
    fn a_route_that_leads_out_of_the_site_is_refused() {
        assert!(stays_inside("") && stays_inside("episodes/été/"));
        for route in ["../a/", "episodes/../../a/", "/a/", "episodes/.."] {
            assert!(!stays_inside(route), "{route}");
        }
    }

    #[test]
    fn only_the_base_changes() {
        let page = rebased(r#"<meta charset="utf-8"><base href="./" /><p>"#, "../../").ok();
        assert_eq!(
            page.as_deref(),
            Some(r#"<meta charset="utf-8"><base href="../../"><p>"#)
        );
    }

    #[test]
    fn a_page_without_a_base_is_refused() {
        assert!(rebased("<!-- <base> --><p>", "./").is_err());
    }
}
