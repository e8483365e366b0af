//! A page that there is not.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::feed::Feed;
use crate::web::components::notice;
use crate::web::i18n::Words;

/// Says so, and leads on.
pub fn not_found(say: Words, _: &Arc<Feed>) -> AnyView {
    notice::missing(say, say.no_page())
}
