//! An address in a feed, made whole by the feed's own.

use url::Url;

use crate::domain::address;

/// What addresses in a feed stand on.
#[derive(Clone, Debug, Default)]
pub(super) struct Addresses {
    base: Option<Url>,
}

impl Addresses {
    /// On the feed's own address; where it has none, what is relative stays so.
    pub(super) fn on(base: Option<&Url>) -> Self {
        Self {
            base: base.cloned(),
        }
    }

    /// The same, where the feed says of itself what its addresses stand on: by `xml:base`, or its site's address.
    pub(super) fn or_on(self, said: Option<&str>) -> Self {
        let said = said.and_then(|it| Url::parse(it.trim()).ok());
        Self {
            base: self
                .base
                .or(said.filter(|it| matches!(it.scheme(), "http" | "https"))),
        }
    }

    /// An address that may be followed, whole where it can be; `None` for what leads nowhere.
    pub(super) fn follow(&self, written: &str) -> Option<String> {
        let written = address::web(written)?;
        match &self.base {
            None if written.starts_with("//") => Some(format!("https:{written}")),
            None => Some(written.replace(' ', "%20")),
            Some(base) => {
                let whole = base.join(written).ok()?;
                matches!(whole.scheme(), "http" | "https").then(|| whole.into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_relative_stands_on_the_feeds_own_address() {
        let base = Url::parse("https://exemple.fr/p/feed.xml").ok();
        let on = Addresses::on(base.as_ref());
        assert_eq!(
            on.follow("a b.mp3").as_deref(),
            Some("https://exemple.fr/p/a%20b.mp3")
        );
        assert_eq!(on.follow("javascript:alert(1)"), None);
        let nowhere = Addresses::on(None);
        assert_eq!(nowhere.follow("a.mp3").as_deref(), Some("a.mp3"));
        assert_eq!(
            nowhere.follow("//cdn.fr/a").as_deref(),
            Some("https://cdn.fr/a")
        );
        let said = Addresses::on(None).or_on(Some("https://exemple.fr/"));
        assert_eq!(
            said.follow("a.mp3").as_deref(),
            Some("https://exemple.fr/a.mp3")
        );
    }
}
