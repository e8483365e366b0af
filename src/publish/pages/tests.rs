#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::date::Date;

const SHELL: &str = r#"<!doctype html><html lang="fr"><head><base href="./"><title>Sillon</title><link></head>
<body><div id="app"></div><audio></audio><noscript>needs scripts</noscript></body></html>"#;

fn feed(json: &str) -> Feed {
    Feed::parse(json, Date::at(i64::MAX)).unwrap()
}

const FEED: &str = r#"{ "title": "P</script>", "language": "fr", "items": [
    { "id": "b", "title": "Deux", "attachments": [{ "url": "b.mp3" }] },
    { "id": "a", "title": "<Un> </script>", "tags": ["Énergie"], "content_html": "<ul><li>0:05 - Début</li><li>8:08 - Suite</li></ul>",
      "attachments": [{ "url": "a.mp3", "duration_in_seconds": 1502 }] } ] }"#;

fn site(url: &str) -> Site {
    Site {
        url: Url::parse(url).ok(),
        cards: true,
    }
}

#[test]
fn an_episodes_page_reads_whole_and_its_times_lead_to_their_moments() {
    let feed = feed(FEED);
    let pages = Pages::new(SHELL, &feed, site("https://exemple.fr/p/")).unwrap();
    let page = pages.episode(feed.episode("a").unwrap());
    for part in [
        r#"<base href="../../">"#,
        "<title>&lt;Un&gt; &lt;/script&gt; · P&lt;/script&gt;</title>",
        r#"<a class="t" href="episodes/a/?t=488" aria-label="Écouter à 8 minutes 8 secondes">8:08</a>"#,
        r#"<link rel="canonical" href="https://exemple.fr/p/episodes/a/">"#,
        r#"content="https://exemple.fr/p/cards/a.png""#,
        r#"href="topics/energie/""#,
        r#"<audio controls="" preload="none" src="a.mp3">"#,
        r#""@type":"Clip""#,
        r#""startOffset":488"#,
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("needs scripts"));
    // One for the data: a title ends no element.
    assert_eq!(page.matches("</script>").count(), 1);
}

#[test]
fn without_an_address_of_its_own_a_site_tells_nothing_that_needs_it() {
    let feed = feed(FEED);
    let pages = Pages::new(SHELL, &feed, Site::default()).unwrap();
    let page = pages.home();
    assert!(page.contains(r#"href="episodes/a/""#) && page.contains(r#"<base href="./">"#));
    assert!(!page.contains("canonical") && !page.contains("og:image"));
    let topic = pages.topic(&Key::of("énergie").unwrap(), "Énergie");
    assert!(
        topic.contains("Début") || topic.contains("Épisode entier"),
        "{topic}"
    );
    assert!(pages.missing().contains(r#"<base href="/">"#));
}

#[test]
fn a_page_that_is_no_shell_is_refused() {
    let feed = feed(FEED);
    let error = Pages::new("<html><head></head>", &feed, Site::default())
        .err()
        .unwrap();
    assert!(error.to_string().contains("<base>"), "{error}");
}
