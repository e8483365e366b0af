//! Signs that turn the direction of what is around them, so that a link reads as another.

pub(super) const ALL: &[(&str, &str)] = &[
    (
        "override-in-a-link",
        "<a href=https://elsewhere.example>\u{202e}elpmaxe.knab//:sptth</a>",
    ),
    (
        "override-before-a-link",
        "\u{202e}<a href=https://elsewhere.example>elpmaxe.knab//:sptth</a>",
    ),
    (
        "override-around-a-link",
        "<b>\u{202e}<i><a href=https://elsewhere.example>knab</a></i>\u{202c}</b> words",
    ),
    (
        "override-by-reference",
        "<a href=https://elsewhere.example>&#x202E;knab&#8238;</a>",
    ),
    (
        "override-to-the-right",
        "<a href=https://elsewhere.example>\u{202d}bank</a>",
    ),
    (
        "embedding-in-a-link",
        "<a href=https://elsewhere.example>\u{202b}bank.example/\u{202a}a\u{202c}</a>",
    ),
    (
        "isolates-in-a-link",
        "<a href=https://elsewhere.example>\u{2067}\u{2066}elsewhere.example\u{2069}/\u{2066}bank.example\u{2069}\u{2069}</a>",
    ),
    (
        "isolate-that-never-ends",
        "<p>\u{2068}words\u{2067} <a href=https://elsewhere.example>bank.example</a></p>",
    ),
    (
        "override-in-an-address",
        "https://elsewhere.example/\u{202e}elpmaxe.knab//:sptth",
    ),
    (
        "isolates-in-an-address",
        "see https://elsewhere.example/\u{2067}\u{2066}bank.example\u{2069}\u{2069} here",
    ),
    (
        "embedding-in-an-address",
        "(https://elsewhere.example\u{202a}.bank.example)",
    ),
    (
        "override-in-a-file-s-name",
        "<a href=https://elsewhere.example/a\u{202e}3pm.exe>a\u{202e}3pm.exe</a>",
    ),
    (
        "override-over-a-time",
        "<ul><li>\u{202e}80:8 One<li>\u{202e}9:08 Two</ul>",
    ),
    (
        "override-by-an-element",
        "<bdo dir=rtl><a href=https://elsewhere.example>elpmaxe.knab</a></bdo>",
    ),
    (
        "override-by-an-attribute",
        "<a dir=rtl style='unicode-bidi:bidi-override' href=https://elsewhere.example>knab</a>",
    ),
    (
        "override-in-plain-words",
        "\u{202e}Trojan\u{202c} words \u{2066}// end\u{2069}",
    ),
];
