//! The page's audio element: the only file that names it. It carries commands out and reports facts, nothing more.

use std::cell::Cell;

use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlAudioElement, HtmlMediaElement, MediaError};

use crate::domain::moment::Span;
use crate::domain::playback::{Command, Fact, Failure, Rate, Volume};
use crate::domain::seconds::Seconds;
use crate::web::base;
use crate::web::dom::listen;

/// What an event says, read off the element at that instant; `None` where it says nothing.
type Reading = fn(&HtmlAudioElement) -> Option<Fact>;

/// The audio element that stands in `index.html`, outside the app, so that navigation never stops the sound.
pub(super) struct Element {
    audio: HtmlAudioElement,
    /// Where it stood when it was taken over as it played, until the player has caught up.
    begun: Cell<Option<Seconds>>,
}

impl Element {
    /// The page's own; `None` where the page has none.
    pub(super) fn adopt() -> Option<Self> {
        let audio: HtmlAudioElement = base::document()
            .get_element_by_id("audio")?
            .dyn_into()
            .ok()?;
        // A voice is as high when it speaks faster.
        let _ = js_sys::Reflect::set(&audio, &"preservesPitch".into(), &true.into());
        Some(Self {
            audio,
            begun: Cell::new(None),
        })
    }

    /// Whether a press on the page made beforehand has it playing, and the moment that was pressed, from where it is by
    /// now: once, for then the player has it.
    pub(super) fn take_over(&self) -> Option<Option<Span>> {
        let asked = self.audio.get_attribute("data-t")?;
        let _ = self.audio.remove_attribute("data-t");
        if self.audio.paused() {
            return None;
        }
        let at = clock(&self.audio);
        let asked = Span::parse(&asked).ok().map(|span| Span {
            start: span.start.max(at),
            ..span
        });
        self.begun.set(Some(at));
        Some(asked)
    }

    /// Tells `report` all that the element says, for as long as the page lives.
    pub(super) fn listen(&self, report: impl Fn(Fact) + Copy + 'static) {
        let events: [(&str, Reading); 16] = [
            ("loadedmetadata", metadata),
            ("durationchange", metadata),
            // WebKit may learn the length later than it says, and then says nothing of it: it is read again at each of these.
            ("canplay", metadata),
            ("playing", metadata),
            ("timeupdate", metadata),
            ("progress", |_| Some(Fact::Progress)),
            ("play", |_| Some(Fact::Started)),
            ("playing", |_| Some(Fact::Playing)),
            ("pause", |audio| (!audio.ended()).then_some(Fact::Paused)),
            ("waiting", |_| Some(Fact::Waiting)),
            ("timeupdate", |audio| Some(Fact::Time(clock(audio)))),
            ("seeked", |audio| Some(Fact::Seeked(clock(audio)))),
            ("ended", |audio| Some(Fact::Ended(clock(audio)))),
            ("ratechange", |audio| {
                Some(Fact::Rate(Rate::nearest(audio.playback_rate())))
            }),
            ("volumechange", |audio| {
                Some(Fact::Volume(Volume::nearest(audio.volume(), audio.muted())))
            }),
            ("error", |audio| {
                audio
                    .error()
                    .and_then(|error| failure(&error))
                    .map(Fact::Failed)
            }),
        ];
        for (name, fact) in events {
            let audio = self.audio.clone();
            listen(self.audio.as_ref(), name, move |_| {
                if let Some(fact) = fact(&audio) {
                    report(fact);
                }
            });
        }
    }

    /// Does as it is told. What comes of it arrives as facts; only a refused `play()` is told here.
    pub(super) fn carry_out(&self, command: Command, report: impl Fn(Fact) + 'static) {
        let audio = &self.audio;
        match command {
            // What it plays already it is not to begin anew; what it has said of it before is said again.
            Command::Load(url) if self.begun.get().is_some() && audio.src() == url => {
                let audio = audio.clone();
                spawn_local(async move {
                    metadata(&audio).into_iter().for_each(&report);
                    if audio.ready_state() > HtmlMediaElement::HAVE_CURRENT_DATA {
                        report(Fact::Playing);
                    }
                });
            }
            Command::Load(url) => {
                self.begun.take();
                audio.set_src(&url);
                audio.load();
            }
            Command::Play => {
                if let Ok(promise) = audio.play() {
                    spawn_local(async move {
                        // Other rejections are told by the element's own events.
                        if let Err(error) = JsFuture::from(promise).await
                            && error
                                .dyn_ref::<js_sys::Error>()
                                .is_some_and(|e| e.name() == "NotAllowedError")
                        {
                            report(Fact::Failed(Failure::Refused));
                        }
                    });
                }
            }
            Command::Pause => {
                let _ = audio.pause();
            }
            Command::Seek(to) => {
                if self.begun.take() != Some(to) {
                    audio.set_current_time(to.as_f64());
                }
                // What has no seekable part stays where it is, and says nothing of it.
                if !audio.seeking() {
                    let audio = audio.clone();
                    spawn_local(async move { report(Fact::Seeked(clock(&audio))) });
                }
            }
            Command::SetRate(rate) => audio.set_playback_rate(rate.as_f64()),
            Command::SetVolume(volume) => {
                audio.set_volume(volume.as_f64());
                audio.set_muted(volume.muted);
            }
            Command::Save { .. } | Command::Finish { .. } => {}
        }
    }
}

fn clock(audio: &HtmlAudioElement) -> Seconds {
    Seconds::from_f64(audio.current_time()).unwrap_or_default()
}

/// A length, once there is one; a change of it before that (to NaN, when a source is let go) says nothing.
fn metadata(audio: &HtmlAudioElement) -> Option<Fact> {
    (audio.ready_state() > 0 && audio.duration() > 0.0)
        .then(|| Fact::Metadata(Seconds::from_f64(audio.duration())))
}

fn failure(error: &MediaError) -> Option<Failure> {
    match error.code() {
        MediaError::MEDIA_ERR_NETWORK | MediaError::MEDIA_ERR_SRC_NOT_SUPPORTED
            if !base::is_online() =>
        {
            Some(Failure::Offline)
        }
        MediaError::MEDIA_ERR_NETWORK => Some(Failure::Network),
        MediaError::MEDIA_ERR_DECODE => Some(Failure::Decode),
        MediaError::MEDIA_ERR_SRC_NOT_SUPPORTED => Some(Failure::Unsupported),
        _ => None,
    }
}
