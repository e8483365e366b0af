//! A trial: one journey in one engine, with a site and a browser of its own, and the evidence of its failure.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use libtest_mimic::{Failed, Trial};

use crate::engines::Engine;
use crate::listener::Listener;
use crate::server::Site;

/// How long a journey may take.
const LIMIT: Duration = Duration::from_secs(60);

/// A listener's way through the site, which panics where the site lets them down.
pub(crate) type Journey = fn(&Listener);

/// A journey with its name and the engines it is made in.
pub(crate) struct Plan {
    /// The journey's name, a sentence.
    pub(crate) name: &'static str,
    /// The engines to make it in.
    pub(crate) engines: &'static [Engine],
    /// The journey.
    pub(crate) journey: Journey,
}

/// Names journeys after their functions: `journeys![EVERYWHERE: a, b]`.
macro_rules! journeys {
    ($engines:expr; $($journey:ident),+ $(,)?) => {
        [$($crate::trial::Plan { name: stringify!($journey), engines: &$engines, journey: $journey }),+]
    };
}
pub(crate) use journeys;

/// Playback, links and sanitising: wherever a listener may come from.
pub(crate) const EVERYWHERE: [Engine; 3] = Engine::ALL;
/// What does not depend on the engine.
pub(crate) const CHROMIUM: [Engine; 1] = [Engine::Chromium];

static PASSED: [AtomicU32; 3] = [AtomicU32::new(0), AtomicU32::new(0), AtomicU32::new(0)];
static FAILED: [AtomicU32; 3] = [AtomicU32::new(0), AtomicU32::new(0), AtomicU32::new(0)];
/// How many journeys were tried again.
static AGAIN: AtomicU32 = AtomicU32::new(0);
/// How many may be, of all: more is no accident.
const MOST_AGAIN: u32 = 4;

thread_local! {
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// All plans as trials, engines taking turns, so that two threads seldom want the same one.
pub(crate) fn trials(plans: Vec<Plan>) -> Vec<Trial> {
    let mut queues = EVERYWHERE.map(|engine| {
        let wanted: Vec<&Plan> = plans
            .iter()
            .filter(|plan| plan.engines.contains(&engine))
            .collect();
        wanted
            .into_iter()
            .map(move |plan| trial(engine, plan.name, plan.journey))
            .collect::<Vec<_>>()
            .into_iter()
    });
    let mut trials = Vec::new();
    loop {
        let before = trials.len();
        trials.extend(queues.iter_mut().filter_map(Iterator::next));
        if trials.len() == before {
            return trials;
        }
    }
}

fn trial(engine: Engine, name: &'static str, journey: Journey) -> Trial {
    Trial::test(format!("{engine}::{name}"), move || {
        let outcome = attempt(engine, name, journey);
        let counts = if outcome.is_ok() { &PASSED } else { &FAILED };
        counts[engine as usize].fetch_add(1, Ordering::Relaxed);
        outcome
    })
}

/// A journey, and once more where it failed, a few times in a whole run: three real browsers on a busy machine have moments
/// of their own, and WebKit's dies now and then whatever the page. What the site does wrong fails twice. Each second try
/// is told of, and its first one's evidence kept.
fn attempt(engine: Engine, name: &str, journey: Journey) -> Result<(), Failed> {
    let _turn = engine.turn();
    let outcome = once(engine, name, journey);
    let Err(failed) = &outcome else {
        return outcome;
    };
    if AGAIN.fetch_add(1, Ordering::Relaxed) >= MOST_AGAIN {
        return outcome;
    }
    let why = failed.message().unwrap_or_default();
    println!("{engine}::{name} is tried again, for it failed:\n{why}");
    once(engine, name, journey)
}

fn once(engine: Engine, name: &str, journey: Journey) -> Result<(), Failed> {
    let folder = dist()?;
    let site = Site::serve(&folder)?;
    let browser = engine
        .start(LIMIT)
        .map_err(|trouble| Failed::from(trouble.0))?;
    let listener = Listener::new(engine, site, browser);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        journey(&listener);
        listener.leaves();
    }));
    outcome.map_err(|_| {
        let what = last_panic();
        let kept = keep_evidence(&listener, engine, name, &what);
        Failed::from(format!("{what}\n{kept}"))
    })
}

/// The folder being tested: `SILLON_DIST`, else `dist`.
pub(crate) fn dist() -> Result<PathBuf, String> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let folder = std::env::var_os("SILLON_DIST").map_or(default, PathBuf::from);
    if folder.join("index.html").is_file() {
        return Ok(folder);
    }
    let found = folder.display();
    Err(format!(
        "no site in {found}: run `cargo xtask build`, or name a built one by SILLON_DIST"
    ))
}

/// The page, its picture and its story, in `target/browser-failures`.
fn keep_evidence(listener: &Listener, engine: Engine, name: &str, what: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("browser-failures");
    let (report, picture) = listener.evidence();
    let stem = folder.join(format!("{engine}-{name}"));
    let text = stem.with_extension("txt");
    let kept = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&text, format!("{what}\n\n{report}")))
        .and_then(|()| {
            picture.map_or(Ok(()), |picture| {
                std::fs::write(stem.with_extension("png"), picture)
            })
        });
    let place = report.lines().next().unwrap_or_default();
    match kept {
        Ok(()) => format!(
            "  the page: {place}\n  evidence: {} and .png",
            text.display()
        ),
        Err(error) => format!("  the page: {place}\n  no evidence kept: {error}"),
    }
}

/// Keeps a panic's words and place for the report instead of printing them in the middle of others'.
pub(crate) fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let words = panic.payload_as_str().unwrap_or("a panic without words");
        let place = panic
            .location()
            .map(|place| format!("{}:{}: ", place.file(), place.line()));
        LAST_PANIC.set(Some(format!("{}{words}", place.unwrap_or_default())));
    }));
}

/// What the last panic of this thread said, and where.
pub(crate) fn last_panic() -> String {
    LAST_PANIC
        .take()
        .unwrap_or_else(|| "a panic without words".to_owned())
}

/// How many journeys each engine made, and how many failed.
pub(crate) fn tally() -> String {
    let made = |engine: Engine| {
        let [passed, failed] =
            [&PASSED, &FAILED].map(|counts| counts[engine as usize].load(Ordering::Relaxed));
        let failures = if failed > 0 {
            format!(", {failed} failed")
        } else {
            String::new()
        };
        (passed + failed > 0).then(|| format!("{engine} {passed} passed{failures}"))
    };
    let again = AGAIN.load(Ordering::Relaxed).min(MOST_AGAIN);
    let again = (again > 0).then(|| format!("{again} of them tried again"));
    EVERYWHERE
        .iter()
        .filter_map(|&engine| made(engine))
        .chain(again)
        .collect::<Vec<_>>()
        .join("; ")
}
