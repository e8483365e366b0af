//! Trouble: why it does not play or is not where it was sent, what may be off, and the way on.

use super::bar::focus_play;
use crate::domain::playback::{Failure, Playback, Request, Status};
use crate::domain::seconds::Seconds;
use crate::i18n::Words;
use crate::web::base;
use crate::web::dom::{Tag, View, live, tag};
use crate::web::player::{seen, use_player};

/// What there is to say.
#[derive(Clone, Copy, PartialEq)]
enum Trouble {
    Failed {
        failure: Failure,
        /// Where it would go on.
        at: Seconds,
        /// Whether it is fetched again by itself.
        retries: bool,
    },
    Late {
        /// Whether it is for want of a network.
        offline: bool,
        /// Where it stands.
        at: Seconds,
    },
    PastTheEnd(Seconds),
    Rested,
    Drifted,
}

impl Trouble {
    fn of(playback: &Playback) -> Option<Self> {
        match (playback.status, playback.past_the_end) {
            (Status::Failed(failure), _) => Some(Self::Failed {
                failure,
                at: playback.shown(),
                retries: playback.retries(),
            }),
            _ if playback.late => Some(Self::Late {
                offline: !base::is_online(),
                at: playback.shown(),
            }),
            // The same words stay from try to try: what comes and goes is read aloud each time.
            _ if playback.is_mending() => Some(Self::Failed {
                failure: if base::is_online() {
                    Failure::Network
                } else {
                    Failure::Offline
                },
                at: playback.shown(),
                retries: true,
            }),
            (_, Some(at)) => Some(Self::PastTheEnd(at)),
            _ if playback.rested => Some(Self::Rested),
            _ if playback.has_drifted() => Some(Self::Drifted),
            _ => None,
        }
    }

    /// What cannot wait.
    fn alert(self, say: Words) -> String {
        match self {
            Self::Failed {
                failure,
                at,
                retries,
            } => match retries {
                true => [&say.failed(failure, at), " ", say.tries_again()].concat(),
                false => say.failed(failure, at),
            },
            Self::Late { offline: true, at } => say.failed(Failure::Offline, at),
            Self::Late { .. } => say.late().to_owned(),
            Self::PastTheEnd(at) => say.past_the_end(at),
            Self::Rested | Self::Drifted => String::new(),
        }
    }

    /// What is good to know.
    fn notice(self, say: Words) -> &'static str {
        match self {
            Self::Rested => say.rested(),
            Self::Drifted => say.drifted(),
            _ => "",
        }
    }

    /// The ways on, the best first.
    fn ways(self, say: Words) -> Vec<(&'static str, Request)> {
        let retry = (say.retry(), Request::Retry);
        match self {
            Self::Failed { failure, .. } => match failure {
                Failure::Refused => vec![(say.play(), Request::Resume)],
                Failure::NoRange => vec![retry, (say.settle(), Request::Settle)],
                _ => vec![retry],
            },
            Self::Late { .. } => vec![retry],
            Self::Rested => vec![(say.listen_on(), Request::Resume)],
            Self::PastTheEnd(_) | Self::Drifted => Vec::new(),
        }
    }
}

/// The sentence and its buttons. What speaks stands in the page before it does, so that it is heard.
pub fn trouble(say: Words) -> Tag {
    let player = use_player();
    let trouble = seen(Trouble::of);
    let alert = move || trouble.get().map_or_else(String::new, |it| it.alert(say));
    let notice = move || trouble.get().map_or("", |it| it.notice(say)).to_owned();
    let button = move |(label, request): (&str, Request)| -> View {
        tag("button")
            .class("btn retry")
            .on("click", move |_| {
                player.ask(request.clone());
                focus_play();
            })
            .text(label)
            .into()
    };
    let ways = move || {
        let ways = trouble.get().map_or_else(Vec::new, |it| it.ways(say));
        ways.into_iter().map(button).collect()
    };
    tag("div")
        .class("alert")
        .child(tag("p").attr("role", "alert").live_text(alert))
        .child(tag("p").attr("role", "status").live_text(notice))
        .child(live(ways))
}
