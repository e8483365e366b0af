//! Scenes: each page and state of the site as a listener may meet it, to be looked at, measured and held to rules.

use crate::faults::Fault;
use crate::listener::Listener;
use crate::prerendered::is_made_beforehand;
use crate::publisher::demonstration;
use crate::selectors::{
    ALERT, BESIDE_TIME, BOOT_FAILED, DEVICE, DIALOG, EMPTY, EPISODE, ERASE, ERASE_NOW, FOLLOWING,
    GO, KEEP, KEEP_BUTTON, KEYS, LANGUAGE, LINE, MARK, MISSING, NOTES, OFFERED, PLAY_ALL, PLAYER,
    PLAYER_ALERT, PLAYER_SETTINGS, QUEUE, QUEUE_ENTRY, REMARK, RESUME, SEARCH, SETTINGS, TIME,
    TOPIC, TRANSCRIPT, WAITING,
};
use crate::sound::{at, key};

/// A page in a state. What it takes is set up from nothing; the site is to be mended and the browser to forget after it.
#[derive(Clone, Copy)]
pub(crate) struct Scene {
    /// A word or two for it.
    pub(crate) name: &'static str,
    /// What brings it about.
    pub(crate) set: fn(&Listener),
}

macro_rules! scenes {
    ($($scene:ident),+ $(,)?) => { &[$(Scene { name: stringify!($scene), set: $scene }),+] };
}

/// What lists episodes, and where they are looked for.
pub(crate) const LISTS: &[Scene] = scenes![home, following, search, recent, partial];
/// What lists some of them.
pub(crate) const PARTS: &[Scene] = scenes![topics, empty, topic, resumed];
/// What shows one, and speaks of what is kept.
pub(crate) const READING: &[Scene] = scenes![episode, transcript, share, device, erase];
/// What is there while there is sound.
pub(crate) const LISTENING: &[Scene] = scenes![playing, queue, settings, keys, playing_in_arabic];
/// What is there where a page is not, or not yet.
pub(crate) const LACKING: &[Scene] = scenes![error, missing, loading];
/// What is there where something of it is not.
pub(crate) const BROKEN: &[Scene] = scenes![no_sound, no_transcript, no_program];
/// What is there where sound is kept. A worker answers from then on.
pub(crate) const KEEPING: &[Scene] = scenes![keeping, kept, not_kept];
/// Pages made beforehand, before the program has taken their place.
pub(crate) const BEFOREHAND: &[Scene] =
    scenes![home_beforehand, episode_beforehand, topic_beforehand];
/// What only pictures are taken of.
const PICTURED: &[Scene] = scenes![home_in_arabic];

/// All of them.
pub(crate) fn all() -> impl Iterator<Item = &'static Scene> {
    [
        LISTS, PARTS, READING, LISTENING, LACKING, BROKEN, KEEPING, BEFOREHAND, PICTURED,
    ]
    .into_iter()
    .flatten()
}

/// The scene of that name.
pub(crate) fn named(name: &str) -> &'static Scene {
    all()
        .find(|scene| scene.name == name)
        .expect("a scene of that name")
}

impl Scene {
    /// Brings it about, has it looked at, and leaves no trace of it.
    #[track_caller]
    pub(crate) fn shown<T>(&self, listener: &Listener, look: impl FnOnce() -> T) -> T {
        (self.set)(listener);
        let seen = look();
        listener.site.mend();
        listener.forgets();
        seen
    }
}

fn home(listener: &Listener) {
    listener.opens("");
    listener.sees(EPISODE);
}

fn following(listener: &Listener) {
    home(listener);
    listener.presses(FOLLOWING);
    listener.sees(".follow[open] .ways");
}

fn home_in_arabic(listener: &Listener) {
    home(listener);
    in_arabic(listener);
}

fn playing_in_arabic(listener: &Listener) {
    playing(listener);
    in_arabic(listener);
}

fn in_arabic(listener: &Listener) {
    listener.chooses(LANGUAGE, "ar");
    listener.sees("html[dir=rtl]");
}

fn search(listener: &Listener) {
    home(listener);
    listener.types(SEARCH, "nucleaire");
    listener.sees_in(EPISODE, "nucléaire");
    listener.sees(MARK);
}

fn recent(listener: &Listener) {
    home(listener);
    for query in ["nucleaire", "Clément Pellegrini", "vélo"] {
        let _: () = listener.asks(
            "document.querySelector(arguments[0]).select()",
            &[SEARCH.into()],
        );
        listener.types(SEARCH, query);
        listener.sees(MARK);
        listener.sees_no(WAITING);
        listener.presses_keys(&[key::ENTER]);
    }
    home(listener);
    listener.presses(SEARCH);
    listener.sees(OFFERED);
    listener.presses_keys(&[key::ARROW_DOWN]);
}

fn partial(listener: &Listener) {
    home(listener);
    listener.types(SEARCH, "nucleaire velo ffmpeg");
    listener.sees_in(REMARK, "tous");
}

fn topics(listener: &Listener) {
    home(listener);
    listener.presses_beginning(TOPIC, "histoire");
    listener.presses_beginning(TOPIC, "audio");
    listener.sees(EPISODE);
    let _: () = listener.asks("window.scrollTo(0, 0)", &[]);
}

fn empty(listener: &Listener) {
    home(listener);
    listener.types(SEARCH, "telefones cantiques");
    listener.sees(EMPTY);
}

fn topic(listener: &Listener) {
    listener.opens("topics/audio/");
    listener.sees(PLAY_ALL);
}

fn resumed(listener: &Listener) {
    listener.opens("episodes/s1e7/");
    listener.presses_time("0:49");
    listener.hears("s1e7", at("0:49"));
    home(listener);
    listener.sees(RESUME);
}

fn episode(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.sees(NOTES);
}

fn transcript(listener: &Listener) {
    listener.opens("episodes/s2e11/?t=488");
    listener.presses(GO);
    listener.hears("s2e11", at("8:08"));
    listener.presses(TRANSCRIPT);
    listener.sees(LINE);
}

fn share(listener: &Listener) {
    episode(listener);
    let _: () = listener.asks(
        "document.querySelector(arguments[0]).focus()",
        &[TIME.into()],
    );
    listener.presses(BESIDE_TIME);
    listener.sees(DIALOG);
}

fn device(listener: &Listener) {
    home(listener);
    listener.presses(DEVICE);
    listener.sees(ERASE);
}

fn erase(listener: &Listener) {
    device(listener);
    listener.presses(ERASE);
    listener.sees(ERASE_NOW);
}

fn playing(listener: &Listener) {
    listener.opens("episodes/s2e11/?t=488");
    listener.presses(GO);
    listener.hears("s2e11", at("8:08"));
    listener.sees(PLAYER);
}

fn queue(listener: &Listener) {
    topic(listener);
    listener.presses(PLAY_ALL);
    listener.presses(&format!("{QUEUE} summary"));
    listener.sees(QUEUE_ENTRY);
}

fn settings(listener: &Listener) {
    playing(listener);
    listener.presses(PLAYER_SETTINGS);
    listener.sees(SETTINGS);
}

fn keys(listener: &Listener) {
    episode(listener);
    listener.presses_keys(&['?']);
    listener.sees(KEYS);
}

fn error(listener: &Listener) {
    listener.site.fault("feed.json", Fault::Status(404));
    listener.opens("");
    listener.sees(ALERT);
}

fn missing(listener: &Listener) {
    listener.opens("nowhere/");
    listener.sees(MISSING);
}

fn loading(listener: &Listener) {
    listener.site.publishes(demonstration());
    listener.site.fault("feed.json", Fault::Until(1));
    listener.goes_to("");
    listener.sees("main .arriving");
}

fn no_sound(listener: &Listener) {
    listener.forgives_broken_sound();
    listener.site.fault("audio/*", Fault::Status(404));
    episode(listener);
    listener.presses(GO);
    listener.sees_in(PLAYER_ALERT, "audio");
}

fn no_transcript(listener: &Listener) {
    listener.site.fault("transcripts/*", Fault::Status(404));
    episode(listener);
    listener.presses(TRANSCRIPT);
    listener.sees(ALERT);
}

fn no_program(listener: &Listener) {
    is_made_beforehand(listener, &demonstration(), false);
    listener.site.fault("*.wasm", Fault::Status(404));
    listener.goes_to("episodes/s2e11/");
    listener.sees_in(BOOT_FAILED, "WebAssembly");
}

fn keeping(listener: &Listener) {
    keeps(listener, Some(Fault::Trickle(300_000)), "sur 3 Mo");
}

fn kept(listener: &Listener) {
    keeps(listener, None, "Gardé hors ligne");
}

fn not_kept(listener: &Listener) {
    keeps(listener, Some(Fault::Status(404)), "rien n’en a été gardé");
}

fn keeps(listener: &Listener, fault: Option<Fault>, said: &str) {
    listener.site.has_its_worker();
    episode(listener);
    if let Some(fault) = fault {
        listener.site.fault("audio/s2e11.mp3", fault);
    }
    listener.presses_text(KEEP_BUTTON, "Garder hors ligne");
    listener.sees_in(KEEP, said);
}

fn home_beforehand(listener: &Listener) {
    beforehand(listener, "");
}

fn episode_beforehand(listener: &Listener) {
    beforehand(listener, "episodes/s2e11/");
}

fn topic_beforehand(listener: &Listener) {
    beforehand(listener, "topics/audio/");
}

/// What the program needs is on its way until the site is mended.
fn beforehand(listener: &Listener, path: &str) {
    is_made_beforehand(listener, &demonstration(), true);
    listener.opens(path);
}
