// Starts the site: the page names its two files, the glue and the wasm, and they are loaded here.
// A script of its own, so that the page's policy can forbid every inline one.

const show = (notice) => {
  document.getElementById(notice).hidden = false;
};

// The program stops where it finds itself broken: whoever called it then gets a RuntimeError, and it ends up here.
const broke = (error) => error?.name === "RuntimeError";
addEventListener("error", ({ error }) => broke(error) && show("crashed"));
addEventListener("unhandledrejection", ({ reason }) => broke(reason) && show("crashed"));

const link = (selector) => document.querySelector(selector);

// How much of the program has come, where the build has written into the page how much there is of it.
const bar = link("#booting");
const follow = async ({ body }) => {
  const reader = body.getReader();
  for (let part; !(part = await reader.read()).done; ) bar.value += part.value.length;
};

for (const button of document.querySelectorAll("button.reload")) {
  button.addEventListener("click", () => location.reload());
}

// A page made beforehand plays before there is a program, by the page's own audio element: what is pressed, sounds. The
// program takes it over as it is, and answers presses itself from then on.
const audio = link("#audio");
// Safari forgets a second that it is given before it knows the length.
const seek = () => {
  if (audio.dataset.t) audio.currentTime = parseFloat(audio.dataset.t);
};
audio.addEventListener("loadedmetadata", seek);
addEventListener("click", (event) => {
  const { altKey, button, ctrlKey, metaKey, shiftKey, target } = event;
  const listen = link("#app .go[rel]");
  const pressed = target.closest("a");
  const isTime = pressed?.matches(".t") && pressed.pathname === location.pathname;
  const isPlain = !(event.defaultPrevented || button || altKey || ctrlKey || metaKey || shiftKey);
  if (!listen || !isPlain || !(isTime || pressed === listen)) return;
  event.preventDefault();
  if (!isTime && !audio.paused) return audio.pause();
  if (isTime || !audio.src) {
    const { hash, search } = isTime ? pressed : location;
    audio.dataset.t = new URLSearchParams(`${search}&${hash.slice(1)}`).get("t") ?? "";
    audio.src ||= listen.href;
    seek();
  }
  audio.play().catch(() => {});
});

// Of all the tabs that have the site, the one begun last is heard. Where there is no talking to others, nothing is said.
try {
  const tabs = new BroadcastChannel("sillon");
  audio.onplay = () => tabs.postMessage(0);
  tabs.onmessage = () => {
    audio.pause();
    dispatchEvent(new Event("sillon-elsewhere"));
  };
} catch {}

// The language chosen here before; none where storage is blocked.
const chosen = () => {
  try {
    return localStorage.getItem("sillon language");
  } catch {}
};

// What the site says in a language. The program finds it in the page's link to the languages.
const bring = async (language) => {
  const languages = link('link[rel="languages"]');
  const answer = await fetch(languages.href.replace("*", language));
  // Many a host answers a missing file with its home page.
  const is = answer.ok && !answer.headers.get("content-type")?.includes("html");
  if (!is) throw new Error(`${answer.url}: ${answer.status}`);
  languages.textContent = await answer.text();
  languages.lang = language;
};

// What keeps sound on the device, loaded when the program first asks it for something.
const keeper = link('link[rel="keeper"]');
globalThis.sillonKeeper = async (what, address) => {
  try {
    await (await import(keeper.href))[what](address);
  } catch (error) {
    console.error(error);
    dispatchEvent(new CustomEvent("sillon-kept", { detail: `${address}\naway` }));
  }
};
// Where it cannot be, the program shows nothing of it.
const { serviceWorker } = navigator;
if (!serviceWorker) keeper?.remove();

try {
  // The base is relative, and would move with each navigation: it stays where the page was loaded.
  link("base").href = document.baseURI;
  // All at once. Not a preload of the page's own: WebKit would fetch the program a second time all the same.
  const { href, dataset } = link('link[rel="program"]');
  const program = fetch(href);
  const { lang } = document.documentElement;
  const words = bring(chosen() ?? lang).catch(() => bring(lang));
  // A page made beforehand is read meanwhile.
  if (!link("#app").firstChild) {
    bar.hidden = false;
    if (dataset.bytes) {
      bar.max = dataset.bytes;
      program.then((answer) => follow(answer.clone())).catch(() => {});
    }
  }
  const { default: start } = await import(link('link[rel="modulepreload"]').href);
  await words;
  await start({ module_or_path: program });
} catch (error) {
  console.error(error);
  bar.hidden = true;
  show(broke(error) ? "crashed" : "boot-failed");
}

// The worker that keeps the site to be opened without a network. A page names one where the build has made one.
const register = async () => {
  const { href } = link('link[rel="serviceworker"]');
  const rule = { createScriptURL: (address) => address };
  const address = globalThis.trustedTypes?.createPolicy("sillon-offline", rule).createScriptURL(href);
  const isFirst = !serviceWorker.controller;
  await serviceWorker.register(address ?? href, { updateViaCache: "none" });
  // Without a network it is to be there, too; the worker keeps it.
  if (!isFirst) return void (await fetch(keeper.href));
  // What has come before there was a worker, it could not keep.
  const { active } = await serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").filter((it) => it.initiatorType !== "audio");
  active.postMessage([location.href, ...loaded.map((it) => it.name)]);
};
if (serviceWorker && link('link[rel="serviceworker"]')) {
  // Once the page is there: it is nothing that anybody waits for.
  const later = () => (window.requestIdleCallback ?? setTimeout)(() => register().catch(() => {}));
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
}
