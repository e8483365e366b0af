//! A page that there is not.

use crate::i18n::Words;
use crate::web::components::notice;
use crate::web::dom::View;

/// Says so, and leads on.
pub(super) fn not_found(say: Words) -> View {
    notice::missing(say, say.no_page())
}
