//! A namespace: whose word an element's name is.

/// The vocabularies that feeds are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// RSS's own, which has no namespace; 1.0's, too.
    Rss,
    Atom,
    Itunes,
    Content,
    Podcast,
    Psc,
    Media,
    GooglePlay,
    Dc,
    /// FeedBurner's, which keeps what its own addresses stand for.
    Feedburner,
    /// Any other.
    Other,
}

impl Space {
    /// By its address, however it is written: with https or http, in capitals, with a slash at its end.
    pub(super) fn of(uri: &str) -> Option<Self> {
        let uri = uri.trim().to_ascii_lowercase();
        let uri = uri
            .strip_prefix("https://")
            .or(uri.strip_prefix("http://"))?;
        Some(match uri.trim_end_matches(['/', '#']) {
            "www.w3.org/2005/atom" | "purl.org/atom/ns" => Self::Atom,
            "www.itunes.com/dtds/podcast-1.0.dtd" => Self::Itunes,
            "purl.org/rss/1.0/modules/content" => Self::Content,
            "podcastindex.org/namespace/1.0" => Self::Podcast,
            // Where the namespace was first written down.
            "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md" => Self::Podcast,
            "podlove.org/simple-chapters" => Self::Psc,
            "search.yahoo.com/mrss" => Self::Media,
            "www.google.com/schemas/play-podcasts/1.0" => Self::GooglePlay,
            "purl.org/dc/elements/1.1" | "purl.org/dc/terms" => Self::Dc,
            "rssnamespace.org/feedburner/ext/1.0" => Self::Feedburner,
            "purl.org/rss/1.0"
            | "my.netscape.com/rdf/simple/0.9"
            | "backend.userland.com/rss2"
            | "blogs.law.harvard.edu/tech/rss" => Self::Rss,
            _ => return None,
        })
    }

    /// By the prefix that is customary for it, for a feed that does not say or says it wrongly.
    pub(super) fn customary(prefix: &str) -> Option<Self> {
        Some(match prefix.to_ascii_lowercase().as_str() {
            "atom" | "atom10" => Self::Atom,
            "itunes" => Self::Itunes,
            "content" => Self::Content,
            "podcast" => Self::Podcast,
            "psc" | "sc" => Self::Psc,
            "media" => Self::Media,
            "googleplay" => Self::GooglePlay,
            "dc" | "dcterms" => Self::Dc,
            "feedburner" => Self::Feedburner,
            _ => return None,
        })
    }
}
