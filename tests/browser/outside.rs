//! The outside: every host but the site's own, as the browser sees it. It answers nothing and remembers who was asked.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A proxy that refuses everything. A browser reaches the site directly, and all else through here.
pub(crate) struct Outside {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Outside {
    /// Listens on a free port until the run ends.
    pub(crate) fn listen() -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let log = Arc::clone(&log);
                std::thread::spawn(move || refuse(stream, &log));
            }
        });
        Ok(Self { address, asked })
    }

    /// Where a browser finds it, as `host:port`.
    pub(crate) fn address(&self) -> String {
        self.address.to_string()
    }

    /// What was asked for so far: `CONNECT host:port` or `GET http://host/path`. The browsers' own errands, which no
    /// preference stops, are left out.
    pub(crate) fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock().expect("no holder panics");
        asked
            .iter()
            .filter(|request| !is_errand(request))
            .cloned()
            .collect()
    }
}

fn is_errand(request: &str) -> bool {
    const MAKERS: [&str; 5] = [
        ".google.com",
        ".googleapis.com",
        ".gvt1.com",
        ".mozilla.com",
        ".mozilla.org",
    ];
    let host = request
        .split_once(' ')
        .map_or(request, |(_, target)| target);
    let host = host
        .trim_start_matches("http://")
        .split(['/', ':'])
        .next()
        .unwrap_or_default();
    MAKERS
        .iter()
        .any(|maker| host.ends_with(maker) || host == &maker[1..])
}

fn refuse(mut stream: TcpStream, log: &Mutex<Vec<String>>) {
    // A browser may open a connection ahead of need and never speak.
    let _ = stream.set_read_timeout(Some(Duration::from_secs(20)));
    let mut lines = BufReader::new(&stream).lines();
    let Some(Ok(first)) = lines.next() else {
        return;
    };
    let request = first
        .rsplit_once(' ')
        .map_or(first.as_str(), |(request, _)| request)
        .to_owned();
    log.lock().expect("no holder panics").push(request);
    while matches!(lines.next(), Some(Ok(line)) if !line.is_empty()) {}
    let _ = stream.write_all(
        b"HTTP/1.1 502 Nobody is outside\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    );
}
