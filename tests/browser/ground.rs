//! The ground: what all browsers of a run share. A sound sink that nobody hears, a screen that nobody sees, the caches.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Mutex;

use crate::processes::{Process, SCRATCH, Trouble, program, variable};

static GROUND: Mutex<Ground> = Mutex::new(Ground {
    sound: None,
    screen: None,
});

struct Ground {
    sound: Option<(Process, PathBuf)>,
    screen: Option<(Process, String)>,
}

/// The environment of a browser: French, with sound to a null sink, and no home but the run's own.
///
/// The sink matters: without one, Firefox reports a media error that no listener would see.
pub(crate) fn environment() -> Result<Vec<(&'static str, OsString)>, Trouble> {
    let socket = sound()?;
    let cache = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("browser-cache");
    Ok(vec![
        variable("PULSE_SERVER", format!("unix:{}", socket.display())),
        variable("HOME", &*SCRATCH),
        variable("TMPDIR", &*SCRATCH),
        variable("XDG_RUNTIME_DIR", &*SCRATCH),
        variable("XDG_CONFIG_HOME", SCRATCH.join("config")),
        variable("XDG_DATA_HOME", SCRATCH.join("data")),
        // Font and codec caches only: they are slow to make, and hold nothing of a page.
        variable("XDG_CACHE_HOME", cache),
        variable("LANG", "fr_FR.UTF-8"),
        variable("LC_ALL", "fr_FR.UTF-8"),
        variable("LANGUAGE", "fr_FR:fr"),
        variable("NO_AT_BRIDGE", "1"),
    ])
}

/// A screen that nobody sees, as `:N`; started once.
pub(crate) fn screen() -> Result<String, Trouble> {
    let mut ground = GROUND.lock().expect("no holder panics");
    if let Some((_, display)) = &ground.screen {
        return Ok(display.clone());
    }
    let xvfb = program("XVFB", &["Xvfb"], "`apt-get install xvfb`")?;
    let arguments = [
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1400x1000x24",
        "-nolisten",
        "tcp",
        "-ac",
        "-noreset",
    ];
    let mut process = Process::start("xvfb", &xvfb, &arguments.map(str::to_owned), &[])?;
    let number = |process: &Process| {
        process
            .said()
            .lines()
            .find_map(|line| line.parse::<u16>().ok())
    };
    process.wait_for("Xvfb", |process| number(process).is_some())?;
    let display = format!(":{}", number(&process).unwrap_or_default());
    ground.screen = Some((process, display.clone()));
    Ok(display)
}

/// The socket of the sound sink; started once.
fn sound() -> Result<PathBuf, Trouble> {
    let mut ground = GROUND.lock().expect("no holder panics");
    if let Some((_, socket)) = &ground.sound {
        return Ok(socket.clone());
    }
    let pulseaudio = program(
        "PULSEAUDIO",
        &["pulseaudio"],
        "`apt-get install pulseaudio`",
    )?;
    let socket = SCRATCH.join("pulse.socket");
    let arguments = [
        "-n",
        "--daemonize=no",
        "--use-pid-file=no",
        "--exit-idle-time=-1",
        "--realtime=no",
        "--high-priority=no",
        "--load=module-null-sink",
        &format!(
            "--load=module-native-protocol-unix auth-anonymous=1 socket={}",
            socket.display()
        ),
    ]
    .map(str::to_owned);
    let environment =
        ["HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"].map(|name| variable(name, &*SCRATCH));
    let mut process = Process::start("pulseaudio", &pulseaudio, &arguments, &environment)?;
    process.wait_for("PulseAudio", |_| socket.exists())?;
    ground.sound = Some((process, socket.clone()));
    Ok(socket)
}

/// Takes the screen and the sound away; the next browser would get new ones.
pub(crate) fn clear() {
    let mut ground = GROUND.lock().expect("no holder panics");
    ground.sound = None;
    ground.screen = None;
}
