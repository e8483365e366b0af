//! Scripts in attributes: one of each event that browsers know, on an element where it would happen by itself, or on any.

use super::{Family, Input};

/// Events that happen without anybody's doing, on elements that bring them about.
const BY_THEMSELVES: &[(&str, &str)] = &[
    ("load-of-a-picture", "<img src=icon.svg onload={run}>"),
    (
        "error-of-a-picture",
        "<img src=/no/such/picture onerror={run}>",
    ),
    (
        "error-of-a-picture-in-capitals",
        "<IMG SRC=/no/such/picture ONERROR={run}>",
    ),
    (
        "error-after-a-slash",
        "<img/src=/no/such/picture/onerror={run}>",
    ),
    (
        "error-in-quotes-that-end-early",
        "<img alt=\"a\"onerror=\"{run}\"src=/no/such/picture>",
    ),
    (
        "error-with-spaces-round-the-sign",
        "<img src = /no/such/picture onerror\n=\t\"{run}\">",
    ),
    (
        "error-written-in-references",
        "<img src=/no/such/picture onerror=\"&#116;op.pwned&#x3d;1\">",
    ),
    (
        "error-of-a-sound",
        "<audio src=/no/such/sound onerror={run}></audio>",
    ),
    (
        "error-of-a-source",
        "<video><source src=/no/such/film onerror={run}></video>",
    ),
    ("load-of-a-frame", "<iframe onload={run}></iframe>"),
    ("load-of-a-drawing", "<svg onload={run}></svg>"),
    (
        "load-of-an-object",
        "<object data=icon.svg onload={run}></object>",
    ),
    (
        "load-of-a-sheet",
        "<link rel=stylesheet href=accent.css onload={run}>",
    ),
    ("load-of-a-body", "<body onload={run}>words"),
    ("show-of-a-body", "<body onpageshow={run}>words"),
    ("resize-of-a-body", "<body onresize={run}>words"),
    (
        "hash-of-a-body",
        "<body onhashchange={run}><a href=#t=8>8</a>",
    ),
    ("message-to-a-body", "<body onmessage={run}>words"),
    (
        "toggle-of-details",
        "<details open ontoggle={run}><summary>w</summary>words</details>",
    ),
    (
        "focus-that-is-given",
        "<p tabindex=0 autofocus onfocus={run}>words</p>",
    ),
    ("focus-of-a-field", "<input autofocus onfocus={run}>"),
    (
        "blur-of-a-field",
        "<input onblur={run} autofocus><input autofocus>",
    ),
    (
        "begin-of-an-animation-of-a-drawing",
        "<svg><animate onbegin={run} attributeName=x dur=1s></svg>",
    ),
    (
        "end-of-a-set",
        "<svg><set onend={run} attributeName=x dur=1ms></svg>",
    ),
    (
        "end-of-an-animation",
        "<p style='animation:turn 1ms' onanimationend={run}>words</p>",
    ),
    (
        "start-of-a-marquee",
        "<marquee onstart={run}>words</marquee>",
    ),
    (
        "cue-of-a-track",
        "<video><track default src=/x.vtt oncuechange={run}></video>",
    ),
    (
        "state-of-a-popover",
        "<p popover id=p onbeforetoggle={run}>words</p>",
    ),
    (
        "scroll-that-ends",
        "<p style='overflow:auto;height:1px' onscrollend={run} id=main>words<br>words</p>",
    ),
];

/// Every other event attribute, on the elements that notes keep.
const BY_HAND: &str = "\
    abort auxclick beforecopy beforecut beforeinput beforematch beforepaste beforeunload cancel canplay change click close \
    contextlost contextmenu contextrestored copy cut dblclick drag dragend dragenter dragleave dragover dragstart drop \
    durationchange emptied ended focusin focusout formdata fullscreenchange gotpointercapture input invalid keydown keypress \
    keyup languagechange lostpointercapture mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup mousewheel \
    offline online pagehide paste pause play playing pointercancel pointerdown pointerenter pointerleave pointermove \
    pointerout pointerover pointerrawupdate pointerup popstate progress ratechange rejectionhandled reset resize scroll \
    search securitypolicyviolation seeked seeking select selectionchange selectstart slotchange stalled storage submit \
    suspend timeupdate touchcancel touchend touchmove touchstart transitioncancel transitionend transitionrun \
    transitionstart unhandledrejection unload volumechange waiting webkitanimationend wheel";

const KEPT: [&str; 6] = [
    "a href=https://kept.example",
    "p",
    "li",
    "strong",
    "h2",
    "td",
];

pub(super) fn all() -> Vec<Input> {
    let by_themselves = BY_THEMSELVES
        .iter()
        .map(|(name, written)| (name.to_string(), written.to_string()));
    let by_hand = BY_HAND.split_whitespace().zip(KEPT.iter().cycle());
    let by_hand = by_hand.map(|(event, element)| {
        let tag = element.split(' ').next().unwrap_or_default();
        let open = ["<", element, " on", event, "=\"{run}\">"].concat();
        (
            ["event-", event].concat(),
            ["<table><tr>", &open, "words</", tag, "></table>"].concat(),
        )
    });
    let all = by_themselves.chain(by_hand);
    all.map(|(name, written)| Input::new(Family::Event, name, written))
        .collect()
}
