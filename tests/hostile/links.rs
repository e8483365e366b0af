//! Addresses that run, or leave the web, in every way that a scheme can be written.

use super::{Family, Input};

/// As they stand in an attribute within double quotes.
const ALL: &[(&str, &str)] = &[
    ("plain", "javascript:{run}"),
    ("in-capitals", "JAVASCRIPT:{run}"),
    ("in-both-cases", "jAvAsCrIpT:{run}"),
    ("after-a-space", "   javascript:{run}"),
    ("after-a-newline", "\n\njavascript:{run}"),
    ("after-a-tab", "\tjavascript:{run}"),
    ("after-a-control", "\u{1}javascript:{run}"),
    (
        "after-many-controls",
        "\u{1f}\u{2}\u{10} \u{e}javascript:{run}",
    ),
    ("after-a-null", "\0javascript:{run}"),
    ("after-a-null-by-reference", "&#0;javascript:{run}"),
    ("after-a-hard-space", "\u{a0}javascript:{run}"),
    ("after-a-mark-of-order", "\u{feff}javascript:{run}"),
    ("after-a-space-of-no-width", "\u{200b}javascript:{run}"),
    ("after-a-wide-space", "\u{3000}javascript:{run}"),
    ("after-a-line-separator", "\u{2028}javascript:{run}"),
    ("with-a-tab", "java\tscript:{run}"),
    ("with-a-newline", "java\nscript:{run}"),
    ("with-a-return", "java\rscript:{run}"),
    ("with-a-newline-before-the-colon", "javascript\n:{run}"),
    ("with-a-tab-by-name", "java&Tab;script:{run}"),
    ("with-a-newline-by-name", "java&NewLine;script:{run}"),
    ("with-a-newline-by-number", "java&#10;script:{run}"),
    ("with-a-return-by-number", "java&#xD;script:{run}"),
    ("with-a-control", "java\u{1}script:{run}"),
    ("with-a-null", "java\0script:{run}"),
    ("with-a-soft-hyphen", "java\u{ad}script:{run}"),
    ("with-a-joiner", "java\u{200d}script:{run}"),
    ("with-a-form-feed", "java\u{c}script:{run}"),
    ("with-a-space", "java script:{run}"),
    ("colon-by-name", "javascript&colon;{run}"),
    ("colon-by-number", "javascript&#58;{run}"),
    ("colon-by-a-long-number", "javascript&#0000000058;{run}"),
    ("colon-by-number-without-an-end", "javascript&#58{run}"),
    ("colon-by-hexadecimal", "javascript&#X3A;{run}"),
    ("colon-in-percents", "javascript%3A{run}"),
    ("colon-that-is-wide", "javascript\u{ff1a}{run}"),
    ("letter-by-number", "&#106;avascript:{run}"),
    ("letter-by-number-without-an-end", "&#106avascript:{run}"),
    ("letter-by-hexadecimal", "&#x6a;avascript:{run}"),
    (
        "letters-all-by-number",
        "&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;top.pwned=1",
    ),
    (
        "letters-all-by-hexadecimal",
        "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;top.pwned=1",
    ),
    ("letter-in-percents", "%6Aavascript:{run}"),
    ("letter-that-folds", "java\u{17f}cript:{run}"),
    ("letter-that-looks-alike", "j\u{430}vascript:{run}"),
    ("letter-as-a-script-writes-it", "\\u006aavascript:{run}"),
    ("with-a-comment", "javascript://elsewhere.example/%0a{run}"),
    (
        "with-a-comment-that-is-a-host",
        "javascript://{run}//https://a.example",
    ),
    ("with-a-query", "javascript:{run}?t=8:08#t=8:08"),
    ("with-slashes-before", "//javascript:{run}"),
    ("with-two-schemes", "javascript:javascript:{run}"),
    ("after-another-scheme", "view-source:javascript:{run}"),
    ("after-a-feed", "feed:javascript:{run}"),
    ("after-an-archive", "jar:javascript:{run}!/"),
    ("moment-first", "#t=8:08javascript:{run}"),
    ("data", "data:text/html,<script>{run}</script>"),
    (
        "data-in-base-64",
        "data:text/html;base64,PHNjcmlwdD50b3AucHduZWQ9MTwvc2NyaXB0Pg==",
    ),
    ("data-in-capitals", "DATA:TEXT/HTML,<script>{run}</script>"),
    ("data-with-a-tab", "da\tta:text/html,<script>{run}</script>"),
    (
        "data-of-a-drawing",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{run}'/>",
    ),
    (
        "data-of-a-page-in-xml",
        "data:application/xhtml+xml,<script xmlns='http://www.w3.org/1999/xhtml'>{run}</script>",
    ),
    ("data-of-nothing", "data:,words"),
    ("vbscript", "vbscript:MsgBox(1)"),
    ("vbscript-in-both-cases", "vBsCrIpT:MsgBox(1)"),
    ("vbscript-with-a-newline", "vbs\ncript:MsgBox(1)"),
    ("livescript", "livescript:{run}"),
    ("mocha", "mocha:{run}"),
    ("blob", "blob:https://a.example/0"),
    (
        "filesystem",
        "filesystem:https://a.example/temporary/a.html",
    ),
    ("file", "file:///etc/hostname"),
    ("file-of-another", "file://elsewhere.example/share"),
    ("about", "about:blank"),
    ("browser-s-own", "chrome://settings"),
    ("extension-s-own", "moz-extension://0/a.html"),
    ("phone", "tel:112"),
    ("message", "sms:112?body=words"),
    ("app-of-a-phone", "intent://a#Intent;scheme=javascript;end"),
    ("settings-of-a-machine", "ms-settings:privacy"),
    ("socket", "wss://elsewhere.example/"),
    ("copying", "ftp://elsewhere.example/a"),
    ("unknown-with-signs", "a.b+c-d:{run}"),
    ("above-the-site", "../../../../etc/hostname"),
    ("above-the-site-in-percents", "%2e%2e/%2e%2e%2fetc/hostname"),
    (
        "above-the-site-with-backslashes",
        "..\\..\\..\\windows\\win.ini",
    ),
    (
        "quote-that-ends-it",
        "https://a.example/&quot; onclick=&quot;{run}",
    ),
    (
        "markup-in-it",
        "https://a.example/<img src=x onerror={run}>",
    ),
    (
        "newline-in-a-header",
        "https://a.example/&#13;&#10;Set-Cookie: a=b",
    ),
];

pub(super) fn all() -> impl Iterator<Item = Input> {
    ALL.iter().map(|(name, address)| {
        let link = format!("<a href=\"{address}\">words</a>");
        Input::new(Family::Link, format!("link-{name}"), link)
    })
}

/// The address that an input of this family leads to, as it is written.
pub(crate) fn address(link: &str) -> Option<&str> {
    link.strip_prefix("<a href=\"")?
        .strip_suffix("\">words</a>")
}
