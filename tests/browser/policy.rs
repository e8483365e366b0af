//! The policy: what no page of the site needs, no page of it may do; and whatever was refused would be told here.

use serde_json::{Value, json};
use sillon::publish::policy::Policy;

use crate::engines::Engine;
use crate::listener::Listener;
use crate::selectors::{
    DEVICE, EPISODE_TITLE, GO, HEADING, LANGUAGE, LINE, MARK, MISSING, SEARCH, TOPIC_LINK,
    TRANSCRIPT,
};
use crate::sound::at;
use crate::trial::{CHROMIUM, EVERYWHERE, Plan, journeys};

pub(crate) fn journeys() -> Vec<Plan> {
    let mut journeys = Vec::from(journeys![EVERYWHERE;
        a_whole_visit_asks_for_nothing_that_is_refused,
        what_is_put_into_a_page_neither_runs_nor_loads,
    ]);
    journeys.extend(journeys![CHROMIUM;
        every_page_says_the_policy_itself,
        no_string_is_taken_where_it_could_run,
        no_other_policy_is_made,
        a_link_that_leads_out_tells_nothing_of_the_page,
    ]);
    journeys
}

/// All pages, and all that loads or runs something of its own: the search, a transcript, the sound. The verdict at the end
/// of each visit fails on whatever was refused.
fn a_whole_visit_asks_for_nothing_that_is_refused(listener: &Listener) {
    listener.forgives_nothing_refused();
    without_styles_in_notes(listener);
    listener.opens("");
    listener.types(SEARCH, "chaleur");
    listener.sees(MARK);
    listener.chooses(LANGUAGE, "en");
    listener.opens("episodes/s2e11/");
    listener.presses(TRANSCRIPT);
    listener.sees(LINE);
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
    listener.presses(TOPIC_LINK);
    listener.sees(EPISODE_TITLE);
    listener.presses(DEVICE);
    listener.sees_in(HEADING, "What this site keeps");
    listener.opens("episodes/nowhere/");
    listener.sees(MISSING);
    listener.hears_nothing();
}

/// The feed without the episodes whose notes would style the page or move its base.
fn without_styles_in_notes(listener: &Listener) {
    let feed = listener.site.text_of("feed.json");
    let mut feed: Value = serde_json::from_str(&feed).expect("JSON");
    let items = feed["items"].as_array_mut().expect("items");
    let count = items.len();
    items.retain(|item| {
        !["<style", "style=", "<base"]
            .iter()
            .any(|it| item.to_string().contains(it))
    });
    assert_eq!(items.len(), count - 1, "the demonstration has one");
    listener.site.publishes(feed.to_string());
}

/// What a hostile feed would want: here a script of the test's own puts it there, where a feed cannot.
fn what_is_put_into_a_page_neither_runs_nor_loads(listener: &Listener) {
    listener.forgives_refusals();
    listener.opens("episodes/s2e11/");
    listener.sees(GO);
    let _: () = listener.asks(
        "
        const put = (name, attributes, text) => {
            const element = document.createElement(name);
            for (const [key, value] of Object.entries(attributes)) {
                try { element.setAttribute(key, value); } catch {}
            }
            try { if (text) element.append(text); } catch {}
            try { document.body.append(element); } catch {}
            return element;
        };
        put('script', {}, 'window.__pwned = 1');
        put('script', { src: 'data:text/javascript,window.__pwned=1' });
        put('script', { src: 'http://elsewhere.example/a.js' });
        put('p', { onclick: 'window.__pwned = 1' }).click();
        put('a', { href: 'javascript:window.__pwned=1' }).click();
        put('iframe', { src: 'http://elsewhere.example/frame' });
        put('object', { data: 'http://elsewhere.example/object' });
        put('embed', { src: 'http://elsewhere.example/embed' });
        put('img', { src: 'http://elsewhere.example/a.png' });
        put('link', { rel: 'stylesheet', href: 'http://elsewhere.example/a.css' });
        put('style', {}, 'body { --pwned: 1 }');
        put('p', { style: '--pwned: 1', id: 'styled' });
        put('base', { href: 'http://elsewhere.example/' });
        const form = put('form', { action: 'http://elsewhere.example/form' });
        try { form.submit(); } catch {}
        fetch('http://elsewhere.example/fetch').catch(() => {});",
        &[],
    );
    std::thread::sleep(std::time::Duration::from_millis(800));
    let outcome: Vec<String> = listener.asks(
        "
        const style = element => getComputedStyle(element).getPropertyValue('--pwned');
        return [String(window.__pwned), style(document.body), style(document.getElementById('styled')),
            new URL('x', document.baseURI).host === location.host ? 'here' : 'away'];",
        &[],
    );
    assert_eq!(outcome, ["undefined", "", "", "here"]);
    assert_eq!(listener.asked_outside(), [""; 0]);
    // And it was told of: that nothing is told of any other visit means something.
    listener.waits("reports", || {
        let refused = listener.site.refused();
        let all = ["script-src", "style-src", "img-src", "connect-src"]
            .into_iter()
            .filter(|directive| !refused.iter().any(|it| it.contains(directive)));
        match all.collect::<Vec<_>>()[..] {
            [] => Ok(()),
            ref missing => Err(format!("none of {missing:?} among {refused:#?}")),
        }
    });
}

fn every_page_says_the_policy_itself(listener: &Listener) {
    for path in ["", "episodes/s2e11/", "device/", "nowhere/"] {
        listener.goes_to(path);
        let said: Vec<Option<String>> = listener.asks(
            "return ['meta[http-equiv=Content-Security-Policy]', 'meta[name=referrer]'].map(it =>
                document.head.querySelector(it)?.content);",
            &[],
        );
        let expected = [
            Some(Policy::STRICT.content()),
            Some("same-origin".to_owned()),
        ];
        assert_eq!(said, expected, "{path}");
        let before: bool = listener.asks(
            "return ![...document.querySelectorAll('base, link, script')].some(it =>
                it.compareDocumentPosition(document.head.querySelector('meta[http-equiv]')) & Node.DOCUMENT_POSITION_FOLLOWING);",
            &[],
        );
        assert!(before, "{path}: something stands before it");
    }
}

/// The ways by which a string becomes a program, or markup that could hold one.
const SINKS: [&str; 16] = [
    "document.body.innerHTML = it",
    "document.createElement('template').innerHTML = it",
    "document.createElement('p').outerHTML = it",
    "document.body.insertAdjacentHTML('beforeend', it)",
    "document.createRange().createContextualFragment(it)",
    "document.createElement('iframe').srcdoc = it",
    "document.write(it)",
    "new DOMParser().parseFromString(it, 'text/html')",
    "document.createElement('script').src = 'boot.js'",
    "document.createElement('script').text = it",
    "document.createElement('p').setAttribute('onclick', it)",
    "new Worker('boot.js')",
    "new SharedWorker('boot.js')",
    "navigator.serviceWorker.register('boot.js')",
    "setTimeout('window.__pwned = 1')",
    "(0, eval)('window.__pwned = 1')",
];

fn no_string_is_taken_where_it_could_run(listener: &Listener) {
    listener.forgives_refusals();
    listener.opens("episodes/s2e11/");
    for sink in SINKS {
        let script = format!(
            "const it = '<p>harmless</p><img src=x onerror=\"window.__pwned=1\">';
            // In a task of the page's own: the driver's may do what no page may.
            return new Promise(later => setTimeout(later)).then(async () => {{ try {{ await ({sink}); return 'taken'; }} catch (error) {{ return error.name; }} }});"
        );
        let outcome: String = listener.asks(&script, &[]);
        assert!(
            ["TypeError", "EvalError"].contains(&outcome.as_str()),
            "{sink}: {outcome}"
        );
    }
    let pwned: bool = listener.asks("return 'window.__pwned' in window || !!window.__pwned", &[]);
    assert!(!pwned);
    // The page's own part is as it was.
    listener.presses_time("8:08");
    listener.hears("s2e11", at("8:08"));
}

/// Not even one by a name that the site has: it has made it already.
fn no_other_policy_is_made(listener: &Listener) {
    listener.forgives_refusals();
    listener.opens("episodes/s2e11/");
    listener.sees(GO);
    listener.opens("?q=chaleur");
    listener.sees(MARK);
    for name in ["default", "other"] {
        let outcome: String = listener.asks(
            "try { trustedTypes.createPolicy(arguments[0], { createHTML: it => it }); return 'made'; }
            catch (error) { return error.name; }",
            &[json!(name)],
        );
        assert_eq!(outcome, "TypeError", "{name}");
    }
}

fn a_link_that_leads_out_tells_nothing_of_the_page(listener: &Listener) {
    assert_eq!(listener.engine, Engine::Chromium);
    for path in ["", "episodes/s2e11/", "episodes/s1e7/", "device/"] {
        listener.opens(path);
        let lax: Vec<String> = listener.asks(
            "return [...document.querySelectorAll('a[href]')]
                .filter(it => it.origin !== location.origin)
                .filter(it => !['external', 'noopener', 'noreferrer'].every(word => it.relList.contains(word)))
                .map(it => it.outerHTML);",
            &[],
        );
        assert_eq!(lax, [""; 0], "{path}");
    }
    listener.opens("episodes/s2e11/");
    let out: usize = listener.asks(
        "return [...document.querySelectorAll('a[href]')].filter(it => it.origin !== location.origin).length",
        &[],
    );
    assert!(out > 0, "an episode leads out");
}
