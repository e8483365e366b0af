//! Losses: the line to the sound breaks while it plays, and the sound goes on at the same second when it is back.

use std::time::Duration;

use crate::engines::Engine;
use crate::faults::Fault;
use crate::line::Line;
use crate::listener::Listener;
use crate::selectors::PLAYER_RETRY;
use crate::sound::at;
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        a_connection_cut_again_and_again_is_not_heard_or_told,
        a_lost_network_is_told_and_its_return_goes_on_at_the_same_second,
        a_silent_line_is_told_and_goes_on_at_the_same_second,
        a_host_that_breaks_in_the_middle_is_told_and_goes_on_once_mended,
    ]);
    journeys.extend(journeys![CHROMIUM;
        a_device_without_network_says_so_and_goes_on_when_it_is_back,
    ]);
    journeys
}

const BROKEN: &str = "Le son n’arrive plus";
const LATE: &str = "se fait attendre";
const LONG: Duration = Duration::from_secs(45);

/// Hears an episode of which the browser has no more than the first 62 seconds: one takes 3000 bytes.
#[track_caller]
fn hears_little_ahead(listener: &Listener) {
    listener.forgives_broken_sound();
    listener.site.fault("audio/*", Fault::Until(62 * 3000));
    listener.opens("episodes/s1e7/");
    // WebKit goes to no second that has not come by, and a good while beyond.
    if listener.engine == Engine::WebKit {
        listener.presses_time("0:05");
        listener.hears("s1e7", at("0:05"));
        listener.takes_rate("3×");
    } else {
        listener.presses_time("0:49");
        listener.hears("s1e7", at("0:49"));
    }
}

/// The second at which the sound stopped for want of more, and one of these sentences with it.
#[track_caller]
fn stops(listener: &Listener, said: &[&str]) -> f64 {
    let bar = listener.watches_until("the loss to be told", LONG, |bar| {
        said.iter().any(|said| bar.alert.contains(said))
    });
    bar.second()
}

fn a_connection_cut_again_and_again_is_not_heard_or_told(listener: &Listener) {
    listener.forgives_broken_sound();
    listener.site.fault("audio/*", Fault::CutOff(100_000));
    listener.opens("episodes/s1e7/");
    listener.presses_time("0:05");
    listener.hears("s1e7", at("0:05"));
    listener.takes_rate("3×");
    if listener.engine == Engine::WebKit {
        // It asks for no more than the start, again and again.
        let second = stops(listener, &[BROKEN, LATE]);
        listener.site.mend();
        listener.presses_text(PLAYER_RETRY, "Réessayer");
        listener.hears("s1e7", second);
        return;
    }
    listener.watches_until("the sound past the third cut", LONG, |bar| {
        bar.pauses && !bar.waits && bar.second() > at("1:50")
    });
    listener.heard_nothing_before("s1e7", at("0:05"));
}

fn a_lost_network_is_told_and_its_return_goes_on_at_the_same_second(listener: &Listener) {
    hears_little_ahead(listener);
    listener.site.loses(Line::Cut);
    let second = stops(listener, &[BROKEN, LATE]);
    listener.site.mend();
    listener.hears("s1e7", second);
}

fn a_silent_line_is_told_and_goes_on_at_the_same_second(listener: &Listener) {
    hears_little_ahead(listener);
    listener.site.loses(Line::Silent);
    let second = stops(listener, &[LATE, BROKEN]);
    listener.site.mend();
    listener.hears("s1e7", second);
    listener.watches_until("the sentence to go", LONG, |bar| bar.alert.is_empty());
}

fn a_host_that_breaks_in_the_middle_is_told_and_goes_on_once_mended(listener: &Listener) {
    hears_little_ahead(listener);
    listener.site.fault("audio/*", Fault::Status(500));
    listener.site.loses(Line::Cut);
    std::thread::sleep(Duration::from_millis(300));
    listener.site.loses(Line::Whole);
    let second = stops(listener, &[BROKEN, LATE]);
    listener.site.mend();
    listener.presses_text(PLAYER_RETRY, "Réessayer");
    listener.hears("s1e7", second);
}

fn a_device_without_network_says_so_and_goes_on_when_it_is_back(listener: &Listener) {
    hears_little_ahead(listener);
    listener.loses_network(true);
    let second = stops(listener, &["n’a plus de réseau"]);
    listener.site.mend();
    listener.loses_network(false);
    listener.hears("s1e7", second);
}
