//! What runs within a line of notes, as elements.

use leptos::prelude::*;

use super::{Writer, timestamp};
use crate::domain::notes::{Href, Inline};
use crate::web::catalogue::use_catalogue;
use crate::web::components::picture;

impl Writer {
    pub(super) fn flow(&self, content: &[Inline]) -> AnyView {
        content
            .iter()
            .map(|inline| self.inline(inline))
            .collect::<Vec<_>>()
            .into_any()
    }

    fn inline(&self, inline: &Inline) -> AnyView {
        match inline {
            Inline::Text(text) => text.clone().into_any(),
            Inline::Emphasis(content) => view! { <em>{self.flow(content)}</em> }.into_any(),
            Inline::Strong(content) => view! { <strong>{self.flow(content)}</strong> }.into_any(),
            Inline::Code(code) => view! { <code>{code.clone()}</code> }.into_any(),
            Inline::Break => view! { <br /> }.into_any(),
            Inline::Timestamp { text, span } => {
                timestamp(self.say, &self.episode, *span, text.clone())
            }
            Inline::Link { href, content } => self.link(href, content),
            Inline::Image { src, alt } => self.image(src, alt),
        }
    }

    fn link(&self, href: &Href, content: &[Inline]) -> AnyView {
        let address = match href {
            Href::Moment(span) => {
                return timestamp(self.say, &self.episode, *span, Inline::text_of(content));
            }
            Href::Web(address) | Href::Mail(address) => address.clone(),
            Href::Relative(path) => use_catalogue().address(path),
        };
        view! {
            <a href=address rel="external noopener">
                {self.flow(content)}
            </a>
        }
        .into_any()
    }

    fn image(&self, src: &str, alt: &str) -> AnyView {
        match picture::may_load(&self.feed, src) {
            Some(src) => view! { <img src=src alt=alt.to_owned() loading="lazy" /> }.into_any(),
            None => view! {
                <a href=use_catalogue().address(src) rel="external noopener">
                    {self.say.picture(alt)}
                </a>
            }
            .into_any(),
        }
    }
}
