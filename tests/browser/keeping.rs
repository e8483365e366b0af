//! Keeping: an episode's sound is kept on the device, whole or not at all, and plays without a network.

use crate::faults::Fault;
use crate::line::Line;
use crate::listener::Listener;
use crate::offline::{cached, is_kept};
use crate::publisher::{Publisher, demonstration};
use crate::selectors::{DEVICE, KEEP, KEEP_BUTTON, KEPT, PLAYER_ALERT, PLAYER_PLAY};
use crate::server::Site;
use crate::sound::at;
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, dist, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        a_kept_episode_plays_and_seeks_without_a_network,
        a_download_that_broke_off_goes_on_where_it_did,
        a_host_that_does_not_allow_it_is_said_not_to,
    ]);
    journeys.extend(journeys![CHROMIUM;
        a_download_starts_over_where_the_file_is_another_by_now,
        a_download_starts_over_where_the_host_cannot_go_on,
        a_download_rests_and_goes_on,
        what_is_no_sound_is_not_kept,
        a_host_that_allows_it_is_kept_from,
        what_there_is_no_room_for_is_told_and_taken_away,
        a_device_that_fills_up_on_the_way_keeps_nothing_of_it,
        what_the_browser_has_taken_away_plays_from_its_host,
        sound_that_is_not_kept_is_left_to_the_browser,
        a_worker_answers_any_range,
    ]);
    journeys
}

/// The sound of the episode that all this is tried with: 3 004 056 bytes, in parts of 524 288.
const SOUND: &str = "audio/s2e11.mp3";
const WHOLE: &str = "Gardé hors ligne · 3 Mo";

/// Opens the episode, with its worker there.
#[track_caller]
fn opens_episode(listener: &Listener) {
    listener.site.has_its_worker();
    listener.opens("episodes/s2e11/");
    is_kept(listener, "feed.json");
}

/// How many parts of a sound are kept.
fn parts(listener: &Listener) -> usize {
    let all = cached(listener);
    let is_part = |it: &&String| {
        it.contains(" sound ")
            && it
                .rsplit('/')
                .next()
                .is_some_and(|it| it.parse::<u8>().is_ok())
    };
    all.iter().filter(is_part).count()
}

#[track_caller]
fn is_told(listener: &Listener, said: &str) {
    listener.sees_in(KEEP, said);
}

fn a_kept_episode_plays_and_seeks_without_a_network(listener: &Listener) {
    opens_episode(listener);
    listener.presses_text(KEEP_BUTTON, "Garder hors ligne");
    is_told(listener, WHOLE);
    assert_eq!(parts(listener), 6);
    listener.site.loses(Line::Cut);
    listener.opens("episodes/s2e11/");
    is_told(listener, WHOLE);
    for time in ["8:08", "18:21", "0:13"] {
        listener.presses_time(time);
        listener.hears("s2e11", at(time));
    }
    listener.presses(PLAYER_PLAY);
    listener.opens("device/");
    let told = listener.reads(KEPT);
    assert!(
        told.iter()
            .any(|it| it.contains("audio") && it.contains("1 élément")),
        "{told:?}"
    );
    listener.opens("episodes/s2e11/");
    listener.presses_text(KEEP_BUTTON, "Retirer");
    listener.sees_all(KEEP_BUTTON, &["Garder hors ligne"]);
    assert_eq!(parts(listener), 0);
}

fn a_download_that_broke_off_goes_on_where_it_did(listener: &Listener) {
    opens_episode(listener);
    is_broken(listener);
    listener.presses_text(KEEP_BUTTON, "Garder hors ligne");
    is_told(listener, "L’hébergeur de ce fichier audio ne répond pas");
    // WebKit may lose what had come with the line.
    let had = parts(listener);
    assert!(had <= 2, "{had} parts of what broke off in the third");
    // A part is no sound: it plays from its host.
    listener.opens("episodes/s2e11/");
    listener.site.mend();
    let before = listener.site.asked(SOUND).len();
    listener.presses_text(KEEP_BUTTON, "Poursuivre");
    is_told(listener, WHOLE);
    assert_eq!(parts(listener), 6);
    let asked = listener.site.asked(SOUND).split_off(before);
    let range = format!("bytes={}-", had * 524_288);
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(asked[0].range.as_deref(), Some(&*range));
    assert_eq!(asked[0].status, 206);
    listener.site.loses(Line::Cut);
    listener.opens("episodes/s2e11/");
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
}

/// The sound breaks off in its third part, slowly enough that two have been taken in.
fn is_broken(listener: &Listener) {
    for fault in [Fault::Trickle(2_000_000), Fault::CutOff(1_300_000)] {
        listener.site.fault(SOUND, fault);
    }
}

/// Keeps two parts, and no more.
#[track_caller]
fn breaks_off(listener: &Listener) {
    opens_episode(listener);
    is_broken(listener);
    listener.presses_text(KEEP_BUTTON, "Garder hors ligne");
    is_told(listener, "ne répond pas");
    assert_eq!(parts(listener), 2);
    listener.site.mend();
}

/// A sound of that many bytes, which is none of the site's.
fn other(bytes: usize) -> Vec<u8> {
    let sound = dist().map(|dist| std::fs::read(dist.join("audio/s1e1.mp3")));
    let mut sound = sound.expect("a site").expect("its sound");
    sound.resize(bytes, 0);
    sound
}

fn a_download_starts_over_where_the_file_is_another_by_now(listener: &Listener) {
    breaks_off(listener);
    let bytes = other(600_000);
    listener.site.fault(SOUND, Fault::Bytes(bytes));
    listener.presses_text(KEEP_BUTTON, "Poursuivre");
    is_told(listener, "Gardé hors ligne · 0,6 Mo");
    assert_eq!(parts(listener), 2);
}

fn a_download_starts_over_where_the_host_cannot_go_on(listener: &Listener) {
    breaks_off(listener);
    listener.site.fault(SOUND, Fault::NoRange);
    listener.presses_text(KEEP_BUTTON, "Poursuivre");
    is_told(listener, WHOLE);
    assert_eq!(parts(listener), 6);
}

fn a_download_rests_and_goes_on(listener: &Listener) {
    opens_episode(listener);
    listener.site.fault(SOUND, Fault::Trickle(1_000_000));
    listener.presses_text(KEEP_BUTTON, "Garder hors ligne");
    is_told(listener, "0,5 sur 3 Mo");
    listener.presses_text(KEEP_BUTTON, "Arrêter");
    listener.sees_all(KEEP_BUTTON, &["Poursuivre", "Retirer"]);
    listener.site.mend();
    listener.presses_text(KEEP_BUTTON, "Poursuivre");
    is_told(listener, WHOLE);
}

fn what_is_no_sound_is_not_kept(listener: &Listener) {
    opens_episode(listener);
    let page = Fault::Instead {
        kind: "text/html",
        body: "<h1>Log in".to_owned(),
    };
    for fault in [page, Fault::Status(404), Fault::Status(500)] {
        listener.site.fault(SOUND, fault);
        listener.presses_text(KEEP_BUTTON, "Garder hors ligne");
        is_told(listener, "n’est pas le fichier audio entier");
        assert_eq!(parts(listener), 0);
        listener.site.mend();
        listener.reloads();
    }
}

/// A site whose sound is on a host of its own: who built it, the site, and the host.
fn sounds_from_elsewhere(listener: &Listener) -> (Publisher, Site, Site) {
    listener.forgives_asking_outside();
    let host = Site::serve(&dist().expect("a site")).expect("a server");
    let publisher = Publisher::new();
    let feed = demonstration().replace("\"audio/", &format!("\"{}", host.url("audio/")));
    publisher.builds(&feed);
    let site = publisher.serves();
    listener.opens_address(&site.url("episodes/s2e11/"));
    is_kept(listener, "feed.json");
    (publisher, site, host)
}

fn a_host_that_does_not_allow_it_is_said_not_to(listener: &Listener) {
    listener.forgives_refusals();
    let (_publisher, _site, host) = sounds_from_elsewhere(listener);
    listener.presses_text(KEEP_BUTTON, "Garder hors ligne");
    is_told(listener, "ne permet pas aux autres sites de le garder");
    assert_eq!(parts(listener), 0);
    // It plays all the same, and a host that is not there is another matter.
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.presses(PLAYER_PLAY);
    host.loses(Line::Cut);
    listener.presses_text(KEEP_BUTTON, "Garder hors ligne");
    is_told(listener, "ne répond pas");
    listener.forgives_broken_sound();
}

fn a_host_that_allows_it_is_kept_from(listener: &Listener) {
    let (_publisher, site, host) = sounds_from_elsewhere(listener);
    host.fault(SOUND, Fault::AllowsAll);
    listener.presses_text(KEEP_BUTTON, "Garder hors ligne");
    is_told(listener, WHOLE);
    site.loses(Line::Cut);
    host.loses(Line::Cut);
    listener.reloads();
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
}

fn what_there_is_no_room_for_is_told_and_taken_away(listener: &Listener) {
    opens_episode(listener);
    listener.has_room_for(2_000_000);
    listener.presses_text(KEEP_BUTTON, "Garder hors ligne");
    is_told(listener, "Il n’y a pas assez de place");
    assert_eq!(parts(listener), 0);
    listener.sees_all(KEEP_BUTTON, &["Garder hors ligne"]);
}

fn a_device_that_fills_up_on_the_way_keeps_nothing_of_it(listener: &Listener) {
    // What a browser says in the middle of it.
    listener.has_each_page_run(
        "const put = Cache.prototype.put;
        Cache.prototype.put = function (key, answer) {
            if (String(key).endsWith('/kept/3')) return Promise.reject(new DOMException('full', 'QuotaExceededError'));
            return put.call(this, key, answer);
        };",
    );
    opens_episode(listener);
    listener.presses_text(KEEP_BUTTON, "Garder hors ligne");
    is_told(listener, "Il n’y a pas assez de place");
    assert_eq!(parts(listener), 0);
    assert!(
        !cached(listener).iter().any(|it| it.contains(" sound ")),
        "its record stays"
    );
}

fn what_the_browser_has_taken_away_plays_from_its_host(listener: &Listener) {
    opens_episode(listener);
    listener.presses_text(KEEP_BUTTON, "Garder hors ligne");
    is_told(listener, WHOLE);
    let _: () = listener.asks(
        "caches.keys().then(all => all.filter(it => it.includes(' sound ')).forEach(it => caches.delete(it)))",
        &[],
    );
    listener.waits("it to be gone", || {
        let left = parts(listener);
        (left == 0).then_some(()).ok_or_else(|| left.to_string())
    });
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.presses(PLAYER_PLAY);
    // And the page does not go on saying that it is there.
    listener.reloads();
    listener.sees_all(KEEP_BUTTON, &["Garder hors ligne"]);
}

fn sound_that_is_not_kept_is_left_to_the_browser(listener: &Listener) {
    opens_episode(listener);
    listener.reloads();
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    let asked = listener.site.asked(SOUND);
    assert!(
        !asked.is_empty()
            && asked
                .iter()
                .all(|it| it.range.is_some() && matches!(it.status, 206 | 304)),
        "{asked:?}"
    );
    assert_eq!(parts(listener), 0);
    listener.presses(DEVICE);
    listener.sees_no(PLAYER_ALERT);
}

/// As [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#name-range-requests) has it.
fn a_worker_answers_any_range(listener: &Listener) {
    opens_episode(listener);
    listener.presses_text(KEEP_BUTTON, "Garder hors ligne");
    is_told(listener, WHOLE);
    let sound = std::fs::read(dist().expect("a site").join(SOUND)).expect("its sound");
    let last = sound.len() - 1;
    for (range, expected) in [
        ("bytes=0-", Some((0, last))),
        ("bytes=524287-524288", Some((524_287, 524_288))),
        ("bytes=2000000-2600000", Some((2_000_000, 2_600_000))),
        ("bytes=3004000-99999999", Some((3_004_000, last))),
        ("bytes=-100", Some((last - 99, last))),
        ("bytes=99999999-", None),
        ("bytes=9-8", None),
    ] {
        let _: () = listener.asks(
            "window.__told = null;
            fetch('kept/sound/' + encodeURIComponent(new URL(arguments[0], document.baseURI)), { headers: { range: arguments[1] } })
                .then(async answer => {
                    const bytes = new Uint8Array(await answer.arrayBuffer());
                    const sum = bytes.reduce((sum, byte) => (sum * 31 + byte) % 1000003, 0);
                    window.__told = [answer.status, answer.headers.get('content-range'), bytes.length, sum];
                });",
            &[SOUND.into(), range.into()],
        );
        let told = listener.waits(range, || {
            let told: Option<(u16, Option<String>, usize, usize)> =
                listener.asks("return window.__told", &[]);
            told.ok_or_else(|| "no answer".to_owned())
        });
        let wanted = match expected {
            Some((from, to)) => {
                let bytes = &sound[from..=to];
                let sum = bytes
                    .iter()
                    .fold(0, |sum, byte| (sum * 31 + usize::from(*byte)) % 1_000_003);
                let range = format!("bytes {from}-{to}/{}", sound.len());
                (206, Some(range), bytes.len(), sum)
            }
            None => (416, Some(format!("bytes */{}", sound.len())), 0, 0),
        };
        assert_eq!(told, wanted, "{range}");
    }
}
