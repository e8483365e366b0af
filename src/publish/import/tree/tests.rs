//! Feeds, whole and broken, as trees.
#![allow(clippy::unwrap_used)]
use super::*;

fn item(fields: &str) -> String {
    format!("<rss><channel><title>T</title><item>{fields}</item></channel></rss>")
}

#[test]
fn namespaces_go_by_their_address_else_by_their_prefix() {
    let text = "<rss xmlns:i='HTTP://www.itunes.com/DTDs/Podcast-1.0.dtd' xmlns:podcast='https://example.org/'>\
                <channel><item><i:title>A</i:title><itunes:title>B</itunes:title><podcast:season>2</podcast:season>\
                </item></channel></rss>";
    let tree = read(text);
    let titles = all(&tree.items[0].children, Space::Itunes, "title");
    let titles: Vec<_> = titles.filter_map(Element::words).collect();
    assert_eq!(titles, ["A", "B"]);
    assert_eq!(
        words(&tree.items[0].children, Space::Podcast, "season"),
        Some("2")
    );
}

#[test]
fn a_root_that_names_a_wrong_namespace_is_read_by_its_name() {
    for text in [
        "<rss xmlns='http://www.w3.org/2005/Atom'><channel><item><title>A</title></item></channel></rss>",
        "<feed xmlns='http://exemple.fr/'><entry><title>A</title></entry></feed>",
        "<feed><entry><title>A</title></entry></feed>",
    ] {
        let tree = read(text);
        let fields = &tree.items[0].children;
        let title = words(fields, Space::Rss, "title").or(words(fields, Space::Atom, "title"));
        assert_eq!(title, Some("A"), "{text}");
    }
}

#[test]
fn a_field_that_is_not_closed_ends_where_the_next_begins() {
    let text = item("<title>A<guid>g</guid><description>B & <b>c</b><pubDate>d</item>");
    let tree = read(&text);
    let fields = &tree.items[0].children;
    assert_eq!(words(fields, Space::Rss, "title"), Some("A"));
    assert_eq!(words(fields, Space::Rss, "guid"), Some("g"));
    assert_eq!(
        words(fields, Space::Rss, "description"),
        Some("B & <b>c</b>")
    );
    assert_eq!(words(fields, Space::Rss, "pubDate"), Some("d"));
}

#[test]
fn a_field_whose_end_is_misspelt_ends_there() {
    let text = item("<title>A</titel><link>b</Link><description>c</p></description>");
    let tree = read(&text);
    let fields = &tree.items[0].children;
    assert_eq!(words(fields, Space::Rss, "title"), Some("A"));
    assert_eq!(words(fields, Space::Rss, "link"), Some("b"));
    assert_eq!(words(fields, Space::Rss, "description"), Some("c</p>"));
}

#[test]
fn an_item_that_is_not_closed_ends_where_the_next_begins() {
    let tree = read(
        "<rss><channel><item><title>A<item><title>B</title></item><title>Feed</title></channel></rss>",
    );
    let titles = tree
        .items
        .iter()
        .map(|it| words(&it.children, Space::Rss, "title"));
    assert_eq!(titles.collect::<Vec<_>>(), [Some("A"), Some("B")]);
    assert_eq!(words(&tree.channel, Space::Rss, "title"), Some("Feed"));
    assert!(!tree.cut);
}

#[test]
fn a_feed_that_is_cut_short_gives_what_is_there() {
    let whole = item("<title>A</title><description><![CDATA[<p>one two]]></description>");
    let tree = read(&whole[..whole.find(" two").unwrap()]);
    assert!(tree.cut && tree.cut_item);
    assert_eq!(
        words(&tree.items[0].children, Space::Rss, "description"),
        Some("<p>one")
    );
}

#[test]
fn xhtml_is_taken_as_written() {
    let text = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><content type='xhtml'>\
                <div xmlns='http://www.w3.org/1999/xhtml'><p>a &amp; <b>b</b></p><title>t</title></div></content>\
                <title>T</title></entry></feed>";
    let tree = read(text);
    let fields = &tree.items[0].children;
    let content = words(fields, Space::Atom, "content").unwrap();
    assert!(
        content.ends_with("<p>a &amp; <b>b</b></p><title>t</title></div>"),
        "{content}"
    );
    assert_eq!(words(fields, Space::Atom, "title"), Some("T"));
}

#[test]
fn a_hundred_thousand_nested_elements_are_read() {
    for tag in [
        "item",
        "x",
        "description",
        "media:group",
        "itunes:category",
        "channel",
    ] {
        let text = format!("<rss><channel>{}", format!("<{tag}>").repeat(100_000));
        read(&text);
    }
}
