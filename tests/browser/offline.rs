//! Offline: a site that was visited opens without a network, and each of its versions is whole.

use crate::faults::Fault;
use crate::line::Line;
use crate::listener::Listener;
use crate::publisher::{Publisher, demonstration};
use crate::selectors::{
    ALERT, EPISODE, EPISODE_TITLE, ERASE, ERASE_NOW, HEADING, KEPT, NOTES_ITEM,
};
use crate::server::Site;
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        a_visited_episode_opens_without_a_network,
        an_episode_that_came_within_its_page_opens_from_any_other,
        a_new_version_takes_over_on_the_next_visit_and_so_does_the_one_before_it,
        a_worker_is_switched_off_by_another_build,
    ]);
    journeys.extend(journeys![CHROMIUM;
        a_first_visit_fetches_nothing_twice_for_the_worker,
        the_last_feed_serves_where_its_host_fails,
        a_version_of_which_a_file_is_missing_is_not_taken,
        a_site_under_a_path_keeps_to_it,
        a_file_of_the_publishers_switches_a_worker_off,
        what_the_worker_keeps_is_told_and_cleared,
    ]);
    journeys
}

/// What the caches of the site have, `CACHE PATH` each.
pub(crate) fn cached(listener: &Listener) -> Vec<String> {
    let _: () = listener.asks(
        "window.__cached = null;
        (async () => {
            const all = [];
            for (const name of await caches.keys()) {
                for (const { url } of await (await caches.open(name)).keys()) all.push(`${name} ${url.slice(location.origin.length)}`);
            }
            window.__cached = all;
        })();",
        &[],
    );
    listener.waits("the caches", || {
        let all: Option<Vec<String>> = listener.asks("return window.__cached", &[]);
        all.ok_or_else(|| "they are being read".to_owned())
    })
}

/// Waits until the worker answers the page, and has kept a path of the site.
#[track_caller]
pub(crate) fn is_kept(listener: &Listener, path: &str) {
    listener.waits("a worker", || {
        let script = "return !!navigator.serviceWorker.controller";
        let is_there: bool = listener.asks(script, &[]);
        is_there.then_some(()).ok_or_else(|| "none".to_owned())
    });
    listener.waits(&format!("{path} to be kept"), || {
        let all = cached(listener);
        let is_kept = all.iter().any(|it| it.ends_with(&format!("/{path}")));
        is_kept.then_some(()).ok_or_else(|| format!("{all:?}"))
    });
}

fn a_visited_episode_opens_without_a_network(listener: &Listener) {
    listener.site.has_its_worker();
    listener.opens("episodes/s2e11/");
    is_kept(listener, "feed.json");
    listener.site.loses(Line::Cut);
    // Not by the driver's refresh, by which Firefox goes past workers.
    listener.opens("episodes/s2e11/");
    listener.sees_in(HEADING, "Clément Pellegrini");
    assert_eq!(listener.reads(NOTES_ITEM).len(), 15);
    for path in ["", "topics/audio/", "device/"] {
        listener.opens(path);
        listener.sees_no(ALERT);
    }
    listener.site.mend();
    listener.opens("");
    listener.sees(EPISODE);
}

fn an_episode_that_came_within_its_page_opens_from_any_other(listener: &Listener) {
    let publisher = Publisher::new();
    publisher.builds(&demonstration());
    let site = publisher.serves();
    listener.forgives_asking_outside();
    listener.opens_address(&site.url("episodes/s2e11/?t=488"));
    is_kept(listener, "episodes/s2e11/");
    is_kept(listener, "feed.json");
    assert_eq!(site.asked("episodes/s2e11.json"), []);
    site.loses(Line::Cut);
    listener.opens_address(&site.url(""));
    listener.presses_text(EPISODE_TITLE, "Clément Pellegrini");
    listener.sees(NOTES_ITEM);
    assert_eq!(listener.reads(NOTES_ITEM).len(), 15);
    listener.opens_address(&site.url("episodes/s2e11/"));
    listener.sees(NOTES_ITEM);
    // What was not visited is not there, and says so.
    listener.opens_address(&site.url("episodes/s1e1/"));
    listener.sees(ALERT);
    listener.forgives_broken_sound();
}

/// The version of the worker that the site has now.
fn version(site: &Site) -> String {
    let worker = site.text_of("sw.js");
    let list = worker.lines().next().unwrap_or_default();
    let version = list.split("\"version\":\"").nth(1).expect("a version");
    version[..16].to_owned()
}

/// Waits until one version alone is kept.
#[track_caller]
fn only_keeps(listener: &Listener, version: &str) {
    listener.waits(&format!("{version} alone to be kept"), || {
        let mut all: Vec<String> = cached(listener);
        all.retain(|it| it.contains(" app "));
        let is_so = !all.is_empty() && all.iter().all(|it| it.contains(version));
        is_so.then_some(()).ok_or_else(|| format!("{all:?}"))
    });
}

/// The colour that a page is in: as its sheet has it, or the app.
fn colour(listener: &Listener) -> String {
    listener.sees("main h1");
    let script = "return [...document.styleSheets].map(it => it.href).join() + ' '
        + getComputedStyle(document.querySelector('main h1')).getPropertyValue('--leaf')";
    listener.asks(script, &[])
}

fn a_new_version_takes_over_on_the_next_visit_and_so_does_the_one_before_it(listener: &Listener) {
    listener.forgives_asking_outside();
    let publisher = Publisher::new();
    let first = demonstration();
    let second = first.replacen("#1f6b40", "#7d2e6b", 1);
    assert_ne!(first, second);
    publisher.builds(&first);
    let site = publisher.serves();
    let page = site.url("episodes/s2e11/");
    listener.opens_address(&page);
    is_kept(listener, "kept/page");
    let (before, green) = (version(&site), colour(listener));
    only_keeps(listener, &before);

    let mut last = before.clone();
    for (feed, is_new) in [(&second, true), (&first, false)] {
        publisher.builds(feed);
        let now = version(&site);
        assert!(now != last && is_new == (now != before));
        // A page is of one version, whatever the worker is of.
        listener.opens_address(&page);
        assert_eq!(colour(listener) != green, is_new, "{}", colour(listener));
        listener.waits("the next version to be kept", || {
            let all = cached(listener);
            let there = all
                .iter()
                .any(|it| it.contains(&now) && it.ends_with("kept/page"));
            there.then_some(()).ok_or_else(|| format!("{all:?}"))
        });
        // It waits, for a page of the last one may be open.
        assert!(cached(listener).iter().any(|it| it.contains(&last)));
        listener.goes_nowhere();
        std::thread::sleep(std::time::Duration::from_millis(600));
        listener.opens_address(&page);
        only_keeps(listener, &now);
        site.loses(Line::Cut);
        listener.opens_address(&page);
        assert_eq!(colour(listener) != green, is_new, "{}", colour(listener));
        listener.sees(NOTES_ITEM);
        assert_eq!(listener.reads(NOTES_ITEM).len(), 15);
        site.mend();
        last = now;
    }
}

/// Nothing is kept any more, and nobody would.
#[track_caller]
fn is_switched_off(listener: &Listener) {
    listener.waits("the worker to be gone", || {
        let _: () = listener.asks(
            "navigator.serviceWorker.getRegistrations().then(all => window.__workers = all.length)",
            &[],
        );
        let workers: Option<usize> = listener.asks("return window.__workers ?? null", &[]);
        let all = cached(listener);
        let is_off = workers == Some(0) && all.is_empty();
        is_off
            .then_some(())
            .ok_or_else(|| format!("{workers:?} {all:?}"))
    });
}

fn a_worker_is_switched_off_by_another_build(listener: &Listener) {
    listener.forgives_asking_outside();
    let mut publisher = Publisher::new();
    publisher.builds(&demonstration());
    let site = publisher.serves();
    listener.opens_address(&site.url(""));
    is_kept(listener, "kept/page");
    publisher.worker = false;
    publisher.builds(&demonstration());
    listener.opens_address(&site.url(""));
    is_switched_off(listener);
    // And nothing comes back.
    listener.opens_address(&site.url(""));
    listener.sees(EPISODE);
    is_switched_off(listener);
}

fn a_file_of_the_publishers_switches_a_worker_off(listener: &Listener) {
    listener.site.has_its_worker();
    listener.opens("");
    is_kept(listener, "kept/page");
    // The very file that README gives.
    let readme = include_str!("../../README.md");
    let start = readme.find("    // sw.js").expect("README's file");
    let file: Vec<&str> = readme[start..]
        .lines()
        .take_while(|line| line.starts_with("    "))
        .collect();
    let (kind, body) = ("text/javascript", file.join("\n"));
    listener.site.fault("sw.js", Fault::Instead { kind, body });
    // The page is of a build that has a worker still, and asks for it.
    listener.opens("");
    is_switched_off(listener);
}

fn a_first_visit_fetches_nothing_twice_for_the_worker(listener: &Listener) {
    listener.site.has_its_worker();
    listener.opens("episodes/s2e11/");
    is_kept(listener, "feed.json");
    is_kept(listener, "kept/page");
    let asked: Vec<String> = listener
        .site
        .asked("")
        .into_iter()
        .map(|it| it.path)
        .collect();
    // Chromium fetches the icon for the tab, and again for the manifest.
    for path in asked.iter().filter(|it| *it != "icon.svg") {
        let times = asked.iter().filter(|it| *it == path).count();
        assert_eq!(times, 1, "{path} of {asked:?}");
    }
    assert!(asked.len() <= 10, "{asked:?}");
}

fn the_last_feed_serves_where_its_host_fails(listener: &Listener) {
    listener.site.has_its_worker();
    listener.opens("");
    is_kept(listener, "feed.json");
    // What is not there any more is told.
    listener.site.fault("feed.json", Fault::Status(404));
    listener.opens("");
    listener.sees_in(ALERT, "404");
    listener.site.mend();
    // The silent one comes last: a browser lets another request for the same file wait for it.
    for fault in [
        Fault::Status(500),
        Fault::Instead {
            kind: "text/html",
            body: "<p>Log in".to_owned(),
        },
        Fault::Hang,
    ] {
        listener.site.fault("feed.json", fault);
        listener.opens("");
        listener.sees(EPISODE);
        listener.site.mend();
    }
}

fn a_version_of_which_a_file_is_missing_is_not_taken(listener: &Listener) {
    listener.site.has_its_worker();
    listener.opens("episodes/s2e11/");
    is_kept(listener, "feed.json");
    is_kept(listener, "kept/page");
    let worker = listener.site.text_of("sw.js");
    let torn = worker.replacen("\"files\":{", "\"files\":{\"sillon-0123456789abcdef.css\":\"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\",", 1);
    let torn = torn.replacen("\"version\":\"", "\"version\":\"0", 1);
    let (kind, body) = ("text/javascript", torn);
    listener.site.fault("sw.js", Fault::Instead { kind, body });
    listener.opens("episodes/s2e11/");
    listener.waits("its file to be asked for", || {
        let asked = listener.site.asked("sillon-0123456789abcdef.css");
        (!asked.is_empty())
            .then_some(())
            .ok_or_else(|| "not yet".to_owned())
    });
    listener.goes_nowhere();
    listener.site.loses(Line::Cut);
    listener.opens("episodes/s2e11/");
    assert_eq!(listener.reads(NOTES_ITEM).len(), 15);
}

fn a_site_under_a_path_keeps_to_it(listener: &Listener) {
    listener.site.has_its_worker();
    listener.site.mount("/pods/sillon/");
    listener.opens("episodes/s2e11/");
    is_kept(listener, "pods/sillon/feed.json");
    // What another site on the same host keeps is not ours to take away.
    let _: () = listener.asks(
        "caches.open('sillon /pods/ data').then(it => it.put('/pods/other', new Response('x')))",
        &[],
    );
    is_kept(listener, "pods/other");
    let all = cached(listener);
    let ours = |it: &&String| it.starts_with("sillon /pods/sillon/ ");
    assert_eq!(all.iter().filter(ours).count(), all.len() - 1, "{all:?}");
    listener.site.loses(Line::Cut);
    listener.reloads();
    assert_eq!(listener.reads(NOTES_ITEM).len(), 15);
    listener.opens("topics/audio/");
    listener.sees_no(ALERT);
    listener.site.mend();
    listener.opens("device/");
    listener.presses_text(ERASE, "Tout effacer");
    listener.presses_text(ERASE_NOW, "Effacer");
    listener.sees_in("main [role=status]", "C’est effacé");
    assert_eq!(cached(listener), ["sillon /pods/ data /pods/other"]);
}

fn what_the_worker_keeps_is_told_and_cleared(listener: &Listener) {
    listener.site.has_its_worker();
    listener.opens("episodes/s2e11/");
    is_kept(listener, "feed.json");
    is_kept(listener, "kept/page");
    listener.opens("device/");
    let count = cached(listener).len();
    let told = listener.waits("what is kept to be told", || {
        let told = listener.reads(KEPT).pop().unwrap_or_default();
        let is_told = told.contains("élément");
        is_told.then_some(told.clone()).ok_or(told)
    });
    let items: usize = told
        .split(|it: char| !it.is_ascii_digit())
        .find_map(|it| it.parse().ok())
        .expect("a count");
    assert!(items.abs_diff(count) <= 3, "{told}, {count} in the caches");
    listener.presses_text(ERASE, "Tout effacer");
    listener.presses_text(ERASE_NOW, "Effacer");
    listener.sees_in("main [role=status]", "C’est effacé");
    assert_eq!(cached(listener), [""; 0]);
    // The next visit keeps the site anew.
    listener.opens("");
    is_kept(listener, "kept/page");
    listener.site.loses(Line::Cut);
    listener.reloads();
    listener.sees(EPISODE);
}
