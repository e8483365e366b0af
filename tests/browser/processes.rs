//! Processes: the drivers, browsers, screen and sound that a run starts, and their certain end.
//!
//! Everything started here carries a mark in its environment, which browsers hand down to their own children. Ending a
//! mark ends whatever carries it, also what a crashed driver left behind.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};

use crate::server::RUNTIME;

const MARK: &str = "SILLON_BROWSER_TESTS";

/// The run's own folder: sockets, profiles and what the processes say.
pub(crate) static SCRATCH: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("sillon-browsers-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the run");
    folder
});

/// Whether processes may still be started: no longer, once the end has begun.
static OPEN: Mutex<bool> = Mutex::new(true);

/// A program that a test needs and the machine lacks, or one that did not start.
#[derive(Clone, Debug)]
pub(crate) struct Trouble(pub(crate) String);

/// A marked process; it and all it started end when dropped.
pub(crate) struct Process {
    child: Child,
    mark: String,
    log: PathBuf,
}

impl Process {
    /// Starts `program`; what it says goes to `name.log` in the run's folder.
    pub(crate) fn start(
        name: &str,
        program: &Path,
        arguments: &[String],
        environment: &[(&str, OsString)],
    ) -> Result<Self, Trouble> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let mark = format!(
            "{}.{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let trouble = |error: std::io::Error| {
            Trouble(format!("{} did not start: {error}", program.display()))
        };
        let open = OPEN.lock().expect("no holder panics");
        if !*open {
            return Err(Trouble("the run is ending".to_owned()));
        }
        let path = SCRATCH.join(format!("{name}.{mark}.log"));
        let log = File::create(&path).map_err(trouble)?;
        let child = Command::new(program)
            .args(arguments)
            .envs(environment.iter().map(|(key, value)| (key, value)))
            .env(MARK, &mark)
            .stdin(Stdio::null())
            .stdout(log.try_clone().map_err(trouble)?)
            .stderr(log)
            .spawn()
            .map_err(trouble)?;
        Ok(Self {
            child,
            mark,
            log: path,
        })
    }

    /// What it said so far.
    pub(crate) fn said(&self) -> String {
        std::fs::read(&self.log)
            .map(|said| String::from_utf8_lossy(&said).into_owned())
            .unwrap_or_default()
    }

    /// Waits until `is_up`, or says that it never was.
    pub(crate) fn wait_for(
        &mut self,
        what: &str,
        is_up: impl Fn(&Self) -> bool,
    ) -> Result<(), Trouble> {
        let end = Instant::now() + Duration::from_secs(20);
        while Instant::now() < end {
            if is_up(self) {
                return Ok(());
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(Trouble(format!(
                    "{what} ended at once with {status}: {}",
                    self.said()
                )));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(Trouble(format!(
            "{what} was not up after 20 seconds: {}",
            self.said()
        )))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        end_marked(|mark| mark == self.mark);
    }
}

/// Ends what an earlier run, killed itself, left behind; and ends this run's processes if it is interrupted.
pub(crate) fn keep_order() {
    let is_over = |run: &str| !Path::new("/proc").join(run).exists();
    end_marked(|mark| is_over(mark.split('.').next().unwrap_or_default()));
    let folders = std::fs::read_dir(std::env::temp_dir());
    for folder in folders.into_iter().flatten().flatten() {
        let name = folder.file_name();
        let run = name
            .to_str()
            .and_then(|name| name.strip_prefix("sillon-browsers-"));
        if run.is_some_and(is_over) {
            let _ = std::fs::remove_dir_all(folder.path());
        }
    }
    RUNTIME.spawn(async {
        use tokio::signal::unix::{SignalKind, signal};
        let (Ok(mut interrupt), Ok(mut terminate)) = (
            signal(SignalKind::interrupt()),
            signal(SignalKind::terminate()),
        ) else {
            return;
        };
        tokio::select! { _ = interrupt.recv() => (), _ = terminate.recv() => () }
        end_all();
        std::process::exit(130);
    });
}

/// Ends all that this run started and removes its folder.
pub(crate) fn end_all() {
    *OPEN.lock().expect("no holder panics") = false;
    let run = format!("{}.", std::process::id());
    end_marked(|mark| mark.starts_with(&run));
    let _ = std::fs::remove_dir_all(&*SCRATCH);
}

/// Kills every process whose mark is wanted. Twice, since a process may be starting another just then.
fn end_marked(wanted: impl Fn(&str) -> bool) {
    for _ in 0..2 {
        let marked: Vec<String> = marked()
            .filter(|(_, mark)| wanted(mark))
            .map(|(id, _)| id)
            .collect();
        if marked.is_empty() {
            return;
        }
        let _ = Command::new("kill")
            .arg("-KILL")
            .args(&marked)
            .stderr(Stdio::null())
            .status();
    }
}

/// The ids and marks of all marked processes; none where the system has no `/proc`.
fn marked() -> impl Iterator<Item = (String, String)> {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    processes.filter_map(|process| {
        let id = process.file_name().into_string().ok()?;
        id.parse::<u32>()
            .ok()
            .filter(|&id| id != std::process::id())?;
        let environment = std::fs::read(process.path().join("environ")).ok()?;
        let mark = environment.split(|&byte| byte == 0).find_map(|variable| {
            std::str::from_utf8(variable)
                .ok()?
                .strip_prefix(MARK)?
                .strip_prefix('=')
        })?;
        Some((id, mark.to_owned()))
    })
}

/// A port that was free just now.
pub(crate) fn free_port() -> Result<u16, Trouble> {
    let taken =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    taken
        .map(|address| address.port())
        .map_err(|error| Trouble(format!("no free port: {error}")))
}

/// The first of `names` on the `PATH`, or the one that `variable` names; else `way_on` says how to get it.
pub(crate) fn program(variable: &str, names: &[&str], way_on: &str) -> Result<PathBuf, Trouble> {
    if let Some(named) = std::env::var_os(variable) {
        return Ok(PathBuf::from(named));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|candidate| candidate.is_file())
        .ok_or_else(|| missing(names[0], way_on))
}

/// The words for a program that is not there.
pub(crate) fn missing(name: &str, way_on: &str) -> Trouble {
    Trouble(format!(
        "{name} is missing: run `cargo xtask test browser`, which installs what it can, or {way_on}"
    ))
}

/// An environment variable.
pub(crate) fn variable(name: &str, value: impl AsRef<OsStr>) -> (&str, OsString) {
    (name, value.as_ref().to_owned())
}
