//! Text and HTML, however declared.
#![allow(clippy::unwrap_used)]

use super::*;
use proptest::prelude::*;

#[test]
fn html_is_told_from_text_by_its_tags() {
    let html = |text: &str| Some(Body::Html(text.to_owned()));
    let text = |text: &str| Some(Body::Text(text.to_owned()));
    for (written, expected) in [
        ("<p>a</p>", html("<p>a</p>")),
        ("&lt;p&gt;a &amp;amp; b&lt;/p&gt;", html("<p>a &amp; b</p>")),
        ("0:00 a\n0:50 b &amp; c", text("0:00 a\n0:50 b & c")),
        ("a < b > c, Vec<T>", text("a < b > c, Vec<T>")),
        ("<![CDATA[ <b>a</b> ]]>", html("<b>a</b>")),
        (" &nbsp; ", None),
        ("<p> </p>", None),
        ("<img src='a.png'>", html("<img src='a.png'>")),
    ] {
        assert_eq!(body(written), expected, "{written}");
    }
}

#[test]
fn lines_are_kept_where_only_links_are_marked_up() {
    let Some(Body::Html(html)) = body("0:00 <a href='x'>a</a>\n0:50 b\n\nc") else {
        panic!("expected HTML");
    };
    assert_eq!(html, "<p>0:00 <a href='x'>a</a><br>\n0:50 b</p>\n<p>c</p>");
}

#[test]
fn a_title_is_one_line_of_text() {
    for (written, expected) in [
        (" L&amp;#39;été <b>ici</b>\n ", Some("L'été ici")),
        ("AT&amp;amp;T", Some("AT&T")),
        ("&lt;i&gt;a&lt;/i&gt;", Some("a")),
        ("<![CDATA[a]]>", Some("a")),
        (" \n", None),
    ] {
        assert_eq!(line(written).as_deref(), expected, "{written}");
    }
}

#[test]
fn a_summary_ends_with_a_sentence_or_a_word() {
    let sentence = "Une phrase qui tient en peu de mots, mais pas si peu. ".repeat(20);
    let lead = super::lead(&sentence);
    assert!(
        lead.ends_with("peu.") && lead.chars().count() <= SUMMARY,
        "{lead}"
    );
    let lead = super::lead(&"mot ".repeat(200));
    assert!(lead.ends_with("mot…"), "{lead}");
    assert_eq!(super::lead("court\nici"), "court ici");
}

#[test]
fn scripts_are_no_text() {
    assert_eq!(plain("<p>a</p><script>b < c</script><p>d&eacute;"), "a\ndé");
}

proptest! {
    #[test]
    fn any_text_is_read(text in "[<>/a-z&;#! \n\"'é\\]\\[-]{0,80}") {
        body(&text);
        line(&text);
        plain(&text);
    }
}
