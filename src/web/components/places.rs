//! The places to listen. A service that has closed is text that says so.

use leptos::prelude::*;

use crate::domain::episode::Listen;
use crate::web::catalogue::use_catalogue;
use crate::web::i18n::Words;

/// The places; nothing where there are none.
pub fn places(say: Words, listen: &[Listen]) -> AnyView {
    if listen.is_empty() {
        return ().into_any();
    }
    let catalogue = use_catalogue();
    let place = |listen: &Listen| match &listen.url {
        Some(url) => {
            let href = catalogue.address(url);
            view! {
                <li>
                    <a rel="external noopener" href=href>
                        {listen.label.clone()}
                    </a>
                </li>
            }
            .into_any()
        }
        None => view! {
            <li class="closed">
                {listen.label.clone()} " · " <em>{say.closed()}</em>
            </li>
        }
        .into_any(),
    };
    view! { <ul class="places">{listen.iter().map(place).collect::<Vec<_>>()}</ul> }.into_any()
}
