//! The media session: what the system shows of the sound, on lock screens and headsets, and what it asks for there.
//!
//! It is spoken to by names alone: the bindings count it as unstable. A browser without it, or without a part of it,
//! loses nothing else.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::{Player, seen};
use crate::domain::chapter;
use crate::domain::episode::Episode;
use crate::domain::feed::Feed;
use crate::domain::playback::{Playback, Request, Skips, Status};
use crate::domain::seconds::Seconds;
use crate::web::base::window;
use crate::web::catalogue::Loaded;
use crate::web::state::watch;

/// What the system may ask for at any time.
static ACTIONS: [&str; 6] = [
    "play",
    "pause",
    "stop",
    "seekto",
    "seekbackward",
    "seekforward",
];

/// The page's own.
#[derive(Clone)]
struct MediaSession(JsValue);

/// Tells the system of the player, and the player of what the system asks. To be called once, with the player at hand.
pub(super) fn provide(player: Player) {
    let session = get(&window().navigator(), "mediaSession");
    if !session.is_object() {
        return;
    }
    let session = MediaSession(session);
    for action in ACTIONS.iter() {
        session.handle(action, &handler(player, action));
    }
    for (action, leads) in [
        ("previoustrack", seen(Playback::has_previous)),
        ("nexttrack", seen(Playback::has_next)),
    ] {
        let (session, handler) = (session.clone(), handler(player, action));
        watch(move || {
            let handler = if leads.get() {
                &handler
            } else {
                &JsValue::NULL
            };
            session.handle(action, handler);
        });
    }
    session.clone().show_what(player);
    session.show_where(player);
}

impl MediaSession {
    /// Calls a method; where there is none, or it refuses what it does not know, nothing happens.
    fn call(&self, method: &str, arguments: &Array) {
        if let Ok(method) = get(&self.0, method).dyn_into::<Function>() {
            let _ = method.apply(&self.0, arguments);
        }
    }

    fn handle(&self, action: &str, handler: &JsValue) {
        self.call("setActionHandler", &Array::of2(&action.into(), handler));
    }

    /// What is heard: the chapter and its episode, else the episode and its podcast.
    fn show_what(self, player: Player) {
        let now = seen(|playback| chapter::active_at(playback.chapters(), playback.shown()));
        watch(move || {
            now.get();
            let Some(episode) = player.episode.get() else {
                return;
            };
            player.catalogue.state().with(|loaded| {
                if let Loaded::Ready(feed) = loaded {
                    let read = |playback: &Playback| metadata(player, feed, &episode, playback);
                    if let Some(metadata) = player.playback.with_untracked(read) {
                        let _ = Reflect::set(&self.0, &"metadata".into(), &metadata);
                    }
                }
            });
        });
    }

    /// Whether it is heard, and where it stands: told when that does not follow from what was told before.
    fn show_where(self, player: Player) {
        let mut told = None;
        watch(move || {
            player.playback.with(|playback| {
                let now = (playback.status, playback.rate, playback.duration());
                let now = Some((now, playback.arrived));
                if told == now {
                    return;
                }
                told = now;
                let state = match playback.status {
                    Status::Idle => "none",
                    _ if playback.is_active() => "playing",
                    _ => "paused",
                };
                let _ = Reflect::set(&self.0, &"playbackState".into(), &state.into());
                self.call("setPositionState", &position(playback));
            });
        });
    }
}

/// What a press on the system's button asks of the player.
fn handler(player: Player, action: &'static str) -> JsValue {
    let react = move |details: JsValue| {
        let skips = player.habits.skips().get_untracked();
        if let Some(request) = request(action, &details, skips) {
            player.ask(request);
        }
    };
    Closure::<dyn Fn(JsValue)>::new(react).into_js_value()
}

fn request(action: &str, details: &JsValue, skips: Skips) -> Option<Request> {
    let seconds = |name| Seconds::from_f64(get(details, name).as_f64()?);
    let offset = || seconds("seekOffset").filter(|by| *by > Seconds::ZERO);
    let millis = |by: Seconds| i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
    Some(match action {
        "play" => Request::Resume,
        "seekto" => Request::SeekTo(seconds("seekTime")?),
        "seekbackward" => offset().map_or(skips.request(false), |by| Request::Skip(-millis(by))),
        "seekforward" => offset().map_or(skips.request(true), |by| Request::Skip(millis(by))),
        "previoustrack" => Request::Previous,
        "nexttrack" => Request::Next,
        _ => Request::Pause,
    })
}

/// Lock screens show two lines and a picture.
fn metadata(
    player: Player,
    feed: &Feed,
    episode: &Episode,
    playback: &Playback,
) -> Option<JsValue> {
    let chapter = playback.chapter();
    let (title, artist) = match chapter {
        Some(chapter) => (&chapter.title, &episode.title),
        None => (&episode.title, &feed.title),
    };
    let pictures = [
        chapter.and_then(|chapter| chapter.image.as_ref()),
        episode.image.as_ref(),
        feed.icon.as_ref(),
    ];
    let artwork = Array::new();
    for picture in pictures.iter().copied().flatten() {
        if let Some(picture) = player.catalogue.picture(feed, picture) {
            artwork.push(&object(&[("src", picture.into())]));
            break;
        }
    }
    let init = object(&[
        ("title", title.into()),
        ("artist", artist.into()),
        ("album", (&feed.title).into()),
        ("artwork", artwork.into()),
    ]);
    let class: Function = get(&window(), "MediaMetadata").dyn_into().ok()?;
    Reflect::construct(&class, &Array::of1(&init)).ok()
}

/// Where it stands, within its length; nothing, which says that it is unknown, where there is no length.
fn position(playback: &Playback) -> Array {
    let length = playback.duration().unwrap_or_default();
    if length == Seconds::ZERO {
        return Array::new();
    }
    Array::of1(&object(&[
        ("duration", length.as_f64().into()),
        ("position", playback.shown().min(length).as_f64().into()),
        ("playbackRate", playback.rate.as_f64().into()),
    ]))
}

fn get(from: &JsValue, name: &str) -> JsValue {
    Reflect::get(from, &name.into()).unwrap_or_default()
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
