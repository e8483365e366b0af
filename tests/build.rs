//! `sillon build`, run as publishers run it: what is written, what is kept, and what an interruption leaves.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant, SystemTime};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sillon::domain::date::Date;
use sillon::domain::feed::Feed;
use sillon::domain::search::Index;
use sillon::publish::policy::Policy;

/// A folder with an app, a feed with its sound beside it, and a place for the site.
struct Ground {
    folder: tempfile::TempDir,
}

impl Ground {
    fn new() -> Self {
        let ground = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        // The app's own page, as the build leaves it.
        let shell = include_str!("../index.html")
            .replace("<base data-trunk-public-url />", r#"<base href="./">"#);
        ground.put("app/index.html", &shell);
        ground.put("app/boot.js", &"start();\n".repeat(100));
        ground.put("app/sillon-0123456789abcdef.wasm", &"wasm".repeat(500));
        ground.put("app/sillon-0123456789abcdef.wasm.br", "packed before");
        ground.put("app/sw.js", "self.SITE={\"of\":\"the demo\"};\nrun();\n");
        ground.put("app/icon.svg", include_str!("../public/icon.svg"));
        ground.put("app/feed.json", "the demo's");
        ground.put("audio/un.mp3", "sound");
        ground
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join("publisher").join(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.read(path)).unwrap()
    }

    fn feed(&self, items: &[Value]) {
        let feed = json!({ "title": "Le Sillon", "language": "fr", "items": items });
        self.put("feed.json", &feed.to_string());
    }

    fn command(&self, more: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sillon"));
        command.current_dir(self.at(""));
        command.args(["build", "feed.json", "--out", "site", "--cache", "cache"]);
        if !more.contains(&"--app") {
            command.args(["--app", "app"]);
        }
        command.args(more);
        command
    }

    fn build(&self, more: &[&str]) -> String {
        let Output {
            status,
            stdout,
            stderr,
        } = self.command(more).output().unwrap();
        let (said, troubles) = (
            String::from_utf8(stdout).unwrap(),
            String::from_utf8(stderr).unwrap(),
        );
        assert!(status.success(), "{said}{troubles}");
        said
    }

    fn refused(&self, more: &[&str]) -> String {
        let output = self.command(more).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    }

    /// The site's files, and when each was made.
    fn files(&self) -> BTreeMap<String, SystemTime> {
        let (site, mut files) = (self.at("site"), BTreeMap::new());
        let mut todo = vec![site.clone()];
        while let Some(folder) = todo.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    todo.push(path);
                } else {
                    let made = fs::metadata(&path).unwrap().modified().unwrap();
                    let name = path.strip_prefix(&site).unwrap().to_str().unwrap();
                    files.insert(name.replace('\\', "/"), made);
                }
            }
        }
        files
    }

    /// What stands beside the feed.
    fn names(&self) -> Vec<String> {
        let names = fs::read_dir(self.at("")).unwrap();
        let mut names: Vec<_> = names
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn item(slug: &str, notes: &str) -> Value {
    json!({
        "id": slug, "title": format!("Épisode {slug}"), "summary": "En bref.", "content_html": notes, "tags": ["énergie"],
        "date_published": "2024-05-01T18:30:00+02:00",
        "attachments": [{ "url": format!("https://exemple.fr/{slug}.mp3"), "mime_type": "audio/mpeg", "duration_in_seconds": 600 }],
        "_sillon": { "slug": slug },
    })
}

const LISTED: &str = "<p>Le cuivre.</p><ul><li>0:05 - Un</li><li>1:34 - Deux</li></ul>";
const URL: [&str; 2] = ["--url", "https://exemple.fr/podcast"];

fn two() -> [Value; 2] {
    let mut first = item("un", LISTED);
    first["attachments"][0]["url"] = json!("audio/un.mp3");
    [first, item("deux", "<p>Rien à lire de long.</p>")]
}

#[test]
fn a_feed_becomes_a_whole_site() {
    let ground = Ground::new();
    ground.feed(&two());
    let said = ground.build(&URL);
    assert!(
        said.contains("2 episodes") && said.contains("2 chapters"),
        "{said}"
    );

    // Small where all is read, whole where one is.
    let feed = ground.json("site/feed.json");
    let first = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["id"] == "un")
        .unwrap();
    assert_eq!(first["content_text"], "En bref.");
    assert_eq!(first["_sillon"]["notes"], "episodes/un.json");
    assert_eq!(first["_sillon"]["chapters"][1]["title"], "Deux");
    assert_eq!(ground.json("site/episodes/un.json")["content_html"], LISTED);
    let root = fs::read(
        ground
            .at("site")
            .join(feed["_sillon"]["search"].as_str().unwrap()),
    )
    .unwrap();
    assert_eq!(Index::open(&root).unwrap().feed(), Some("../feed.json"));

    // A page for each route, on its own base.
    for (page, base) in [
        ("", "./"),
        ("episodes/un/", "../../"),
        ("episodes/deux/", "../../"),
        ("topics/energie/", "../../"),
    ] {
        let html = ground.read(&format!("site/{page}index.html"));
        assert!(html.contains(&format!(r#"<base href="{base}">"#)), "{page}");
    }
    assert!(ground.read("site/404.html").contains("Le Sillon"));

    // For other apps, hosts and search engines.
    assert_eq!(
        ground.json("site/chapters/un.json")["chapters"][0]["startTime"],
        5
    );
    assert!(ground.read("site/chapters/un.vtt").starts_with("WEBVTT\n"));
    assert!(!ground.at("site/chapters/deux.json").exists());
    assert!(
        ground
            .read("site/feed.xml")
            .contains("https://exemple.fr/podcast/chapters/un.json")
    );
    assert!(
        ground
            .read("site/sitemap.xml")
            .contains("<loc>https://exemple.fr/podcast/episodes/un/</loc>")
    );
    assert!(
        ground
            .read("site/robots.txt")
            .contains("https://exemple.fr/podcast/sitemap.xml")
    );
    let headers = ground.read("site/_headers");
    let feed = fs::read_to_string(ground.at("site/feed.json")).unwrap();
    let policy = Policy::of(&Feed::parse(&feed, Date::at(i64::MAX)).unwrap());
    for (name, value) in policy.headers() {
        assert!(headers.contains(&format!("  {name}: {value}\n")), "{name}");
    }
    // For hosts that send none, each page says it itself.
    let said = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\"><meta name=\"referrer\" content=\"same-origin\"><base",
        policy.content()
    );
    for page in ["", "episodes/un/", "device/"].map(|route| format!("site/{route}index.html")) {
        assert_eq!(ground.read(&page).matches(&said).count(), 1, "{page}");
    }
    assert_eq!(ground.read("site/404.html").matches(&said).count(), 1);
    assert!(headers.contains(
        "/sillon-0123456789abcdef.wasm\n  Cache-Control: public, max-age=31536000, immutable\n"
    ));
    assert!(headers.contains("/boot.js\n  Cache-Control: no-cache\n"));
    assert!(
        ground
            .read("site/_redirects")
            .contains("/rss /feed.xml 302\n")
    );
    assert_eq!(ground.read("site/audio/un.mp3"), "sound");
    for card in ["cards/un.png", "cards/deux.png", "card.png"] {
        let card = fs::read(ground.at("site").join(card)).unwrap();
        assert!(
            card.starts_with(b"\x89PNG") && card.len() <= 40_000,
            "{}",
            card.len()
        );
    }
    ground.build(&[&URL[..], &["--no-cards"]].concat());
    assert!(!ground.at("site/cards").exists() && !ground.at("site/card.png").exists());
}

/// The list that a worker begins with.
fn list(worker: &str) -> Value {
    let line = worker.lines().next().unwrap();
    let list = line.strip_prefix("self.SITE=").unwrap();
    serde_json::from_str(list.trim_end_matches(';')).unwrap()
}

#[test]
fn a_site_is_installed_by_its_own_manifest_icons_and_worker() {
    let ground = Ground::new();
    let page = include_str!("../index.html")
        .replace("<base data-trunk-public-url />", r#"<base href="./">"#)
        .replace("languages/*.txt", "sillon-*-0123456789abcdef.txt")
        .replace("</head>", r#"<link rel="program" href="sillon-0123456789abcdef.wasm"><link rel="serviceworker" href="sw.js"><link rel="keeper" href="keep.js"><script type="module" src="boot.js"></script></head>"#);
    ground.put("app/index.html", &page);
    for tag in ["en", "fr"] {
        ground.put(&format!("app/sillon-{tag}-0123456789abcdef.txt"), tag);
    }
    ground.feed(&two());
    ground.build(&[]);
    let manifest = ground.json("site/install/manifest.webmanifest");
    assert_eq!(manifest["name"], "Le Sillon");
    assert_eq!(
        (&manifest["start_url"], &manifest["scope"]),
        (&json!("../"), &json!("../"))
    );
    for icon in manifest["icons"].as_array().unwrap() {
        let file = format!("site/install/{}", icon["src"].as_str().unwrap());
        let bytes = fs::read(ground.at(&file)).unwrap();
        let is_png = bytes.starts_with(b"\x89PNG");
        assert_eq!(is_png, icon["type"] == "image/png", "{file}");
    }

    // What no page opens without, and the language that the pages speak.
    let worker = ground.read("site/sw.js");
    assert!(worker.ends_with(";\nrun();\n") && !worker.contains("the demo"));
    let listed = list(&worker);
    let files = listed["files"].as_object().unwrap();
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "boot.js",
            "sillon-0123456789abcdef.wasm",
            "sillon-fr-0123456789abcdef.txt"
        ]
    );
    for (name, digest) in files {
        let bytes = fs::read(ground.at(&format!("site/{name}"))).unwrap();
        let sum = BASE64_STANDARD.encode(Sha256::digest(&bytes));
        assert_eq!(*digest, format!("sha256-{sum}"), "{name}");
    }
    let headers = ground.read("site/_headers");
    assert!(headers.contains("/sw.js\n  Cache-Control: no-cache\n"));

    // Another build of the same is the same version; of another program, another.
    ground.build(&[]);
    assert_eq!(ground.read("site/sw.js"), worker);
    ground.put("app/boot.js", "start();");
    ground.build(&[]);
    let other = list(&ground.read("site/sw.js"));
    assert_ne!(other["version"], listed["version"]);

    // Without a worker, none is named, and the one that is there has nothing to keep.
    ground.build(&["--no-worker"]);
    assert_eq!(ground.read("site/sw.js"), "run();\n");
    let page = ground.read("site/episodes/un/index.html");
    assert!(!page.contains("serviceworker") && !page.contains("keeper"));
}

#[test]
fn a_publishers_own_style_has_the_last_word() {
    let ground = Ground::new();
    ground.feed(&two());
    ground.put("app/sillon-0.css", "@layer base{a{top:0}}");
    let page = ground.read("app/index.html");
    let link = "<link rel=\"stylesheet\" href=\"sillon-0.css\"></head>";
    ground.put("app/index.html", &page.replace("</head>", link));
    ground.put("theme.css", ":root{--measure:60ch}");
    ground.build(&["--theme", ground.at("theme.css").to_str().unwrap()]);
    let page = ground.read("site/episodes/un/index.html");
    let (_, name) = page.split_once("href=\"sillon-").unwrap();
    let (stamp, _) = name.split_once('"').unwrap();
    assert_ne!(stamp, "0.css");
    let css = ground.read(&format!("site/sillon-{stamp}"));
    assert_eq!(css, "@layer base{a{top:0}}:root{--measure:60ch}");

    // One that is not there is told of by its name, and the site stays as it was.
    let failed = ground.command(&["--theme", "none.css"]).output().unwrap();
    assert!(String::from_utf8_lossy(&failed.stderr).contains("none.css"));
    assert_eq!(ground.read(&format!("site/sillon-{stamp}")), css);
}

#[test]
fn text_files_stand_packed_beside() {
    let ground = Ground::new();
    ground.feed(&two());
    ground.build(&[]);
    let html = ground.read("site/episodes/un/index.html");
    let packed = fs::read(ground.at("site/episodes/un/index.html.br")).unwrap();
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
    assert_eq!(unpacked, html.as_bytes());
    let packed = fs::File::open(ground.at("site/episodes/un/index.html.gz")).unwrap();
    let unpacked = std::io::read_to_string(flate2::read::GzDecoder::new(packed)).unwrap();
    assert_eq!(unpacked, html);
    // What came packed is not packed anew.
    assert_eq!(
        ground.read("site/sillon-0123456789abcdef.wasm.br"),
        "packed before"
    );
    assert!(ground.at("site/sillon-0123456789abcdef.wasm.gz").exists());
    assert!(!ground.at("site/audio/un.mp3.gz").exists());

    ground.build(&["--no-compression"]);
    let is_packed = |it: &String| it.ends_with(".br") || it.ends_with(".gz");
    assert_eq!(ground.files().keys().find(|it| is_packed(it)), None);
}

#[test]
fn a_site_that_does_not_know_its_address_goes_without_what_needs_it() {
    let ground = Ground::new();
    ground.feed(&two());
    let said = ground.build(&[]);
    assert_eq!(said.matches("--url").count(), 1, "{said}");
    for path in ["sitemap.xml", "feed.xml", "cards", "card.png"] {
        assert!(!ground.at("site").join(path).exists(), "{path}");
    }
    assert!(!ground.read("site/robots.txt").contains("Sitemap"));
    assert!(!ground.build(&URL).contains("--url"));
}

#[test]
fn a_second_run_writes_only_what_has_changed() {
    let ground = Ground::new();
    let mut items = two();
    ground.feed(&items);
    ground.build(&URL);
    let before = ground.files();
    std::thread::sleep(Duration::from_millis(20));
    ground.build(&URL);
    let changed = |now: &BTreeMap<String, SystemTime>| {
        let changed = now
            .iter()
            .filter(|(path, made)| before.get(*path) != Some(made));
        let changed = changed.map(|it| it.0.clone()).filter(|it| it != ".sillon");
        changed.collect::<Vec<_>>()
    };
    assert_eq!(changed(&ground.files()), [""; 0]);

    items[1]["content_html"] = json!("<p>Autre chose.</p>");
    ground.feed(&items);
    ground.build(&URL);
    let changed = changed(&ground.files());
    assert!(
        changed.contains(&"episodes/deux.json".to_owned()),
        "{changed:?}"
    );
    let of_the_other =
        |it: &&String| it.contains("/un") || it.starts_with("sillon-") || *it == "feed.json";
    assert_eq!(changed.iter().find(of_the_other), None);

    // An episode that is gone is gone from the site.
    ground.feed(&items[1..]);
    ground.build(&URL);
    assert!(
        !ground.at("site/episodes/un.json").exists() && !ground.at("site/episodes/un").exists()
    );
    assert!(ground.at("audio/un.mp3").exists());
}

#[test]
fn a_build_that_cannot_be_leaves_the_last_site_as_it_was() {
    let ground = Ground::new();
    ground.feed(&two());
    ground.build(&[]);
    let (before, names) = (ground.files(), ground.names());
    for feed in ["", "{", r#"{ "items": [] }"#, "<html><p>Sorry"] {
        ground.put("feed.json", feed);
        assert!(ground.refused(&[]).contains("feed.json"), "{feed}");
    }
    fs::remove_file(ground.at("feed.json")).unwrap();
    assert!(ground.refused(&[]).contains("feed.json"));
    ground.feed(&two());
    ground.put("topics.toml", "topics = nonsense");
    assert!(ground.refused(&[]).contains("topics.toml"));
    fs::remove_file(ground.at("topics.toml")).unwrap();
    fs::create_dir(ground.at("empty")).unwrap();
    assert!(
        ground
            .refused(&["--app", "empty"])
            .contains("cargo xtask build")
    );
    fs::remove_dir(ground.at("empty")).unwrap();
    assert_eq!((ground.files(), ground.names()), (before, names));
}

#[test]
fn a_killed_build_leaves_one_site_or_the_other_whole() {
    let ground = Ground::new();
    let feed = |version: usize| {
        let notes = format!("<p>Version {version}.</p>{LISTED}");
        let items: Vec<_> = (0..60).map(|it| item(&format!("e{it}"), &notes)).collect();
        ground.feed(&items);
    };
    let version = || {
        let list = ground.read("site/.sillon");
        let mut found = None;
        for path in list.lines() {
            let text = fs::read(ground.at("site").join(path)).unwrap();
            if path.starts_with("episodes/") && path.ends_with(".json") {
                let text = String::from_utf8(text).unwrap();
                let (_, version) = text.split_once("Version ").unwrap();
                let version: usize = version.split('.').next().unwrap().parse().unwrap();
                assert_eq!(*found.get_or_insert(version), version, "{path}");
            }
        }
        found.unwrap()
    };
    feed(0);
    let start = Instant::now();
    ground.build(&[]);
    let long = start.elapsed();
    let (mut last, kills) = (0, 16);
    for kill in 1..=kills {
        feed(kill);
        let mut child = ground
            .command(&["--quiet"])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(long * kill as u32 / kills as u32);
        child.kill().unwrap();
        child.wait().unwrap();
        let now = version();
        assert!(
            now == last || now == kill,
            "{now} after {last} while {kill} was built"
        );
        last = now;
    }
    feed(kills + 1);
    ground.build(&[]);
    assert_eq!(version(), kills + 1);
    let names = ground.names();
    assert!(!names.iter().any(|it| it.starts_with(".site")), "{names:?}");
}

#[test]
fn a_folder_that_is_no_site_is_replaced_only_when_that_is_said() {
    let ground = Ground::new();
    ground.feed(&two());
    ground.put("site/thesis.txt", "x");
    assert!(ground.refused(&[]).contains("--force"));
    assert_eq!(ground.files().len(), 1);
    ground.build(&["--force"]);
    assert!(!ground.at("site/thesis.txt").exists());
    // What is put there from then on is the publisher's.
    ground.put("site/CNAME", "exemple.fr");
    ground.build(&[]);
    assert_eq!(ground.read("site/CNAME"), "exemple.fr");
}

#[test]
fn what_was_mended_is_told_and_the_rest_is_built() {
    let ground = Ground::new();
    let mut items = two().to_vec();
    items[0]["attachments"][0]["url"] = json!("audio/gone.mp3");
    items.push(json!({ "id": "rien" }));
    ground.feed(&items);
    let said = ground.build(&[]);
    assert!(
        said.contains("gone.mp3") && said.contains("`rien`"),
        "{said}"
    );
    assert!(said.contains("2 episodes (1 "), "{said}");
    assert_eq!(ground.build(&["--quiet"]), "");
}

#[test]
fn what_notes_show_and_link_to_beside_the_feed_is_the_sites_too() {
    let ground = Ground::new();
    let notes = r#"<p><a href="papers/plan.pdf">Plan</a> <img src="./i%20mage.png" alt=""></p><ul><li><a href="../out.pdf">x</a></li></ul>"#;
    ground.feed(&[item("un", notes)]);
    ground.put("papers/plan.pdf", "plan");
    ground.put("i mage.png", "image");
    ground.put("../out.pdf", "out");
    ground.build(&[]);
    assert_eq!(ground.read("site/papers/plan.pdf"), "plan");
    assert_eq!(ground.read("site/i mage.png"), "image");
    assert!(ground.files().keys().all(|it| !it.contains("out.pdf")));
}

#[test]
fn other_apps_get_the_pictures_as_the_publisher_has_them() {
    let ground = Ground::new();
    let mut items = two();
    items[0]["image"] = json!("pictures of/un.png");
    let far = "https://exemple.invalid/deux.jpg";
    items[1]["image"] = json!(far);
    let feed = json!({ "title": "Le Sillon", "icon": "cover.png", "items": items });
    ground.put("feed.json", &feed.to_string());
    fs::create_dir(ground.at("pictures of")).unwrap();
    let picture = image::RgbImage::from_pixel(1400, 1400, image::Rgb([46, 125, 50]));
    for name in ["cover.png", "pictures of/un.png"] {
        picture.save(ground.at(name)).unwrap();
    }
    let original = fs::read(ground.at("cover.png")).unwrap();

    // Without an address there is no feed that would name them.
    ground.build(&[]);
    assert!(!ground.at("site/cover.png").exists());
    ground.build(&URL);
    let rss = ground.read("site/feed.xml");
    for address in [
        "https://exemple.fr/podcast/cover.png",
        "https://exemple.fr/podcast/pictures%20of/un.png",
        far,
    ] {
        let named = format!(r#"<itunes:image href="{address}"/>"#);
        assert!(rss.contains(&named), "{named}: {rss}");
    }
    for name in ["cover.png", "pictures of/un.png"] {
        assert_eq!(fs::read(ground.at("site").join(name)).unwrap(), original);
    }
    // The pages have theirs, made light.
    let icon = ground.json("site/feed.json")["icon"].clone();
    assert!(icon.as_str().unwrap().starts_with("pictures/"), "{icon}");
}

#[test]
fn an_episode_by_the_name_of_the_home_page_has_a_card_of_its_own() {
    let ground = Ground::new();
    let names = ["index", "card", "home"];
    ground.feed(&names.map(|slug| item(slug, LISTED)));
    ground.build(&URL);
    let card = |path: &str| fs::read(ground.at(&format!("site/{path}"))).unwrap();
    let home = card("card.png");
    for name in names {
        assert_ne!(card(&format!("cards/{name}.png")), home, "{name}");
        let page = ground.read(&format!("site/episodes/{name}/index.html"));
        let named = format!("https://exemple.fr/podcast/cards/{name}.png");
        assert!(page.contains(&named), "{page}");
    }
    let page = ground.read("site/index.html");
    assert!(page.contains("https://exemple.fr/podcast/card.png"));
}

#[test]
fn an_address_that_leads_out_of_the_site_stays_in_the_feed() {
    let ground = Ground::new();
    let mut items = two();
    items[0]["attachments"][0]["url"] = json!("../secret.mp3");
    items[1]["_sillon"]["slug"] = json!("../../deux");
    ground.feed(&items);
    ground.put("../secret.mp3", "x");
    ground.build(&[]);
    assert!(ground.files().keys().all(|it| !it.contains("secret")));
    assert!(ground.at("site/episodes/deux/index.html").exists());
}

#[test]
fn help_says_what_is_written_and_what_the_status_means() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sillon"));
    let help = command.args(["build", "--help"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    for word in [
        "Examples:",
        "episodes/<slug>.json",
        "topics.toml",
        "exit status",
        "--no-compression",
        "--no-cards",
    ] {
        assert!(help.contains(word), "{word}");
    }
}
