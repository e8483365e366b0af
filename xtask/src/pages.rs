//! Pages: an `index.html` for each route, so that any static host answers a reload, and `404.html` for the rest.

use std::fs;
use std::path::{Component, Path};

use sillon::publish::pages::{Shell, up};
use sillon::publish::policy::Policy;

use crate::failure::{Failure, Outcome};

/// Writes the routes' pages into a folder from the home page's HTML, all under a policy, and the last net, which stands on the given
/// base.
///
/// A page that is no shell is a failure: without a `<base>`, it could live at one address only. So is a route that leads out of the folder.
pub(crate) fn write(
    folder: &Path,
    home: &str,
    routes: &[String],
    base: &str,
    policy: Policy,
) -> Outcome {
    let shell = Shell::of(home).map_err(|error| Failure::new(error.to_string()))?;
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
        put(&page, &shell.rebased(&up(route), policy))?;
    }
    put(&folder.join("404.html"), &shell.rebased(base, policy))
}

fn put(path: &Path, html: &str) -> Outcome {
    fs::write(path, html).map_err(Failure::at("write", path))
}

fn stays_inside(route: &str) -> bool {
    let mut parts = Path::new(route).components();
    parts.all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_that_leads_out_of_the_site_is_refused() {
        assert!(stays_inside("") && stays_inside("episodes/été/"));
        for route in ["../a/", "episodes/../../a/", "/a/", "episodes/.."] {
            assert!(!stays_inside(route), "{route}");
        }
    }
}
