//! Fetching, from a server of faults.
#![allow(clippy::unwrap_used)]

mod server;

use std::fs;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use server::{Answer, Server, short};
use sillon::publish::fetch::{Fetcher, Source};
use sillon::publish::progress::Quiet;
use sillon::publish::sound::reach;

const MOST: u64 = 1_000_000;

/// What comes of reading an address, as text.
fn read(server: &Server, path: &str) -> Result<String, String> {
    let read = Fetcher::new(None, short()).read(&server.source(path), MOST);
    let read = read.map(|it| String::from_utf8(it.bytes).unwrap());
    read.map_err(|error| error.why())
}

/// A server whose switch, once thrown, makes it answer otherwise.
fn switched(
    first: Answer,
    then: impl Fn(&server::Asked) -> Answer + Send + Sync + 'static,
) -> (Server, Arc<AtomicBool>) {
    let switch = Arc::new(AtomicBool::new(false));
    let thrown = Arc::clone(&switch);
    let server = Server::answering(move |asked| match thrown.load(Ordering::SeqCst) {
        true => then(asked),
        false => first.clone(),
    });
    (server, switch)
}

#[test]
fn what_is_there_is_read_with_its_type_and_last_address() {
    let server = Server::answering(|asked| match asked.path.as_str() {
        "/old" => Answer::to("/new/feed.xml"),
        _ => Answer::ok("<rss/>").header("Content-Type", "Application/RSS+xml; charset=utf-8"),
    });
    let read = Fetcher::new(None, short())
        .read(&server.source("old"), MOST)
        .unwrap();
    assert_eq!(read.bytes, b"<rss/>");
    assert_eq!(read.mime_type.as_deref(), Some("application/rss+xml"));
    assert_eq!(read.source, server.source("new/feed.xml"));
    assert_eq!(read.stale, None);
    let asked = server.asked();
    assert!(
        asked[0].head.contains("user-agent: sillon/"),
        "{}",
        asked[0].head
    );
    assert!(asked[0].head.contains("gzip"), "{}", asked[0].head);
}

#[test]
fn packed_answers_are_unpacked_and_a_damaged_one_is_told() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&[b'a'; 5000]).unwrap();
    let packed = packed.finish().unwrap();
    let server = Server::answering(move |asked| {
        let mut body = packed.clone();
        if asked.path == "/damaged" {
            let middle = body.len() / 2;
            body[middle..].fill(0xff);
        }
        Answer::ok(body).header("Content-Encoding", "gzip")
    });
    assert_eq!(read(&server, "whole").unwrap(), "a".repeat(5000));
    read(&server, "damaged").unwrap_err();
}

#[test]
fn what_is_packed_counts_as_large_as_it_is() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&vec![0; 2 * MOST as usize]).unwrap();
    let packed = packed.finish().unwrap();
    let server =
        Server::answering(move |_| Answer::ok(packed.clone()).header("Content-Encoding", "gzip"));
    assert_eq!(read(&server, "bomb").unwrap_err(), "it is larger than 1 MB");
}

#[test]
fn what_fails_twice_is_had_the_third_time() {
    let server = Server::answering(|asked| match (asked.path.as_str(), asked.before) {
        (_, 2) => Answer::ok("there"),
        ("/status", _) => Answer::status(500),
        ("/cut", _) => Answer::ok("the").tells_length(5),
        _ => Answer::hangs_up(),
    });
    for path in ["status", "cut", "line"] {
        assert_eq!(read(&server, path).as_deref(), Ok("there"), "{path}");
    }
    assert_eq!(server.asked().len(), 9);
}

#[test]
fn what_fails_three_times_is_told() {
    let server = Server::answering(|asked| match asked.path.as_str() {
        "/status" => Answer::status(503),
        "/cut" => Answer::ok("the").tells_length(5),
        _ => Answer::hangs_up(),
    });
    for (path, why) in [
        ("status", "the server answered 503"),
        ("cut", "the line broke off"),
        ("line", "the line broke off"),
    ] {
        assert_eq!(read(&server, path).unwrap_err(), why, "{path}");
    }
    assert_eq!(server.asked().len(), 9);
}

#[test]
fn what_is_not_there_is_asked_for_once() {
    let server = Server::answering(|asked| Answer::status(asked.path[1..].parse().unwrap()));
    for status in [400, 401, 403, 404, 410] {
        let why = read(&server, &status.to_string()).unwrap_err();
        assert_eq!(why, format!("the server answered {status}"));
    }
    assert_eq!(server.asked().len(), 5);
}

#[test]
fn a_server_that_asks_for_rest_gets_it() {
    let server = Server::answering(|asked| match asked.before {
        0 => Answer::status(429).header("Retry-After", "1"),
        _ => Answer::ok("there"),
    });
    let fetcher = Fetcher::new(None, short());
    let sources: Vec<_> = (0..3)
        .map(|n| (server.source(&n.to_string()), MOST))
        .collect();
    assert!(fetcher.read(&sources[0].0, MOST).is_ok());
    let asked = server.asked();
    let rest = asked[1].at - asked[0].at;
    assert!(rest >= Duration::from_millis(950), "{rest:?}");

    // All others wait too.
    let start = Instant::now();
    assert!(
        fetcher
            .read_all(&sources[1..], &Quiet)
            .iter()
            .all(Result::is_ok)
    );
    assert!(start.elapsed() >= Duration::from_millis(950));
}

#[test]
fn a_server_that_asks_for_more_rest_than_is_waited_is_let_be() {
    let server = Server::answering(|_| Answer::status(429).header("Retry-After", "3600"));
    let fetcher = Fetcher::new(None, short());
    let why = |path| fetcher.read(&server.source(path), MOST).unwrap_err().why();
    let said = "the server answered 429 and wants to be let be for 60 min";
    assert_eq!(why("a"), said);
    assert_eq!(
        why("b"),
        format!("its host is not asked any more, after {said}")
    );
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn a_host_that_fails_again_and_again_is_not_asked_any_more() {
    let server = Server::answering(|_| Answer::status(500));
    let well = Server::answering(|_| Answer::ok("there"));
    let fetcher = Fetcher::new(None, short());
    let sources = (0..20).map(|n| (server.source(&n.to_string()), MOST));
    let sources: Vec<_> = sources.chain([(well.source("a"), MOST)]).collect();
    let read = fetcher.read_all(&sources, &Quiet);
    assert!(read[..20].iter().all(Result::is_err));
    assert!(read[20].is_ok());
    let why = read[19].as_ref().unwrap_err().why();
    assert_eq!(
        why,
        "its host is not asked any more, after the server answered 500"
    );
    let asked = server.asked().len();
    // Three sources three times each, and what was under way beside them.
    assert!((9..=18).contains(&asked), "asked {asked} times");
}

#[test]
fn what_is_missing_does_not_make_a_host_one_that_fails() {
    let server = Server::answering(|asked| match asked.path.as_str() {
        "/there" => Answer::ok("there"),
        _ => Answer::status(404),
    });
    let fetcher = Fetcher::new(None, short());
    for number in 0..10 {
        fetcher
            .read(&server.source(&number.to_string()), MOST)
            .unwrap_err();
    }
    assert!(fetcher.read(&server.source("there"), MOST).is_ok());
}

#[test]
fn what_is_too_large_is_refused_with_and_without_a_length() {
    let large = vec![b'a'; 2 * MOST as usize];
    let server = Server::answering(move |asked| match asked.path.as_str() {
        "/told" => Answer::ok("").tells_length(2 * MOST as usize),
        _ => Answer::ok(large.clone()).tells_no_length(),
    });
    for path in ["told", "untold"] {
        assert_eq!(
            read(&server, path).unwrap_err(),
            "it is larger than 1 MB",
            "{path}"
        );
    }
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn a_server_that_falls_silent_is_not_waited_for() {
    let server = Server::answering(|_| Answer::ok("late").stalls(Duration::from_secs(20)));
    let start = Instant::now();
    assert_eq!(read(&server, "a").unwrap_err(), "nothing came for 300 ms");
    assert!(
        start.elapsed() < Duration::from_secs(4),
        "{:?}",
        start.elapsed()
    );
    assert_eq!(server.asked().len(), 3);
}

#[test]
fn redirections_end() {
    let server = Server::answering(|asked| match asked.path.as_str() {
        "/file" => Answer::to("file:///etc/passwd"),
        "/a" => Answer::to("/a"),
        _ => Answer::status(404),
    });
    assert_eq!(
        read(&server, "a").unwrap_err(),
        "the server sends from address to address"
    );
    assert_eq!(server.asked().len(), 11);
    // Nor do they lead to a file here.
    read(&server, "file").unwrap_err();
}

#[test]
fn a_port_where_nobody_listens_refuses() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", free.local_addr().unwrap());
    drop(free);
    let error = Fetcher::new(None, short()).read(&Source::of(&address), MOST);
    assert_eq!(
        error.unwrap_err().to_string(),
        format!("{address} cannot be read: the host refuses the call. Try again in a while.")
    );
}

#[test]
fn few_requests_are_under_way_at_once() {
    let slow = |_: &server::Asked| Answer::ok("there").stalls(Duration::from_millis(40));
    let servers = [(); 3].map(|()| Server::answering(slow));
    let sources: Vec<_> = (0..24)
        .map(|n| (servers[n % 3].source(&n.to_string()), MOST))
        .collect();
    let start = Instant::now();
    let read = Fetcher::new(None, short()).read_all(&sources, &Quiet);
    // 24 of 40 ms, four at once.
    assert!(
        start.elapsed() >= Duration::from_millis(230),
        "{:?}",
        start.elapsed()
    );
    let addresses = read.iter().map(|it| it.as_ref().unwrap().source.clone());
    assert!(addresses.eq(sources.iter().map(|(source, _)| source.clone())));
    for server in servers {
        assert!(server.most_at_once() <= 2, "{}", server.most_at_once());
    }
}

#[test]
fn what_has_not_changed_is_taken_from_the_cache() {
    let first = Answer::ok("first")
        .header("ETag", "\"1\"")
        .header("Last-Modified", "Wed, 21 Oct 2015 07:28:00 GMT")
        .header("Content-Type", "text/vtt");
    let (server, changed) = switched(first, |asked| {
        assert!(
            asked.head.contains("if-none-match: \"1\""),
            "{}",
            asked.head
        );
        assert!(
            asked
                .head
                .contains("if-modified-since: wed, 21 oct 2015 07:28:00 gmt")
        );
        Answer::status(304)
    });
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("deep/cache");
    for _ in 0..3 {
        let fetcher = Fetcher::new(Some(&cache), short());
        let read = fetcher.read(&server.source("a"), MOST).unwrap();
        assert_eq!(read.bytes, b"first");
        assert_eq!(read.mime_type.as_deref(), Some("text/vtt"));
        assert_eq!(read.stale, None);
        changed.store(true, Ordering::SeqCst);
    }
    // Nothing lies about but the entry itself.
    assert_eq!(fs::read_dir(&cache).unwrap().count(), 1);
}

#[test]
fn what_has_changed_takes_the_place_of_what_was_kept() {
    let (server, changed) =
        switched(
            Answer::ok("first").header("ETag", "\"1\""),
            |asked| match asked.head.contains("\"2\"") {
                true => Answer::status(304),
                false => Answer::ok("second").header("ETag", "\"2\""),
            },
        );
    let cache = tempfile::tempdir().unwrap();
    let read = || {
        let fetcher = Fetcher::new(Some(cache.path()), short());
        fetcher.read(&server.source("a"), MOST).unwrap().bytes
    };
    assert_eq!(read(), b"first");
    changed.store(true, Ordering::SeqCst);
    assert_eq!(read(), b"second");
    assert_eq!(read(), b"second");
}

#[test]
fn what_was_kept_serves_where_the_server_fails_and_says_so() {
    for (fault, why) in [
        (Answer::status(502), "the server answered 502"),
        (Answer::hangs_up(), "the line broke off"),
        (Answer::ok("fir").tells_length(5), "the line broke off"),
        (
            Answer::status(503).header("Retry-After", "7200"),
            "the server answered 503 and wants to be let be for 2 h",
        ),
    ] {
        let (server, fails) = switched(Answer::ok("first"), move |_| fault.clone());
        let cache = tempfile::tempdir().unwrap();
        let fetcher = Fetcher::new(Some(cache.path()), short());
        fetcher.read(&server.source("a"), MOST).unwrap();
        fails.store(true, Ordering::SeqCst);
        let read = fetcher.read(&server.source("a"), MOST).unwrap();
        assert_eq!(read.bytes, b"first");
        assert_eq!(read.stale.as_deref(), Some(why));
    }
    // What is gone is gone.
    let (server, fails) = switched(Answer::ok("first"), |_| Answer::status(410));
    let cache = tempfile::tempdir().unwrap();
    let fetcher = Fetcher::new(Some(cache.path()), short());
    fetcher.read(&server.source("a"), MOST).unwrap();
    fails.store(true, Ordering::SeqCst);
    fetcher.read(&server.source("a"), MOST).unwrap_err();
}

#[test]
fn a_damaged_entry_of_the_cache_is_as_none() {
    let (server, again) = switched(Answer::ok("first").header("ETag", "\"1\""), |asked| {
        assert!(!asked.head.contains("if-none-match"), "{}", asked.head);
        Answer::ok("first").header("ETag", "\"1\"")
    });
    let cache = tempfile::tempdir().unwrap();
    let read = || Fetcher::new(Some(cache.path()), short()).read(&server.source("a"), MOST);
    read().unwrap();
    let entry = fs::read_dir(cache.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let whole = fs::read(&entry).unwrap();
    let flipped = [&whole[..whole.len() - 1], b"x"].concat();
    again.store(true, Ordering::SeqCst);
    for damaged in [
        &b""[..],
        b"no line",
        &whole[..whole.len() - 2],
        &flipped,
        b"{}\n",
    ] {
        fs::write(&entry, damaged).unwrap();
        assert_eq!(read().unwrap().bytes, b"first");
        assert_eq!(fs::read(&entry).unwrap(), whole);
    }
}

#[test]
fn a_cache_that_cannot_be_written_is_as_none() {
    let server = Server::answering(|_| Answer::ok("there"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let fetcher = Fetcher::new(Some(&file), short());
    assert!(fetcher.read(&server.source("a"), MOST).is_ok());
}

#[test]
fn one_address_can_be_fetched_by_several_at_once() {
    let body = vec![b'a'; 300_000];
    let server = Server::answering(move |_| Answer::ok(body.clone()).header("ETag", "\"1\""));
    let cache = tempfile::tempdir().unwrap();
    let fetcher = Fetcher::new(Some(cache.path()), short());
    let sources = vec![(server.source("a"), MOST); 12];
    let read = fetcher.read_all(&sources, &Quiet);
    assert!(
        read.iter()
            .all(|it| it.as_ref().is_ok_and(|it| it.bytes.len() == 300_000))
    );
    assert_eq!(fs::read_dir(cache.path()).unwrap().count(), 1);
}

#[test]
fn files_are_read_within_their_size() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.json");
    fs::write(&path, "{}").unwrap();
    let fetcher = Fetcher::offline();
    let why = |source: &Source, most| fetcher.read(source, most).unwrap_err().why();
    let source = Source::of(path.to_str().unwrap());
    assert_eq!(fetcher.read(&source, 2).unwrap().bytes, b"{}");
    assert_eq!(why(&source, 1), "it is larger than 1 KB");
    assert_eq!(
        why(&Source::File(folder.path().into()), 9),
        "it is a folder"
    );
    assert_eq!(
        why(&Source::File(folder.path().join("no")), 9),
        "there is no such file"
    );
    let web = fetcher
        .read(&Source::of("http://127.0.0.1:9/"), 9)
        .unwrap_err();
    assert!(web.is_offline());
}

#[test]
fn sound_is_reached_by_its_first_two_bytes() {
    let server = Server::answering(|asked| match asked.path.as_str() {
        "/old.mp3" => Answer::to("/part.mp3"),
        "/part.mp3" => {
            assert!(asked.head.contains("range: bytes=0-1"), "{}", asked.head);
            Answer::part("ID", "bytes 0-1/3004000")
        }
        "/whole.mp3" => Answer::ok("ID3").header("Content-Type", "audio/mpeg; x=y"),
        "/again.mp3" if asked.before < 2 => Answer::status(503),
        "/again.mp3" => Answer::ok("ID3").header("Accept-Ranges", "bytes"),
        _ => Answer::status(404),
    });
    let fetcher = Fetcher::new(None, short());
    let reached = |path: &str| reach(&fetcher, &server.url(path)).unwrap();
    let whole = reached("whole.mp3");
    assert_eq!(
        (whole.status, whole.size, whole.from_the_middle),
        (200, Some(3), false)
    );
    assert_eq!(whole.mime_type.as_deref(), Some("audio/mpeg"));
    assert!(reached("again.mp3").from_the_middle);
    assert_eq!(reached("gone.mp3").status, 404);
    let part = reached("old.mp3");
    assert_eq!(
        (part.status, part.size, part.from_the_middle),
        (206, Some(3_004_000), true)
    );
    assert_eq!(part.last, server.url("part.mp3"));
}
