//! Names that hide the page's own: scripts find elements by them where they look for something else.

pub(super) const ALL: &[(&str, &str)] = &[
    (
        "name-of-the-app",
        "<p id=app>words</p><a id=app href=https://a.example>words</a>",
    ),
    (
        "name-of-the-sound",
        "<audio id=audio src={beacon} autoplay></audio><p id=audio>words</p>",
    ),
    (
        "name-of-the-main-part",
        "<h2 id=main>words</h2><a name=main href=https://a.example>words</a>",
    ),
    (
        "name-of-a-notice",
        "<p id=crashed>words</p><p id=boot-failed>words</p>",
    ),
    (
        "name-of-the-base",
        "<img name=baseURI src=icon.svg><a id=baseURI href={beacon}>words</a>",
    ),
    (
        "name-of-the-document-s-own",
        "<img name=getElementById src=icon.svg><form name=querySelector></form>",
    ),
    (
        "name-of-cookies",
        "<img name=cookie src=icon.svg><form name=body><input name=firstChild></form>",
    ),
    (
        "name-of-the-place",
        "<a id=location href=\"javascript:{run}\">words</a><form id=location></form>",
    ),
    (
        "name-of-the-storage",
        "<form id=localStorage><input name=getItem></form><a id=sessionStorage>words</a>",
    ),
    (
        "name-of-the-fetcher",
        "<a id=fetch href={beacon}>words</a><p id=Worker>words</p>",
    ),
    (
        "name-of-wasm",
        "<a id=WebAssembly href={beacon}>w</a><a id=WebAssembly name=instantiate href={beacon}>w</a>",
    ),
    (
        "name-of-a-node-s-own",
        "<form><input name=attributes><input name=parentNode><input name=children></form>",
    ),
    (
        "name-of-a-node-s-own-on-what-is-kept",
        "<ul id=attributes><li id=nodeName>0:05 One<li id=nextSibling>1:05 Two</ul>",
    ),
    (
        "name-of-a-prototype",
        "<p id=__proto__>words</p><img name=constructor src=icon.svg>",
    ),
    (
        "name-of-the-trusted-types",
        "<a id=trustedTypes>words</a><a id=trustedTypes name=createPolicy href={beacon}>w</a>",
    ),
    (
        "name-of-a-frame",
        "<iframe name=self srcdoc='<a id=parent>w</a>'></iframe><iframe name=top></iframe>",
    ),
    (
        "class-of-the-site-s-own",
        "<p class='btn go t notice crashed'>words</p><div class=skip>w</div>",
    ),
    (
        "part-of-a-voice",
        "<p role=alert aria-live=assertive aria-hidden=true aria-label=Play>words</p>",
    ),
    (
        "part-of-a-slot",
        "<p slot=main part=main itemprop=url itemscope itemid={beacon}>words</p>",
    ),
    (
        "data-of-the-site-s-own",
        "<p data-slug=x data-trunk hidden=until-found inert>words</p>",
    ),
    (
        "language-of-the-page",
        "<p lang='\"><img src=x onerror={run}>' xml:lang=x dir=rtl translate=no>words</p>",
    ),
];
