//! Turns: who may ask which host when, so that none is pressed and one that fails is let be.

use std::collections::HashMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use url::Url;

use super::error::Fault;

/// So many requests are under way at once, in all and to one host.
pub(super) const AT_ONCE: usize = 4;
const AT_ONE_HOST: usize = 2;
/// A host of which so many sources in a row were given up is asked for nothing more.
const LOST: u32 = 3;

/// The turns of all hosts.
#[derive(Debug, Default)]
pub(super) struct Turns {
    hosts: Mutex<HashMap<String, Host>>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Host {
    under_way: usize,
    /// How many sources of it were given up since one was had.
    given_up: u32,
    /// It asked to be let be until then.
    rests_until: Option<Instant>,
    /// Why it is asked for nothing more.
    lost: Option<String>,
}

/// A turn: it ends when it is dropped.
#[derive(Debug)]
pub(super) struct Turn<'a> {
    turns: &'a Turns,
    host: String,
}

impl Turns {
    /// Waits until a host may be asked. Fails where it is not to be asked for anything more.
    pub(super) fn take(&self, url: &Url) -> Result<Turn<'_>, Fault> {
        let name = name(url);
        let mut hosts = self.lock();
        loop {
            let under_way: usize = hosts.values().map(|it| it.under_way).sum();
            let host = hosts.entry(name.clone()).or_default();
            if let Some(why) = &host.lost {
                return Err(Fault::GivenUp(why.clone()));
            }
            let now = Instant::now();
            let rest = host.rests_until.filter(|until| *until > now);
            if rest.is_none() && under_way < AT_ONCE && host.under_way < AT_ONE_HOST {
                host.under_way += 1;
                return Ok(Turn {
                    turns: self,
                    host: name,
                });
            }
            hosts = match rest {
                Some(until) => {
                    let woken = self.changed.wait_timeout(hosts, until - now);
                    woken.unwrap_or_else(PoisonError::into_inner).0
                }
                None => {
                    let woken = self.changed.wait(hosts);
                    woken.unwrap_or_else(PoisonError::into_inner)
                }
            };
        }
    }

    /// A host asked to be let be.
    pub(super) fn rest(&self, url: &Url, how_long: Duration) {
        let until = Instant::now().checked_add(how_long);
        self.lock().entry(name(url)).or_default().rests_until = until;
    }

    /// A host gave what it was asked for, or said plainly that it will not.
    pub(super) fn answered(&self, url: &Url) {
        self.lock().entry(name(url)).or_default().given_up = 0;
    }

    /// A source of a host was given up.
    pub(super) fn give_up(&self, url: &Url, fault: &Fault) {
        let mut hosts = self.lock();
        let host = hosts.entry(name(url)).or_default();
        host.given_up += 1;
        if host.given_up >= LOST {
            host.lost = Some(fault.to_string());
            self.changed.notify_all();
        }
    }

    /// A host is asked for nothing more from now on.
    pub(super) fn lose(&self, url: &Url, fault: &Fault) {
        self.lock().entry(name(url)).or_default().lost = Some(fault.to_string());
        self.changed.notify_all();
    }

    /// What is in there is whole even where a holder panicked: numbers and texts.
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Host>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if let Some(host) = self.turns.lock().get_mut(&self.host) {
            host.under_way = host.under_way.saturating_sub(1);
        }
        self.turns.changed.notify_all();
    }
}

/// A host with its port.
fn name(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    format!("{host}:{}", url.port_or_known_default().unwrap_or_default())
}
