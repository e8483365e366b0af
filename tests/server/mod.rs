//! A server of faults: on a port of its own, it answers what a test says, down to the bytes on the line.
// Each test uses some of it.
#![allow(dead_code, clippy::unwrap_used)]

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use sillon::publish::fetch::{Patience, Source};
use url::Url;

/// A request that came in.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) path: String,
    /// Its head, in lower case.
    pub(crate) head: String,
    /// How many requests for this path came before it.
    pub(crate) before: usize,
    pub(crate) at: Instant,
}

/// What is answered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// The length that is told: the body's own, another, or none.
    length: Option<Option<usize>>,
    /// Before the body is sent.
    stalls: Duration,
    /// Instead of an answer, the line is closed.
    hangs_up: bool,
}

/// The server. Its threads end with the test.
pub(crate) struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
    most_at_once: Arc<AtomicUsize>,
}

impl Answer {
    pub(crate) fn status(status: u16) -> Self {
        Self {
            status,
            ..Self::default()
        }
    }

    pub(crate) fn ok(body: impl Into<Vec<u8>>) -> Self {
        Self {
            body: body.into(),
            ..Self::status(200)
        }
    }

    /// A part of a whole, as `Content-Range` tells it.
    pub(crate) fn part(body: &str, range: &str) -> Self {
        Self {
            body: body.into(),
            ..Self::status(206).header("Content-Range", range)
        }
    }

    pub(crate) fn hangs_up() -> Self {
        Self {
            hangs_up: true,
            ..Self::default()
        }
    }

    pub(crate) fn to(address: &str) -> Self {
        Self::status(302).header("Location", address)
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Tells a length that is not the body's.
    pub(crate) fn tells_length(mut self, length: usize) -> Self {
        self.length = Some(Some(length));
        self
    }

    /// Tells no length: the body ends with the line.
    pub(crate) fn tells_no_length(mut self) -> Self {
        self.length = Some(None);
        self
    }

    pub(crate) fn stalls(mut self, how_long: Duration) -> Self {
        self.stalls = how_long;
        self
    }

    /// Sends the answer. The turn ends before the last of it is on its way: who has it all may ask again at once.
    fn send(&self, line: &mut TcpStream, turn: Turn) -> std::io::Result<()> {
        if self.hangs_up {
            return Ok(());
        }
        let mut head = format!("HTTP/1.1 {} Said\r\nConnection: close\r\n", self.status);
        if let Some(length) = self.length.unwrap_or(Some(self.body.len())) {
            head += &format!("Content-Length: {length}\r\n");
        }
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        line.write_all((head + "\r\n").as_bytes())?;
        line.flush()?;
        thread::sleep(self.stalls);
        drop(turn);
        line.write_all(&self.body)
    }
}

/// A request that is under way, counted until it is dropped.
struct Turn(Arc<AtomicUsize>);

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Server {
    /// Answers each request as told.
    pub(crate) fn answering(answer: impl Fn(&Asked) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            asked: Arc::default(),
            most_at_once: Arc::default(),
        };
        let (asked, most) = (Arc::clone(&server.asked), Arc::clone(&server.most_at_once));
        let under_way = Arc::new(AtomicUsize::new(0));
        let answer = Arc::new(answer);
        thread::spawn(move || {
            for line in listener.incoming() {
                let Ok(mut line) = line else { continue };
                let (asked, answer) = (Arc::clone(&asked), Arc::clone(&answer));
                let (most, under_way) = (Arc::clone(&most), Arc::clone(&under_way));
                thread::spawn(move || {
                    let now = under_way.fetch_add(1, Ordering::SeqCst) + 1;
                    most.fetch_max(now, Ordering::SeqCst);
                    let turn = Turn(under_way);
                    if let Some(request) = read(&mut line, &asked) {
                        // Who asked may have hung up.
                        let _ = answer(&request).send(&mut line, turn);
                    }
                });
            }
        });
        server
    }

    pub(crate) fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://{}/", self.address))
            .unwrap()
            .join(path)
            .unwrap()
    }

    pub(crate) fn source(&self, path: &str) -> Source {
        Source::Web(self.url(path))
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The most requests that were under way at once.
    pub(crate) fn most_at_once(&self) -> usize {
        self.most_at_once.load(Ordering::SeqCst)
    }
}

fn read(line: &mut TcpStream, asked: &Mutex<Vec<Asked>>) -> Option<Asked> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        line.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).ok()?;
    let path = head.split(' ').nth(1)?.to_owned();
    let mut asked = asked.lock().ok()?;
    let request = Asked {
        before: asked.iter().filter(|it| it.path == path).count(),
        path,
        head: head.to_ascii_lowercase(),
        at: Instant::now(),
    };
    asked.push(request.clone());
    Some(request)
}

/// A patience short enough for tests.
pub(crate) fn short() -> Patience {
    Patience {
        connect: Duration::from_secs(2),
        silence: Duration::from_millis(300),
        whole: Duration::from_secs(5),
        pause: Duration::from_millis(20),
        longest: Duration::from_secs(2),
    }
}
