//! The server of the tests is a strict static host, and breaks where it is told to.

use std::time::{Duration, Instant};

use libtest_mimic::{Failed, Trial};

use crate::faults::Fault;
use crate::line::Line;
use crate::processes::SCRATCH;
use crate::server::Site;

/// Trials that need no browser.
pub(crate) fn trials() -> Vec<Trial> {
    macro_rules! trials {
        ($($check:ident),+ $(,)?) => {
            vec![$(Trial::test(concat!("server::", stringify!($check)), || with_site(stringify!($check), $check))),+]
        };
    }
    trials![
        a_file_comes_with_its_type,
        what_is_missing_is_a_404_with_the_page_for_it,
        a_folder_answers_with_its_index,
        a_folder_without_its_slash_leads_to_it_under_the_base,
        outside_the_base_there_is_nothing,
        a_range_is_answered_with_that_range,
        a_host_without_ranges_answers_whole,
        a_cut_off_answer_breaks,
        a_slow_answer_comes_late,
        another_body_can_stand_in,
        what_is_not_there_yet_comes_once_mended,
        a_cut_line_answers_nothing_until_it_is_whole,
    ]
}

fn with_site(name: &str, check: fn(&Site)) -> Result<(), Failed> {
    let folder = SCRATCH.join(name);
    std::fs::create_dir_all(folder.join("episodes/one"))?;
    std::fs::write(folder.join("index.html"), "home")?;
    std::fs::write(folder.join("404.html"), "nothing here")?;
    std::fs::write(folder.join("site.wasm"), "wasm")?;
    std::fs::write(folder.join("sound.mp3"), "0123456789")?;
    std::fs::write(folder.join("episodes/one/index.html"), "one")?;
    let site = Site::serve(&folder)?;
    site.mount("/pods/sillon/");
    check(&site);
    Ok(())
}

struct Got {
    status: u16,
    headers: ureq::http::HeaderMap,
    body: Option<String>,
}

impl Got {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

fn get(url: &str, range: Option<&str>) -> Got {
    let agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .proxy(None)
        .build();
    let mut request = ureq::Agent::from(agent).get(url);
    if let Some(range) = range {
        request = request.header("Range", range);
    }
    let mut response = request.call().expect("an answer");
    let body = response.body_mut().read_to_string().ok();
    Got {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        body,
    }
}

fn a_file_comes_with_its_type(site: &Site) {
    assert_eq!(
        get(&site.url("site.wasm"), None).header("content-type"),
        "application/wasm"
    );
    assert_eq!(
        get(&site.url("sound.mp3"), None).header("content-type"),
        "audio/mpeg"
    );
    assert_eq!(get(&site.url(""), None).body.as_deref(), Some("home"));
}

fn what_is_missing_is_a_404_with_the_page_for_it(site: &Site) {
    for path in [
        "episodes/two/",
        "nowhere",
        "nowhere/at/all.png",
        "sound.mp3/more",
        "../Cargo.toml",
    ] {
        let got = get(&site.url(path), None);
        assert_eq!(
            (got.status, got.body.as_deref()),
            (404, Some("nothing here")),
            "at {path}"
        );
    }
}

fn a_folder_answers_with_its_index(site: &Site) {
    let got = get(&site.url("episodes/one/?t=488"), None);
    assert_eq!((got.status, got.body.as_deref()), (200, Some("one")));
    assert_eq!(site.asked("episodes/")[0].path, "episodes/one/?t=488");
}

fn a_folder_without_its_slash_leads_to_it_under_the_base(site: &Site) {
    let got = get(&site.url("episodes/one"), None);
    assert!((300..400).contains(&got.status), "found {}", got.status);
    assert_eq!(got.header("location"), "/pods/sillon/episodes/one/");
}

fn outside_the_base_there_is_nothing(site: &Site) {
    let root = site.url("").replace("/pods/sillon/", "/");
    let got = get(&format!("{root}index.html"), None);
    assert_eq!((got.status, got.body.as_deref()), (404, Some("")));
}

fn a_range_is_answered_with_that_range(site: &Site) {
    let got = get(&site.url("sound.mp3"), Some("bytes=2-4"));
    assert_eq!((got.status, got.body.as_deref()), (206, Some("234")));
    assert_eq!(got.header("content-range"), "bytes 2-4/10");
    assert_eq!(
        site.asked("sound.mp3")[0].range.as_deref(),
        Some("bytes=2-4")
    );
}

fn a_host_without_ranges_answers_whole(site: &Site) {
    site.fault("*.mp3", Fault::NoRange);
    let got = get(&site.url("sound.mp3"), Some("bytes=2-4"));
    assert_eq!((got.status, got.body.as_deref()), (200, Some("0123456789")));
    assert_eq!(got.header("accept-ranges"), "");
}

fn a_cut_off_answer_breaks(site: &Site) {
    site.fault("sound.mp3", Fault::CutOff(4));
    let got = get(&site.url("sound.mp3"), None);
    assert_eq!(
        (got.status, got.header("content-length"), got.body.as_ref()),
        (200, "10", None)
    );
}

fn a_slow_answer_comes_late(site: &Site) {
    site.fault("sound.mp3", Fault::Slow(Duration::from_millis(200)));
    site.fault("sound.mp3", Fault::Trickle(50));
    let asked = Instant::now();
    let got = get(&site.url("sound.mp3"), None);
    assert_eq!(got.body.as_deref(), Some("0123456789"));
    assert!(
        asked.elapsed() >= Duration::from_millis(400),
        "10 bytes at 50 a second after 0.2 s"
    );
}

fn another_body_can_stand_in(site: &Site) {
    site.fault(
        "*.json",
        Fault::Instead {
            kind: "text/html",
            body: "a page".to_owned(),
        },
    );
    let got = get(&site.url("feed.json"), None);
    assert_eq!(
        (got.status, got.header("content-type"), got.body.as_deref()),
        (200, "text/html", Some("a page"))
    );
    site.mend();
    site.fault("feed.json", Fault::Status(500));
    assert_eq!(get(&site.url("feed.json"), None).status, 500);
}

fn what_is_not_there_yet_comes_once_mended(site: &Site) {
    site.fault("sound.mp3", Fault::Until(4));
    assert_eq!(get(&site.url("index.html"), None).status, 200);
    let asked = Instant::now();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(300));
            site.mend();
        });
        let got = get(&site.url("sound.mp3"), Some("bytes=2-"));
        assert_eq!((got.status, got.body.as_deref()), (206, Some("23456789")));
    });
    assert!(asked.elapsed() >= Duration::from_millis(300));
}

fn a_cut_line_answers_nothing_until_it_is_whole(site: &Site) {
    site.loses(Line::Cut);
    let url = site.url("sound.mp3");
    assert!(ureq::get(&url).call().is_err());
    site.mend();
    assert_eq!(get(&url, None).status, 200);
}
