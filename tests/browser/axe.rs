//! axe: the rules of accessibility that a program can hold a page to, brought into the page by the driver.
//!
//! axe-core comes by npm when tests are set up, in the version that `cargo xtask` pins, and never with the site. The driver runs
//! it beside the page's own scripts, so that the page's policy stays as it is.

use std::fmt;
use std::path::PathBuf;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::json;

use crate::colours::COLOURS;
use crate::engines::cached;
use crate::listener::Listener;

/// What the rules are of: WCAG 2.0 to 2.2, A and AA, and what axe advises beyond.
const TAGS: [&str; 7] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22a",
    "wcag22aa",
    "best-practice",
];
/// The rule beyond them: contrast of 7:1, WCAG's AAA.
const ENHANCED: &str = "color-contrast-enhanced";
/// The rules whose verdict may differ from a light page to a dark one.
const OF_COLOUR: [&str; 3] = ["color-contrast", ENHANCED, "link-in-text-block"];

static SOURCE: LazyLock<Result<String, String>> = LazyLock::new(|| {
    let named = std::env::var_os("AXE").map(PathBuf::from);
    let path = named
        .or_else(|| cached("axe-core", "node_modules/axe-core/axe.min.js"))
        .ok_or("axe-core is not here: `cargo xtask test` brings it, or AXE names its axe.min.js")?;
    std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
});

/// Which rules a page is held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rules {
    /// All.
    All,
    /// Those about colour.
    Colour,
}

/// What a rule says of an element.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Finding {
    /// The rule's name.
    pub(crate) rule: String,
    /// A selector of the element.
    pub(crate) target: String,
    /// The rule's reasons.
    pub(crate) why: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.rule, self.target, self.why)
    }
}

/// What the rules say of a page.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Verdict {
    /// What breaks a rule.
    pub(crate) violations: Vec<Finding>,
    /// What axe cannot decide, and measuring does not either.
    pub(crate) undecided: Vec<Finding>,
    /// How many rules applied to something and found nothing.
    pub(crate) passes: usize,
}

/// What axe cannot see, for a gradient, a drawn mark or a sign that it takes for no text, is measured: the element's colour on every
/// ground that lies below it.
const RUN: &str = "
    const [tags, rules, enhanced] = arguments;
    const isFaint = node => {
        const element = document.querySelector(node.target);
        const colour = parse(getComputedStyle(element).color).rgb;
        return grounds(element).some(ground => contrast(colour, ground) < 7);
    };
    const isOpen = ({ id, nodes }) => ({ id, nodes: /^color-contrast/.test(id) ? nodes.filter(isFaint) : nodes });
    const told = results => results.flatMap(({ id, nodes }) => nodes.map(node => ({
        rule: id,
        target: node.target.flat().join(' '),
        why: [...node.any, ...node.all, ...node.none]
            .map(check => `${check.data?.messageKey ?? ''} ${check.message}`.trim())
            .join('; '),
    })));
    window.axed = null;
    axe.run(document, {
        runOnly: rules.length ? { type: 'rule', values: rules } : { type: 'tag', values: tags },
        rules: { [enhanced]: { enabled: true } },
        resultTypes: ['violations', 'incomplete'],
        preload: false,
    }).then(
        ({ violations, incomplete, passes }) => window.axed = {
            Ok: { violations: told(violations), undecided: told(incomplete.map(isOpen)), passes: passes.length },
        },
        error => window.axed = { Err: String(error) },
    );";

impl Listener {
    /// Holds the page as it is now to the rules.
    #[track_caller]
    pub(crate) fn judges(&self, rules: Rules) -> Verdict {
        let source = SOURCE.as_ref().unwrap_or_else(|error| panic!("{error}"));
        let there: bool = self.asks("return 'axe' in window", &[]);
        if !there {
            let _: () = self.asks(source, &[]);
        }
        let only: &[&str] = match rules {
            Rules::All => &[],
            Rules::Colour => &OF_COLOUR,
        };
        let script = format!("{COLOURS}{RUN}");
        let _: () = self.asks(&script, &[json!(TAGS), json!(only), json!(ENHANCED)]);
        let verdict: Result<Verdict, String> = self.waits("axe's verdict", || {
            let verdict: Option<_> = self.asks("return window.axed", &[]);
            verdict.ok_or_else(|| "it is still at it".to_owned())
        });
        verdict.unwrap_or_else(|error| panic!("axe broke: {error}"))
    }
}
