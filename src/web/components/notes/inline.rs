//! What runs within a line of notes, as elements.

use super::{Writer, timestamp};
use crate::domain::notes::{Href, Inline};
use crate::web::catalogue::use_catalogue;
use crate::web::dom::{Tag, View, tag};

impl Writer {
    pub(super) fn flow(&self, content: &[Inline]) -> View {
        content.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> View {
        match inline {
            Inline::Text(text) => View::text(text),
            Inline::Emphasis(content) => tag("em").child(self.flow(content)).into(),
            Inline::Strong(content) => tag("strong").child(self.flow(content)).into(),
            Inline::Code(code) => tag("code").text(code).into(),
            Inline::Break => tag("br").into(),
            Inline::Timestamp { text, span } => {
                timestamp(self.say, &self.episode, *span, text.clone())
            }
            Inline::Link { href, content } => self.link(href, content),
            Inline::Image { src, alt } => self.image(src, alt).into(),
        }
    }

    fn link(&self, href: &Href, content: &[Inline]) -> View {
        let link = match href {
            Href::Moment(span) => {
                return timestamp(self.say, &self.episode, *span, Inline::text_of(content));
            }
            Href::Web(address) | Href::Mail(address) => away(address),
            Href::Relative(path) => away(&use_catalogue().address(path)),
        };
        link.child(self.flow(content)).into()
    }

    fn image(&self, src: &str, alt: &str) -> Tag {
        let catalogue = use_catalogue();
        match catalogue.picture(&self.feed, src) {
            Some(src) => {
                let image = tag("img").attr("src", &src).attr("alt", alt);
                image.attr("loading", "lazy")
            }
            None => away(&catalogue.address(src)).text(&self.say.picture(alt)),
        }
    }
}

/// A link that leads away from the site.
fn away(address: &str) -> Tag {
    let link = tag("a").attr("href", address);
    link.attr("rel", "external noopener")
}
