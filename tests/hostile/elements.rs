//! Elements that run, load, send or move something.

pub(super) const ALL: &[(&str, &str)] = &[
    ("script", "<script>{run}</script>"),
    ("script-from-elsewhere", "<script src={beacon}></script>"),
    (
        "script-module",
        "<script type=module>import '{beacon}'</script>",
    ),
    (
        "script-map-of-imports",
        "<script type=importmap>{\"imports\":{\"a\":\"{beacon}\"}}</script>",
    ),
    (
        "script-rules-of-speculation",
        "<script type=speculationrules>{\"prefetch\":[{\"urls\":[\"{beacon}\"]}]}</script>",
    ),
    (
        "script-within-its-own-name",
        "<scr<script>ipt>{run}</scr</script>ipt>",
    ),
    (
        "script-in-capitals-with-a-slash",
        "<ScRiPt/x>{run}</sCrIpT/x>",
    ),
    ("script-without-an-end", "words<script>{run}//"),
    ("script-of-a-drawing", "<svg><script>{run}</script></svg>"),
    (
        "script-of-a-drawing-from-elsewhere",
        "<svg><script href={beacon} /></svg>",
    ),
    (
        "script-in-a-list",
        "<ul><li>0:05 One<script>{run}</script><li>1:05 Two</ul>",
    ),
    (
        "script-in-a-table",
        "<table><script>{run}</script><tr><td>words</table>",
    ),
    (
        "frame-of-a-document",
        "<iframe srcdoc='<script>{run}</script>'></iframe>",
    ),
    (
        "frame-of-a-document-in-references",
        "<iframe srcdoc=\"&lt;img src=x onerror=&quot;{run}&quot;&gt;\"></iframe>",
    ),
    (
        "frame-of-a-scheme",
        "<iframe src=\"javascript:{run}\"></iframe>",
    ),
    ("frame-from-elsewhere", "<iframe src={beacon}></iframe>"),
    (
        "frames-in-a-set",
        "<frameset><frame src=\"javascript:{run}\"></frameset>",
    ),
    (
        "frame-with-a-fence",
        "<fencedframe src={beacon}></fencedframe>",
    ),
    ("portal-from-elsewhere", "<portal src={beacon}></portal>"),
    (
        "object-of-data",
        "<object data='data:text/html,<script>{run}</script>'></object>",
    ),
    (
        "object-from-elsewhere",
        "<object data={beacon}><p>or words</p></object>",
    ),
    (
        "object-with-a-parameter",
        "<object><param name=src value=\"javascript:{run}\"></object>",
    ),
    ("embed-of-a-scheme", "<embed src=\"javascript:{run}\">"),
    ("embed-from-elsewhere", "<embed src={beacon}>"),
    (
        "applet-from-elsewhere",
        "<applet code={beacon} archive={beacon}></applet>",
    ),
    (
        "base-moves-links",
        "<base href={beacon}/><a href=notes.html>words</a>",
    ),
    (
        "base-with-a-target",
        "<base target='a\nb<c'><a href=notes.html>words</a>",
    ),
    (
        "meta-refresh",
        "<meta http-equiv=refresh content='0;url={beacon}'>",
    ),
    (
        "meta-refresh-to-data",
        "<meta http-equiv=refresh content='0;url=data:text/html,<script>{run}</script>'>",
    ),
    (
        "meta-policy",
        "<meta http-equiv=Content-Security-Policy content=\"script-src *; report-uri {beacon}\">",
    ),
    ("meta-referrer", "<meta name=referrer content=unsafe-url>"),
    ("meta-cookie", "<meta http-equiv=Set-Cookie content='a=b'>"),
    (
        "link-sheet-from-elsewhere",
        "<link rel=stylesheet href={beacon}>",
    ),
    (
        "link-preload-from-elsewhere",
        "<link rel=preload as=script href={beacon}>",
    ),
    (
        "link-prefetch-and-names",
        "<link rel='prefetch dns-prefetch preconnect' href={beacon}>",
    ),
    ("link-manifest", "<link rel=manifest href={beacon}>"),
    (
        "link-feed-of-another",
        "<link rel=alternate type=application/feed+json href={beacon}>",
    ),
    (
        "link-program-of-another",
        "<link rel=modulepreload href={beacon}><link rel=program href={beacon}>",
    ),
    ("link-import", "<link rel=import href={beacon}>"),
    (
        "form-sends-elsewhere",
        "<form action={beacon}><input name=password value=1><button>Play</button></form>",
    ),
    (
        "form-runs",
        "<form action=\"javascript:{run}\"><input type=submit></form>",
    ),
    (
        "button-sends-elsewhere",
        "<form id=f></form><button form=f formaction={beacon}>Play</button>",
    ),
    (
        "button-runs",
        "<form><button formaction=\"javascript:{run}\">Play</button></form>",
    ),
    (
        "input-that-is-a-picture",
        "<input type=image src={beacon} formaction=\"javascript:{run}\">",
    ),
    (
        "field-of-a-page-that-is-a-search",
        "<isindex action=\"javascript:{run}\" type=image>",
    ),
    ("field-for-keys", "<keygen autofocus onfocus={run}>"),
    (
        "select-that-runs",
        "<select autofocus onfocus={run}><option>words</select>",
    ),
    (
        "text-that-runs",
        "<textarea autofocus onfocus={run}>words</textarea>",
    ),
    (
        "dialog-over-the-page",
        "<dialog open style='position:fixed;inset:0'>Your password, please</dialog>",
    ),
    ("picture-from-elsewhere", "<img src={beacon} alt=words>"),
    (
        "picture-from-elsewhere-without-a-scheme",
        "<img src='//elsewhere.example/hostile-beacon/x' alt=words>",
    ),
    (
        "picture-from-elsewhere-with-backslashes",
        "<img src='\\\\elsewhere.example/hostile-beacon/x' alt=words>",
    ),
    (
        "picture-from-elsewhere-with-both-slashes",
        "<img src='/\\elsewhere.example/hostile-beacon/x' alt=words>",
    ),
    (
        "picture-from-elsewhere-with-a-tab",
        "<img src='/\t/elsewhere.example/hostile-beacon/x' alt=words>",
    ),
    (
        "picture-from-elsewhere-with-one-slash",
        "<img src='https:/elsewhere.example/hostile-beacon/x' alt=words>",
    ),
    (
        "picture-of-many-sizes",
        "<img srcset='{beacon} 1x, {beacon}-2 2x' sizes=100vw alt=words>",
    ),
    (
        "picture-with-another-srcset",
        "<img src=icon.svg srcset='{beacon} 400w' alt=words>",
    ),
    ("picture-of-one-dot", "<img src={beacon} width=1 height=1>"),
    (
        "picture-of-the-old-name",
        "<image src={beacon}><image href={beacon}>",
    ),
    (
        "picture-of-a-low-source",
        "<img lowsrc={beacon} dynsrc={beacon} longdesc={beacon}>",
    ),
    (
        "picture-of-sources",
        "<picture><source srcset={beacon}><source src={beacon}><img alt=words></picture>",
    ),
    (
        "picture-with-a-map",
        "<img src=icon.svg usemap=#m><map name=m><area href=\"javascript:{run}\" shape=default></map>",
    ),
    (
        "picture-on-a-server-map",
        "<a href=notes.html><img ismap src=icon.svg></a>",
    ),
    (
        "film-with-a-poster",
        "<video poster={beacon} src={beacon} autoplay></video>",
    ),
    (
        "sound-that-plays",
        "<audio autoplay src={beacon}><source src={beacon}></audio>",
    ),
    (
        "track-from-elsewhere",
        "<video src=a.mp4 autoplay><track default src={beacon}></video>",
    ),
    (
        "ping-of-a-link",
        "<a href=notes.html ping={beacon}>words</a>",
    ),
    (
        "attribution-of-a-link",
        "<a href=notes.html attributionsrc={beacon}>words</a>",
    ),
    (
        "link-that-opens-the-opener",
        "<a href=https://elsewhere.example target=_blank rel=opener>words</a>",
    ),
    (
        "link-into-the-site-s-own-frame",
        "<a href=https://elsewhere.example target=_top>words</a>",
    ),
    (
        "link-that-downloads",
        "<a href=notes.exe download=notes.pdf>words</a>",
    ),
    (
        "drawing-that-uses-another",
        "<svg><use href='data:image/svg+xml,<svg id=x><script>{run}</script></svg>#x'/></svg>",
    ),
    (
        "drawing-that-uses-elsewhere",
        "<svg><use xlink:href={beacon}#x /><image href={beacon} /></svg>",
    ),
    (
        "drawing-with-a-link",
        "<svg><a xlink:href=\"javascript:{run}\"><text y=20>words</text></a></svg>",
    ),
    (
        "drawing-that-sets-a-link",
        "<svg><a><set attributeName=href to=\"javascript:{run}\"/><text>words</text></a></svg>",
    ),
    (
        "drawing-with-a-filter",
        "<svg><filter><feImage href={beacon} /></filter></svg>",
    ),
    (
        "formula-with-a-link",
        "<math href=\"javascript:{run}\"><mtext>words</mtext></math>",
    ),
    (
        "formula-with-an-action",
        "<math><maction actiontype=statusline xlink:href=\"javascript:{run}\">words</maction></math>",
    ),
    (
        "table-with-a-background",
        "<table background={beacon}><tr><td background={beacon}>words</table>",
    ),
    (
        "body-with-a-background",
        "<body background={beacon} bgcolor=red text=red link=red>words",
    ),
    (
        "html-with-a-manifest",
        "<html manifest={beacon} lang=xx>words",
    ),
    (
        "quote-with-a-source",
        "<blockquote cite=\"javascript:{run}\">words</blockquote><q cite={beacon}>w</q>",
    ),
    ("sound-of-a-background", "<bgsound src={beacon}>"),
    (
        "layer-from-elsewhere",
        "<layer src={beacon}></layer><ilayer src={beacon}></ilayer>",
    ),
    (
        "data-in-an-island",
        "<xml src={beacon} id=x></xml><span datasrc=#x datafld=a dataformatas=html></span>",
    ),
    (
        "name-of-a-custom-element",
        "<x-player is=x-player src={beacon} onplay={run}>words</x-player>",
    ),
    (
        "part-of-a-shadow",
        "<div><template shadowrootmode=open><script>{run}</script><slot></slot></template>words</div>",
    ),
    (
        "nonce-of-a-script",
        "<script nonce=1 integrity=x>{run}</script>",
    ),
    (
        "editable-words",
        "<p contenteditable onbeforeinput={run}>words</p>",
    ),
    (
        "key-to-press",
        "<a href=https://elsewhere.example accesskey=x tabindex=1>words</a>",
    ),
];
