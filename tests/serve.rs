//! `sillon serve`, asked as browsers ask.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A site being served; the command ends with it.
struct Served {
    child: Child,
    host: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    headers: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self
            .headers
            .lines()
            .filter_map(|line| line.split_once(": "));
        headers
            .find(|it| it.0.eq_ignore_ascii_case(name))
            .map(|it| it.1)
    }
}

fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sillon"))
}

fn serve(folder: &Path) -> Served {
    let mut command = command();
    command.arg("serve").arg(folder).args(["--port", "0"]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    out.read_line(&mut line).unwrap();
    let (_, host) = line.split_once("http://").unwrap();
    let (host, _) = host.split_once('/').unwrap();
    let host = host.to_owned();
    Served { child, host }
}

impl Served {
    fn get(&self, path: &str, headers: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let host = &self.host;
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
        let headers = String::from_utf8(answer[..end].to_vec()).unwrap();
        let status = headers.split(' ').nth(1).unwrap().parse().unwrap();
        Answer {
            status,
            headers,
            body: answer[end + 4..].to_vec(),
        }
    }
}

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("index.html", "home");
    put("index.html.br", "packed");
    put("episodes/un/index.html", "un");
    put("404.html", "nothing here");
    put("audio/a.mp3", "0123456789");
    put("feed.json", "{}");
    put("a.wasm", "wasm");
    put(
        "_headers",
        "/*\n  X-Policy: strict\n  Cache-Control: max-age=60\n/feed.json\n  Content-Type: application/feed+json\n/gone.json\n  Content-Type: application/feed+json\n",
    );
    folder
}

#[test]
fn pages_come_with_the_sites_own_headers_and_are_not_kept() {
    let folder = site();
    let served = serve(folder.path());
    let home = served.get("/", "");
    assert_eq!((home.status, &home.body[..]), (200, &b"home"[..]));
    assert_eq!(home.header("x-policy"), Some("strict"));
    assert_eq!(home.header("cache-control"), Some("no-cache"));
    assert_eq!(home.header("content-type"), Some("text/html"));
    assert_eq!(
        served.get("/feed.json", "").header("content-type"),
        Some("application/feed+json")
    );
    assert_eq!(
        served.get("/a.wasm", "").header("content-type"),
        Some("application/wasm")
    );
    assert_eq!(served.get("/episodes/un/", "").body, b"un");
    assert_eq!(
        served.get("/episodes/un", "").header("location"),
        Some("/episodes/un/")
    );
}

#[test]
fn what_stands_packed_is_sent_packed_to_whoever_takes_it() {
    let folder = site();
    let served = serve(folder.path());
    let packed = served.get("/", "Accept-Encoding: gzip, br\r\n");
    assert_eq!(packed.header("content-encoding"), Some("br"));
    assert_eq!(packed.body, b"packed");
    let plain = served.get("/", "Accept-Encoding: gzip\r\n");
    assert_eq!(
        (plain.header("content-encoding"), &plain.body[..]),
        (None, &b"home"[..])
    );
}

#[test]
fn sound_is_sent_from_its_middle() {
    let folder = site();
    let served = serve(folder.path());
    let part = served.get("/audio/a.mp3", "Range: bytes=3-5\r\n");
    assert_eq!((part.status, &part.body[..]), (206, &b"345"[..]));
    assert_eq!(part.header("content-range"), Some("bytes 3-5/10"));
    assert_eq!(
        served.get("/audio/a.mp3", "").header("content-type"),
        Some("audio/mpeg")
    );
    assert_eq!(
        served.get("/audio/a.mp3", "Range: bytes=20-\r\n").status,
        416
    );
}

#[test]
fn what_is_missing_is_a_404_with_the_sites_own_page() {
    let folder = site();
    let served = serve(folder.path());
    for path in [
        "/episodes/deux/",
        "/gone.json",
        "/../Cargo.toml",
        "/%2e%2e/x",
    ] {
        let gone = served.get(path, "");
        assert_eq!(
            (gone.status, &gone.body[..]),
            (404, &b"nothing here"[..]),
            "{path}"
        );
        assert_eq!(gone.header("content-type"), Some("text/html"), "{path}");
    }
    fs::remove_file(folder.path().join("404.html")).unwrap();
    assert_eq!(served.get("/gone", "").status, 404);
}

#[test]
fn a_site_built_anew_is_served_at_once() {
    let folder = site();
    let served = serve(folder.path());
    fs::write(folder.path().join("_headers"), "/*\n  X-Policy: lax\n").unwrap();
    assert_eq!(served.get("/", "").header("x-policy"), Some("lax"));
}

#[test]
fn a_folder_that_is_no_site_and_a_port_that_is_taken_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let told = |folder: &Path, port: &str| {
        let mut command = command();
        let output = command
            .arg("serve")
            .arg(folder)
            .args(["--port", port])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(told(folder.path(), "0").contains("sillon build"));
    let site = site();
    let served = serve(site.path());
    let (_, port) = served.host.split_once(':').unwrap();
    assert!(told(site.path(), port).contains("--port"));
}
