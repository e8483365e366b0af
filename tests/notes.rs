//! The HTML of notes becomes a tree of what notes may hold, and nothing else.

use sillon::domain::notes::{dump, read_text};
use sillon::publish::html::read_html;

/// The outline on one line, for short cases.
fn outline(html: &str) -> String {
    let lines = dump(&read_html(html));
    let lines: Vec<_> = lines.lines().map(str::trim).collect();
    lines.join(" ")
}

#[test]
fn white_space_collapses_as_in_a_browser() {
    assert_eq!(
        outline("<p> a\n\t b <b> c </b> <i> d</i></p>"),
        r#"paragraph text "a b " strong text "c" text " " emphasis text "d""#
    );
    assert_eq!(outline("<p>a&nbsp; b"), "paragraph text \"a\u{a0} b\"");
    assert_eq!(
        outline("a <br> b<br>"),
        r#"paragraph text "a" break text "b""#
    );
}

#[test]
fn marks_around_blocks_go_into_each_block() {
    assert_eq!(
        outline("<b><p>a</p>b</b>c"),
        r#"paragraph strong text "a" paragraph strong text "b" text "c""#
    );
    assert_eq!(
        outline("<a href=x><h2>a</h2></a>"),
        r#"heading 2 link "x" text "a""#
    );
}

#[test]
fn lists_nest_and_keep_their_first_number() {
    assert_eq!(
        outline("<ol start=3><li>a<ul><li>b</ul></ol>"),
        r#"list 3 item paragraph text "a" list item paragraph text "b""#
    );
    assert_eq!(
        outline("<ul>a<li>b</ul>"),
        r#"list item paragraph text "a" item paragraph text "b""#
    );
}

#[test]
fn tables_and_figures_keep_their_captions() {
    assert_eq!(
        outline("<table><caption>c</caption><tr><th>h<td>d<p>e</table>"),
        r#"table text "c" row header text "h" cell text "d" break text "e""#
    );
    assert_eq!(
        outline("<figure><img src=a.jpg alt=' b  c '><figcaption>d</figcaption></figure>"),
        r#"figure paragraph image "a.jpg" "b c" caption text "d""#
    );
}

#[test]
fn what_notes_have_no_word_for_goes_or_is_unwrapped() {
    for gone in [
        "script", "style", "svg", "math", "iframe", "form", "template", "object", "textarea",
        "select", "video", "noscript", "title", "button",
    ] {
        assert_eq!(outline(&format!("<p></p><{gone}>x</{gone}>")), "", "{gone}");
    }
    for unwrapped in [
        "div",
        "span",
        "section",
        "font",
        "u",
        "no-such-element",
        "article",
    ] {
        assert_eq!(
            outline(&format!("<{unwrapped} onclick=x>a</{unwrapped}>")),
            r#"paragraph text "a""#,
            "{unwrapped}"
        );
    }
    assert_eq!(
        outline("a<div hidden>b</div><p style='display: none'>c"),
        r#"paragraph text "a""#
    );
}

#[test]
fn links_lead_to_the_web_to_mail_to_a_path_or_to_a_moment() {
    for (href, kept) in [
        (
            "https://a.example/?q=1#t=5",
            r#""https://a.example/?q=1#t=5""#,
        ),
        (" HTTP://A.example ", r#""HTTP://A.example""#),
        ("ht\ntps://a.example", r#""https://a.example""#),
        ("//a.example/x", r#""https://a.example/x""#),
        ("mailto:a@example.org", r#""mailto:a@example.org""#),
        ("audio/one.mp3", r#""audio/one.mp3""#),
        ("/a:b", r#""/a:b""#),
        ("#t=10:10", "610000ms"),
        ("?t=610", "610000ms"),
        ("?a=b&amp;t=1h2m3s", "3723000ms"),
        ("#t=28,60", "28000ms-60000ms"),
    ] {
        assert_eq!(
            outline(&format!("<a href=\"{href}\">x</a>")),
            format!(r#"paragraph link {kept} text "x""#)
        );
    }
}

#[test]
fn every_other_scheme_is_refused_however_it_is_written() {
    for href in [
        "javascript:x",
        "JaVaScRiPt:x",
        " javascript:x",
        "\u{1}javascript:x",
        "java\tscript:x",
        "java\nscript:x",
        "java&NewLine;script:x",
        "javascript&colon;x",
        "&#106;avascript:x",
        "&#x6A;avascript&#58;x",
        "\u{1}\u{2} j\r\nava&Tab;script:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///x",
        "blob:x",
        "ftp://a.example",
        "java\u{1}script:x",
        "tel:1",
        "intent:x",
        "",
        " ",
        "#top",
        "?page=2",
        "#t=hello",
        "//",
    ] {
        assert_eq!(
            outline(&format!("<a href=\"{href}\">x</a>")),
            r#"paragraph text "x""#,
            "{href:?}"
        );
    }
}

#[test]
fn pictures_of_other_schemes_and_of_one_dot_are_left_out() {
    assert_eq!(
        outline("<img src='javascript:x' alt='w'>"),
        r#"paragraph text "w""#
    );
    assert_eq!(outline("<img src='data:image/png;base64,AA'>"), "");
    assert_eq!(
        outline("<img src='https://a.example/p.gif' width=1 height=1>"),
        ""
    );
}

#[test]
fn bare_addresses_become_links_without_the_sentence_around_them() {
    assert_eq!(
        outline("(see https://a.example/b_(c)). Or http://d.example, nohttp://e"),
        r#"paragraph text "(see " link "https://a.example/b_(c)" text "https://a.example/b_(c)" text "). Or " link "http://d.example" text "http://d.example" text ", nohttp://e""#
    );
    assert_eq!(
        outline("<code>https://a.example</code> https://"),
        r#"paragraph code "https://a.example" text " https://""#
    );
}

#[test]
fn no_sign_turns_what_a_link_reads() {
    for html in [
        "<a href=x>ba\u{202e}nk</a>",
        "<a href=x>\u{2067}\u{2066}bank\u{2069}\u{2069}</a>",
        "\u{202b}<a href=x>b<b>\u{202d}</b>ank&#x202c;</a>",
    ] {
        assert_eq!(outline(html), r#"paragraph link "x" text "bank""#);
    }
    let image = "<img src=a.png alt='b\u{202e}ank'>";
    assert_eq!(outline(image), r#"paragraph image "a.png" "bank""#);
    let address = "https://a.example/\u{202e}knab";
    let link = r#"paragraph link "https://a.example/knab" text "https://a.example/knab""#;
    assert_eq!(outline(address), link);
    assert_eq!(outline(&format!("<p>{address}</p>")), link);
    assert_eq!(dump(&read_text(address)), dump(&read_html(address)));
    assert_eq!(outline("<pre>\u{202e}a</pre>"), r#"code "a""#);
    // What only tells on which side of a sign a text stands is of use, and stays.
    assert_eq!(outline("a\u{200f}!"), "paragraph text \"a\u{200f}!\"");
}

#[test]
fn nesting_beyond_what_a_page_can_show_is_flattened() {
    let html = "<blockquote><b><ul><li>".repeat(500) + "deep";
    let deepest = dump(&read_html(&html));
    let deepest = deepest
        .lines()
        .map(|line| line.len() - line.trim_start().len());
    assert!(deepest.max().unwrap_or(0) < 2 * 80);
}

#[test]
fn plain_text_keeps_its_paragraphs_and_lines() {
    let text = "First https://a.example/x.\nsecond\r\n\n\n \n third ";
    assert_eq!(
        dump(&read_text(text)),
        dump(&read_html(
            "<p>First https://a.example/x.<br>second</p><p>third</p>"
        ))
    );
    assert!(read_text(" \n\n").is_empty());
}
