//! Screenshots: each page as a listener may meet it, on a telephone and on a desk, by day and by night.

use std::path::Path;
use std::time::Duration;

use crate::engines::Engine;
use crate::faults::Fault;
use crate::listener::Listener;
use crate::selectors::{
    ALERT, EMPTY, EPISODE, GO, KEEP, KEEP_BUTTON, KEPT, LANGUAGE, MARK, MISSING, NOTES, OFFERED,
    PLAYER, REMARK, SEARCH, TOPIC, WAITING,
};
use crate::server::Site;
use crate::sound::{at, key};
use crate::trial::dist;

/// A page to take a picture of.
struct Scene {
    name: &'static str,
    /// Whether the picture is of the whole page or of the window.
    whole: bool,
    set: fn(&Listener),
}

const SCENES: [Scene; 18] = [
    Scene {
        name: "home",
        whole: false,
        set: home,
    },
    Scene {
        name: "home-whole",
        whole: true,
        set: home,
    },
    Scene {
        name: "search",
        whole: false,
        set: search,
    },
    Scene {
        name: "recent",
        whole: false,
        set: recent,
    },
    Scene {
        name: "partial",
        whole: false,
        set: partial,
    },
    Scene {
        name: "topics",
        whole: false,
        set: topics,
    },
    Scene {
        name: "empty",
        whole: false,
        set: empty,
    },
    Scene {
        name: "episode",
        whole: false,
        set: episode,
    },
    Scene {
        name: "episode-whole",
        whole: true,
        set: episode,
    },
    Scene {
        name: "playing",
        whole: false,
        set: playing,
    },
    Scene {
        name: "error",
        whole: false,
        set: error,
    },
    Scene {
        name: "missing",
        whole: false,
        set: missing,
    },
    Scene {
        name: "home-arabic",
        whole: false,
        set: home_in_arabic,
    },
    Scene {
        name: "playing-arabic",
        whole: false,
        set: playing_in_arabic,
    },
    Scene {
        name: "keeping",
        whole: false,
        set: keeping,
    },
    Scene {
        name: "kept",
        whole: false,
        set: kept,
    },
    Scene {
        name: "not-kept",
        whole: false,
        set: not_kept,
    },
    Scene {
        name: "device",
        whole: false,
        set: device,
    },
];
const SIZES: [(u32, u32); 2] = [(360, 800), (1280, 900)];
const SCHEMES: [&str; 2] = ["light", "dark"];

/// Takes them all into `folder`, as `home-360-dark.png`; gives their number, in words.
pub(crate) fn take(folder: &Path) -> Result<String, String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let site = Site::serve(&dist()?).map_err(|error| error.to_string())?;
    let browser = Engine::Chromium
        .start(Duration::from_secs(600))
        .map_err(|trouble| trouble.0)?;
    let listener = Listener::new(Engine::Chromium, site, browser);
    let mut taken = 0;
    for (width, height) in SIZES {
        for scheme in SCHEMES {
            listener.holds_a_screen(width, height, scheme);
            for scene in &SCENES {
                (scene.set)(&listener);
                let name = format!("{}-{width}-{scheme}.png", scene.name);
                let picture = listener.photographs(scene.whole);
                listener.site.mend();
                listener.forgets();
                std::fs::write(folder.join(&name), picture)
                    .map_err(|error| format!("{name}: {error}"))?;
                println!("{name}");
                taken += 1;
            }
        }
    }
    Ok(format!("{taken} pictures in {}", folder.display()))
}

fn home(listener: &Listener) {
    listener.opens("");
    listener.sees(EPISODE);
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

fn episode(listener: &Listener) {
    listener.opens("episodes/s2e11/");
    listener.sees(NOTES);
}

fn playing(listener: &Listener) {
    listener.opens("episodes/s2e11/?t=488");
    listener.presses(GO);
    listener.hears("s2e11", at("8:08"));
    listener.sees(PLAYER);
}

fn error(listener: &Listener) {
    listener.site.fault("feed.json", Fault::Status(404));
    listener.opens("");
    listener.sees(ALERT);
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

fn keeping(listener: &Listener) {
    keeps(listener, Some(Fault::Trickle(300_000)), "sur 3 Mo");
}

fn kept(listener: &Listener) {
    keeps(listener, None, "Gardé hors ligne");
}

fn not_kept(listener: &Listener) {
    keeps(listener, Some(Fault::Status(404)), "rien n’en a été gardé");
}

fn device(listener: &Listener) {
    kept(listener);
    listener.opens("device/");
    listener.sees_in(KEPT, "1 élément");
}

fn missing(listener: &Listener) {
    listener.opens("nowhere/");
    listener.sees(MISSING);
}
