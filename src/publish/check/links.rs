//! Dead links: what in the notes looks like a way on and leads no listener anywhere, told with the line it stands in.

use std::cell::RefCell;
use std::collections::HashSet;

use url::Url;

use super::host::is_private;
use super::{Level, Warning};
use crate::domain::episode::Body;
use crate::domain::notes::{Block, Href, Inline, read_text};
use crate::domain::timestamp;
use crate::publish::html::read_html_with;

/// As much of an address, and of a line, in characters, as tells which one it is.
const ADDRESS: usize = 80;
const LINE: usize = 160;

/// Where an address stands, among those that are kept, that is none of these: `.invalid` is nobody's, by RFC 2606.
const REFUSED: &str = "https://refused.invalid/";

/// The dead links of notes, of which these times were recognised: a link whose time plays here is dead for others alone.
pub(super) fn dead(body: &Body, times: &[timestamp::Found]) -> Vec<Warning> {
    let refused = RefCell::new(Vec::new());
    let blocks = match body {
        Body::Text(text) => read_text(text),
        Body::Html(html) => read_html_with(html, &|address| {
            if Href::parse(&address).is_some() {
                return address;
            }
            let mut refused = refused.borrow_mut();
            refused.push(address);
            format!("{REFUSED}{}", refused.len() - 1)
        }),
    };
    let refused = refused.into_inner();
    let times: HashSet<&str> = times.iter().map(|it| it.text.as_str()).collect();
    let mut lines = Lines::default();
    Block::contents(&blocks, &mut |content| {
        lines.read(content);
        lines.end();
    });
    let warnings = lines.links.into_iter().filter_map(|link| {
        let (address, why) = match &link.href {
            Href::Web(address) => {
                let number = address.strip_prefix(REFUSED);
                let written = number.and_then(|it| refused.get(it.parse::<usize>().ok()?));
                match written {
                    Some(written) => (written.as_str(), Why::refused(written)),
                    None => (address.as_str(), Why::unreachable(address)?),
                }
            }
            Href::Mail(address) => {
                let to = address.split_once(':').map_or("", |(_, to)| to);
                let nobody = to.split('?').next().unwrap_or_default().trim().is_empty();
                (address.as_str(), nobody.then_some(Why::Nobody)?)
            }
            Href::Relative(_) | Href::Moment(_) => return None,
        };
        let words = link
            .text
            .split(|c: char| c.is_whitespace() || "()[]".contains(c));
        let plays = words
            .map(|it| it.trim_end_matches(['.', ',', ';']))
            .any(|it| times.contains(it));
        Some(why.told(address, plays, &lines.lines[link.line]))
    });
    warnings.collect()
}

/// Why a link is dead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// It has no address.
    Empty,
    /// `#`: the page itself.
    Itself,
    /// `#top`: a place of a page, which notes have none of.
    Place,
    /// `javascript:`.
    Program,
    /// `file:`, `C:\`.
    File,
    /// Another scheme.
    Scheme,
    /// `localhost`, `192.168.1.2`.
    Private,
    /// An address of the web that names no host.
    NoHost,
    /// `mailto:`.
    Nobody,
}

impl Why {
    /// Of an address that notes have no word for.
    fn refused(address: &str) -> Self {
        let plain: String = address.chars().filter(|c| *c > ' ').collect();
        let plain = plain.to_ascii_lowercase();
        let scheme = plain.split(':').next().unwrap_or_default();
        match plain.as_bytes() {
            [] => Self::Empty,
            [b'#' | b'?'] => Self::Itself,
            [b'#' | b'?', ..] => Self::Place,
            [b'/' | b'\\', ..] => Self::NoHost,
            _ if matches!(scheme, "javascript" | "vbscript") => Self::Program,
            _ if scheme == "file" || scheme.len() == 1 => Self::File,
            _ => Self::Scheme,
        }
    }

    /// Of an address of the web, where nobody but the publisher comes there.
    fn unreachable(address: &str) -> Option<Self> {
        match Url::parse(address) {
            Ok(url) => is_private(&url).then_some(Self::Private),
            Err(_) => Some(Self::NoHost),
        }
    }

    fn told(self, address: &str, plays: bool, line: &str) -> Warning {
        let (level, what, way_out) = match self {
            Self::Empty => (
                Level::Error,
                "has no address",
                "name one, or leave the text plain",
            ),
            Self::Itself => (
                Level::Error,
                "leads to this page itself",
                "name an address, or leave the text plain",
            ),
            Self::Place => (
                Level::Warning,
                "leads to a place that is marked in another page",
                "give the whole address of that page",
            ),
            Self::Program => (
                Level::Error,
                "is a program, which no app runs",
                "name an address",
            ),
            Self::File => (
                Level::Error,
                "leads to a file of your own machine",
                "put it on the web",
            ),
            Self::Scheme => (
                Level::Warning,
                "is neither http, https nor mailto, and is left as text",
                "give its address on the web",
            ),
            Self::Private => (
                Level::Error,
                "leads to a machine that listeners cannot reach",
                "give its address on the web",
            ),
            Self::NoHost => (Level::Error, "names no machine", "write the whole address"),
            Self::Nobody => (Level::Error, "writes to nobody", "name an address"),
        };
        let (level, way_out) = match plays {
            true => (
                Level::Warning,
                "its time plays here, and is dead elsewhere: write it as #t=, or as plain text",
            ),
            false => (level, way_out),
        };
        let (address, line) = (cut(address.trim(), ADDRESS), cut(line, LINE));
        Warning {
            code: "dead-link",
            level,
            message: format!("the link `{address}` {what} ({way_out}): {line}"),
            line: Some(line),
        }
    }
}

fn cut(text: &str, most: usize) -> String {
    let mut chars = text.chars();
    let mut cut: String = chars.by_ref().take(most).collect();
    if chars.next().is_some() {
        cut.push('…');
    }
    cut
}

/// Lines as a reader sees them, and the links in them.
#[derive(Default)]
struct Lines {
    lines: Vec<String>,
    /// The line that is being read.
    line: String,
    links: Vec<Link>,
}

struct Link {
    href: Href,
    /// What it reads.
    text: String,
    /// The line that it begins in.
    line: usize,
}

impl Lines {
    fn read(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::Timestamp { text, .. } => {
                    self.line.push_str(text);
                }
                Inline::Emphasis(content) | Inline::Strong(content) => self.read(content),
                Inline::Link { href, content } => {
                    self.links.push(Link {
                        href: href.clone(),
                        text: Inline::text_of(content),
                        line: self.lines.len(),
                    });
                    self.read(content);
                }
                Inline::Break => self.end(),
                Inline::Image { alt, .. } => self.line.push_str(alt),
            }
        }
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.lines.push(line.trim().to_owned());
    }
}
