//! Engines: the three families of browsers, how each is started, and with what manners.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::faults::NOBODY;
use crate::ground;
use crate::outside::Outside;
use crate::processes::{Process, Trouble, free_port, missing, program, variable};
use crate::webdriver::{Refusal, Session};

/// The window that every browser starts with.
pub(crate) const WINDOW: (u32, u32) = (1280, 900);

/// A family of browsers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chrome, Edge, Opera, Brave, ...
    Chromium,
    /// Gecko's.
    Firefox,
    /// Safari's, by way of GTK.
    WebKit,
}

impl Engine {
    /// All three.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name in a test's name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The right to run it now. Firefox and WebKit run one at a time, on a machine of few cores real playback starves
    /// otherwise.
    pub(crate) fn turn(self) -> Option<MutexGuard<'static, ()>> {
        static FIREFOX: Mutex<()> = Mutex::new(());
        static WEBKIT: Mutex<()> = Mutex::new(());
        let turn = match self {
            Self::Chromium => return None,
            Self::Firefox => &FIREFOX,
            Self::WebKit => &WEBKIT,
        };
        Some(turn.lock().unwrap_or_else(|poisoned| poisoned.into_inner()))
    }

    fn driver(self) -> Result<PathBuf, Trouble> {
        match self {
            Self::Chromium => program(
                "CHROMEDRIVER",
                &["chromedriver"],
                "`apt-get install chromium chromium-driver`",
            ),
            Self::Firefox => {
                let on_path = program(
                    "GECKODRIVER",
                    &["geckodriver"],
                    "`cargo install geckodriver`",
                );
                on_path.or_else(|trouble| cached("geckodriver", "bin/geckodriver").ok_or(trouble))
            }
            Self::WebKit => program(
                "WEBKITDRIVER",
                &["WebKitWebDriver"],
                "`apt-get install webkit2gtk-driver`",
            ),
        }
    }

    fn arguments(self, port: u16) -> Vec<String> {
        let port = port.to_string();
        match self {
            Self::Chromium => vec![format!("--port={port}")],
            Self::Firefox => ["--port", &port, "--websocket-port", "0"]
                .map(str::to_owned)
                .to_vec(),
            Self::WebKit => vec![format!("--port={port}")],
        }
    }

    fn capabilities(self, outside: &Outside) -> Result<Value, Trouble> {
        let (width, height) = WINDOW;
        let mut capabilities = json!({
            "timeouts": { "pageLoad": 30_000, "script": 10_000, "implicit": 0 },
        });
        if self != Self::WebKit {
            capabilities["proxy"] = json!({
                "proxyType": "manual",
                "httpProxy": outside.address(),
                "sslProxy": outside.address(),
                "noProxy": ["127.0.0.1", NOBODY],
            });
        }
        let (key, value) = match self {
            Self::Chromium => {
                capabilities["goog:loggingPrefs"] =
                    json!({ "browser": "ALL", "performance": "ALL" });
                ("goog:chromeOptions", chromium_options(width, height))
            }
            Self::Firefox => ("moz:firefoxOptions", firefox_options(width, height)?),
            Self::WebKit => {
                // Its driver takes a proxy too, but the browser then crashes at every fifth start.
                let proxy = format!("--proxy=http://{}", outside.address());
                let arguments = ["--automation", &proxy, "--ignore-host=127.0.0.1"];
                let options = json!({ "binary": minibrowser()?, "args": arguments });
                ("webkitgtk:browserOptions", options)
            }
        };
        capabilities[key] = value;
        Ok(capabilities)
    }

    /// Starts a browser of this family with a fresh profile; one that does not start is started again, once.
    pub(crate) fn start(self, limit: Duration) -> Result<Browser, Trouble> {
        let mut environment = ground::environment()?;
        if self == Self::WebKit {
            environment.push(variable("DISPLAY", ground::screen()?));
            environment.push(variable("GDK_BACKEND", "x11"));
            environment.push(variable("LIBGL_ALWAYS_SOFTWARE", "1"));
        }
        let browser = self
            .try_to_start(&environment)
            .or_else(|_| self.try_to_start(&environment))?;
        browser.session.grant(limit);
        Ok(browser)
    }

    fn try_to_start(self, environment: &[(&str, OsString)]) -> Result<Browser, Trouble> {
        const PATIENCE: Duration = Duration::from_secs(30);
        let trouble =
            |error: std::io::Error| Trouble(format!("no socket for the outside: {error}"));
        let outside = Outside::listen().map_err(trouble)?;
        let capabilities = self.capabilities(&outside)?;
        let port = free_port()?;
        let driver = self.driver()?;
        let mut process = Process::start(self.name(), &driver, &self.arguments(port), environment)?;
        process.wait_for(&driver.display().to_string(), |_| Session::is_ready(port))?;
        let opened = Session::open(port, &capabilities, Instant::now() + PATIENCE);
        let trouble = |refusal: Refusal| {
            Trouble(format!(
                "{self} did not start: {refusal}\n{}",
                process.said()
            ))
        };
        let session = opened.map_err(trouble)?;
        let (width, height) = WINDOW;
        session.resize(width, height).map_err(trouble)?;
        Ok(Browser {
            session,
            outside,
            _process: process,
        })
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A running browser; it ends when dropped.
pub(crate) struct Browser {
    /// Its one session.
    pub(crate) session: Session,
    /// What it asked of other hosts.
    pub(crate) outside: Outside,
    _process: Process,
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.session.grant(Duration::from_secs(5));
        let _ = self.session.close();
    }
}

fn chromium_options(width: u32, height: u32) -> Value {
    let window = format!("--window-size={width},{height}");
    let names = format!("--host-resolver-rules=MAP {NOBODY} ^NOTFOUND");
    json!({
        "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage", "--lang=fr", "--accept-lang=fr-FR,fr",
            // Headless lets any page play; a listener's browser does not.
            "--autoplay-policy=document-user-activation-required",
            window, names,
        ],
        // A listener's browser keeps the pages that are left, whole, to come back to.
        "excludeSwitches": ["disable-back-forward-cache"],
        "prefs": { "intl.accept_languages": "fr-FR,fr" },
    })
}

fn firefox_options(width: u32, height: u32) -> Result<Value, Trouble> {
    let firefox = program(
        "FIREFOX",
        &["firefox-esr", "firefox"],
        "`apt-get install firefox-esr`",
    )?;
    Ok(json!({
        "binary": firefox,
        "args": ["-headless", "-width", width.to_string(), "-height", height.to_string()],
        "prefs": {
            "intl.accept_languages": "fr-FR, fr",
            "app.normandy.enabled": false,
            "app.update.enabled": false,
            "browser.safebrowsing.malware.enabled": false,
            "browser.safebrowsing.phishing.enabled": false,
            "browser.safebrowsing.downloads.enabled": false,
            "datareporting.policy.dataSubmissionEnabled": false,
            "extensions.getAddons.cache.enabled": false,
            "media.gmp-manager.updateEnabled": false,
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "network.dns.disablePrefetch": true,
            "services.settings.server": "data:,",
            "toolkit.telemetry.enabled": false,
        },
    }))
}

/// WebKit's small browser, which no package puts on the `PATH`.
fn minibrowser() -> Result<PathBuf, Trouble> {
    if let Some(named) = std::env::var_os("MINIBROWSER") {
        return Ok(PathBuf::from(named));
    }
    let roots = [
        "/usr/lib",
        "/usr/lib64",
        "/usr/libexec",
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
    ];
    let flavours = ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"];
    flavours
        .iter()
        .flat_map(|flavour| {
            roots
                .iter()
                .map(move |root| Path::new(root).join(flavour).join("MiniBrowser"))
        })
        .find(|candidate| candidate.is_file())
        .ok_or_else(|| {
            missing(
                "WebKit's MiniBrowser",
                "`apt-get install webkit2gtk-driver`",
            )
        })
}

/// A file that the chores put into the user's cache, in a folder by name and version; of the newest.
pub(crate) fn cached(name: &str, file: &str) -> Option<PathBuf> {
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or(home)?
        .join("sillon");
    let mut found: Vec<PathBuf> = std::fs::read_dir(cache)
        .ok()?
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(name))
        .map(|entry| entry.path().join(file))
        .filter(|candidate| candidate.is_file())
        .collect();
    found.sort();
    found.pop()
}
