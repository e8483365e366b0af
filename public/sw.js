// Keeps the site to be opened without a network, and the sound of an episode where somebody asks for it.
//
// The build writes before this what to keep: `self.SITE = { version, files }`, the files that no page opens without, each with its
// digest. Without that it switches itself off, and so does every worker of this site before it.

const { SITE, registration } = self;
const { scope } = registration;
// Sites that share a host share its caches: each has the names that begin with its own path.
const OWN = `sillon ${new URL(scope).pathname} `;
const APP = `${OWN}app `;
const DATA = `${OWN}data`;
const SOUND = `${OWN}sound `;
// No files of the site: addresses that the worker alone answers, and the keys of what it keeps there.
const KEPT = `${scope}kept/`;
const SHELL = `${KEPT}page`;
const RECORD = `${KEPT}record`;

// Where something is kept, a network that has not answered by then is not waited for.
const PATIENCE = 5_000;
// So much of a visit is kept, in files.
const MOST = 500;
// Sound is kept in parts of so many bytes, each whole or not there.
const PART = 1 << 19;
// A host of sound that is silent for so long has broken off.
const SILENCE = 30_000;

const STAMPED = /-[0-9a-f]{16}\.\w+$/;
const PROGRAM = /-[0-9a-f]{16}\.(css|js|wasm)$/;

const own = async () => (await caches.keys()).filter((name) => name.startsWith(OWN));
const app = () => caches.open(APP + SITE.version);
const isHtml = ({ headers }) => /html/.test(headers.get("content-type"));
const within = (promise, time) =>
  Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(new Error("silence")), time))]);

// A version is kept whole or not at all: what was fetched for the page serves, where it is what the list says.
const install = async () => {
  const cache = await app();
  const keep = async ([name, integrity]) => {
    if (await cache.match(name)) return;
    const get = (mode) => fetch(name, { cache: mode, integrity });
    await cache.put(name, await get("force-cache").catch(() => get("reload")));
  };
  await Promise.all(Object.entries(SITE.files).map(keep));
  await keepShell(cache);
};

// Whether a page is of this version: it names the same program.
const isOurs = (html) => Object.keys(SITE.files).every((name) => !PROGRAM.test(name) || html.includes(`"${name}"`));

// A page that stands for each: one of this version, without what is of its own.
const keepShell = async (cache) => {
  if (await cache.match(SHELL)) return;
  const open = await clients.matchAll({ includeUncontrolled: true, type: "window" });
  for (const [address, mode] of [...open.map(({ url }) => [url, "force-cache"]), [scope, "reload"]]) {
    const answer = address.startsWith(scope) && (await fetch(address, { cache: mode }).catch(() => {}));
    const html = answer?.ok ? await answer.text() : "";
    if (!isOurs(html)) continue;
    const bare = html
      .replace(/<script type="application[^]*?<\/script>/g, "")
      .replace(/(<div id="app">)[^]*(<\/div>\s*<progress id="booting")/, "$1$2")
      .replace(/<base [^>]*>/, () => `<base href="${new URL(scope).pathname}">`);
    const headers = new Headers(answer.headers);
    headers.delete("content-encoding");
    headers.delete("content-length");
    return cache.put(SHELL, new Response(bare, { headers }));
  }
  throw new Error("no page of this version is to be had");
};

// The names of the files that are named for what is in them are of one version, whatever page asks.
const stamped = async (request, event) => {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200 && !isHtml(answer)) {
    const copy = answer.clone();
    event.waitUntil(app().then((cache) => cache.put(request.url, copy)).catch(() => {}));
  }
  return answer;
};

const page = async (event) => {
  const shell = await (await app()).match(SHELL);
  const asked = fetch(event.request);
  // What was cleared is kept anew.
  if (!shell) event.waitUntil(install().catch(() => {}));
  try {
    const answer = await (shell ? within(asked, PATIENCE) : asked);
    if (shell && answer.status >= 500) return shell;
    event.waitUntil(keep(event.request.url, answer.clone()));
    return answer;
  } catch (error) {
    if (shell) return shell;
    throw error;
  }
};

// What was fetched last serves where nothing else is to be had.
const data = async (event) => {
  const { request } = event;
  const kept = await caches.match(request.url);
  const asked = fetch(request);
  const instead = async (otherwise) => kept ?? (await carried(request.url)) ?? otherwise();
  try {
    const answer = await (kept ? within(asked, PATIENCE) : asked);
    if (answer.status >= 500 || isHtml(answer)) return instead(() => answer);
    event.waitUntil(keep(request.url, answer.clone()));
    return answer;
  } catch (error) {
    return instead(() => Promise.reject(error));
  }
};

const isEpisode = (address) => /^episodes\/[^/]+\/$/.test(address.slice(scope.length));

// An episode that came within its page, made beforehand.
const carried = async (address) => {
  const html = await (await caches.match(address.replace(/\.json$/, "/")))?.text();
  const item = html?.match(/<script type="application\/json" data-slug[^>]*>([^]*?)<\/script>/);
  return item && new Response(item[1], { headers: { "content-type": "application/json" } });
};

// Keeps an answer of the site's own: of pages those alone that carry an episode, and no sound.
const keep = async (address, answer) => {
  const [place] = address.split(/[?#]/);
  const type = answer.headers.get("content-type") ?? "";
  if (answer.status !== 200 || answer.type !== "basic" || /audio|video/.test(type)) return;
  if (isHtml(answer) && !isEpisode(place)) return;
  const cache = await caches.open(DATA);
  await cache.put(isHtml(answer) ? place : address, answer).catch(() => {});
  const keys = await cache.keys();
  if (keys.length > MOST) await Promise.all(keys.slice(0, MOST / 5).map((key) => cache.delete(key)));
};

// What a page had loaded before there was a worker.
const keepLoaded = async (event) => {
  for (const address of event.data.filter((it) => it.startsWith(scope))) {
    const request = new Request(address, { cache: "force-cache" });
    await (STAMPED.test(address) ? stamped(request, event) : keep(address, await fetch(request)));
  }
};

// --- Sound -----------------------------------------------------------------------------------------------------------------------

// What is coming in, by the sound's address: what there is of it, and a reader of the rest.
const coming = new Map();
const breakOff = (address) => {
  coming.get(address)?.reader.cancel().catch(() => {});
  coming.delete(address);
};

// What there is of a sound: its record, and how many bytes. It is whole once its record says so, and not before.
const known = async (address) => {
  const name = SOUND + address;
  const cache = (await caches.has(name)) && (await caches.open(name));
  const record = cache && (await (await cache.match(RECORD))?.json());
  if (!record) return;
  const parts = (await cache.keys()).length - 1;
  return { ...record, cache, parts, have: Math.min(parts * PART, record.total) };
};

const told = (sound) => (!sound ? "" : sound.whole ? `${sound.total}` : `${sound.have} ${sound.total}`);

const drop = async (address) => {
  breakOff(address);
  await caches.delete(SOUND + address);
};

// Fails with a word that the page knows.
const fail = (word) => {
  throw Object.assign(new Error(word), { word });
};

// An answer that goes on where the parts end, and is of the same file; or one of the whole file.
const ask = async (address, sound) => {
  const stop = new AbortController();
  const get = (headers) =>
    within(fetch(address, { headers, cache: "no-store", credentials: "omit", signal: stop.signal }), SILENCE);
  const tag = sound?.tag?.startsWith("W/") ? "" : sound?.tag;
  let answer;
  if (sound?.have && (tag || sound.modified)) {
    const headers = { range: `bytes=${sound.have}-` };
    // Other hosts would have to be asked for leave first to send this.
    if (address.startsWith(scope)) headers["if-range"] = tag || sound.modified;
    answer = await get(headers).catch(() => {});
    const said = (name) => answer?.headers.get(name);
    const is = (name, expected) => !said(name) || said(name) === expected;
    // Other hosts need not tell a tag.
    const same = tag && said("etag") ? said("etag") === tag : said("last-modified") === (sound.modified ?? "");
    const rest = `${sound.total - sound.have}`;
    const range = `bytes ${sound.have}-${sound.total - 1}/${sound.total}`;
    if (answer?.status === 206 && same && is("content-length", rest) && is("content-range", range)) {
      return { answer, goesOn: true };
    }
    if (answer?.status !== 200) {
      answer?.body?.cancel();
      answer = undefined;
    }
  }
  try {
    answer ??= await get({});
  } catch {
    stop.abort();
    const reached = new AbortController();
    const blind = fetch(address, { mode: "no-cors", cache: "no-store", credentials: "omit", signal: reached.signal });
    const word = await within(blind, SILENCE).then(() => "refused", () => "away");
    reached.abort();
    fail(word);
  }
  return { answer, goesOn: false };
};

const begin = async (address, before) => {
  const { answer, goesOn } = await ask(address, before);
  const { headers } = answer;
  const reader = answer.body.getReader();
  if (goesOn) return { ...before, reader };
  const type = headers.get("content-type") ?? "";
  const total = Number(headers.get("content-length"));
  const cancel = async (word) => {
    await reader.cancel();
    fail(word);
  };
  // A page, or a length that nobody tells, is nothing to hold the whole against.
  if (answer.status !== 200 || !total || /html|json|xml/.test(type)) await cancel("wrong");
  await drop(address);
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota && total > quota - usage) await cancel("full");
  const record = { total, type, tag: headers.get("etag"), modified: headers.get("last-modified") };
  const cache = await caches.open(SOUND + address);
  await cache.put(RECORD, new Response(JSON.stringify(record)));
  return { ...record, cache, parts: 0, have: 0, reader };
};

// The next part, out of pieces of any size.
const fill = async (sound) => {
  const part = new Uint8Array(Math.min(PART, sound.total - sound.have));
  for (let at = 0; at < part.length; ) {
    const piece = sound.left ?? (await within(sound.reader.read(), SILENCE)).value;
    if (!piece) fail("away");
    const taken = piece.subarray(0, part.length - at);
    part.set(taken, at);
    at += taken.length;
    sound.left = taken.length < piece.length ? piece.subarray(taken.length) : undefined;
  }
  return part;
};

// Takes in the next part of a sound, and says how far it has come: the page asks again until it is whole, so that no event
// lasts longer than browsers let a worker live.
const next = async (address) => {
  const before = await known(address);
  if (before?.whole) return told(before);
  // What was cleared meanwhile begins anew.
  if (!before) breakOff(address);
  let sound = coming.get(address) ?? before;
  try {
    if (!sound || sound.have < sound.total) {
      if (!sound?.reader) sound = await begin(address, sound);
      coming.set(address, sound);
      const part = await fill(sound);
      await sound.cache.put(KEPT + sound.parts, new Response(part));
      sound.parts += 1;
      sound.have += part.length;
    }
    if (sound.have === sound.total) {
      coming.delete(address);
      // More than its host said it has: who knows what it is.
      if (sound.left || (sound.reader && (await within(sound.reader.read(), SILENCE)).value)) fail("wrong");
      const { total, type, tag, modified } = sound;
      sound.whole = true;
      await sound.cache.put(RECORD, new Response(JSON.stringify({ total, type, tag, modified, whole: true })));
    }
    return told(sound);
  } catch (error) {
    const word = error.name === "QuotaExceededError" ? "full" : (error.word ?? "away");
    breakOff(address);
    // Of what there is no room for, or what is not to be trusted, nothing stays.
    if (word === "full" || word === "wrong") await drop(address);
    return word;
  }
};

// A sound to an audio element, from the byte that it asks for. What is not whole any more is asked of its host.
const give = async (address, { headers }) => {
  const sound = await known(address);
  if (!sound?.whole) return Response.redirect(address, 307);
  const { total, type, cache } = sound;
  const answer = { status: 200, headers: { "content-type": type, "accept-ranges": "bytes" } };
  let [from, to] = [0, total - 1];
  const asked = /^bytes=(\d*)-(\d*)$/.exec(headers.get("range"));
  if (asked?.[1]) {
    from = Number(asked[1]);
    if (asked[2]) to = Math.min(to, Number(asked[2]));
  } else if (asked?.[2]) from = Math.max(0, total - Number(asked[2]));
  if (asked?.[1] || asked?.[2]) {
    if (from > to) return new Response("", { status: 416, headers: { "content-range": `bytes */${total}` } });
    answer.status = 206;
    answer.headers["content-range"] = `bytes ${from}-${to}/${total}`;
  }
  answer.headers["content-length"] = to - from + 1;
  const body = new ReadableStream({
    async pull(stream) {
      if (from > to) return stream.close();
      const number = Math.floor(from / PART);
      const part = await (await cache.match(KEPT + number)).arrayBuffer();
      const start = from - number * PART;
      const piece = new Uint8Array(part, start, Math.min(part.byteLength - start, to - from + 1));
      from += piece.length;
      stream.enqueue(piece);
    },
  });
  return new Response(body, answer);
};

// How much of the site is kept, but for sound: how many files, and how many bytes.
const amount = async () => {
  let [files, bytes] = [0, 0];
  for (const name of await own()) {
    if (name.startsWith(SOUND)) continue;
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      files += 1;
      bytes += (await (await cache.match(key)).blob()).size;
    }
  }
  return `${files} ${bytes}`;
};

// What the page asks the worker itself, by its address.
const answer = async (request) => {
  const [, what, of] = /^(\w+)\/?(.*)$/.exec(request.url.slice(KEPT.length)) ?? [];
  const address = decodeURIComponent(of ?? "");
  const one = (work) => navigator.locks.request(SOUND + address, work);
  switch (what) {
    case "sound":
      return give(address, request);
    case "state":
      return new Response(told(await known(address)));
    case "next":
      return new Response(await one(() => next(address)));
    case "drop":
      await one(() => drop(address));
      return new Response("");
    case "site":
      return new Response(await amount());
    default:
      return new Response("", { status: 404 });
  }
};

// --- The worker's life -------------------------------------------------------------------------------------------------------------

if (SITE) {
  // A version waits until no page of the last one is open: it never takes over under a running one.
  addEventListener("install", (event) => event.waitUntil(install()));
  addEventListener("activate", (event) => {
    const others = async () => {
      for (const name of await own()) {
        if (name.startsWith(APP) && name !== APP + SITE.version) await caches.delete(name);
      }
      await clients.claim();
    };
    event.waitUntil(others());
  });
  addEventListener("message", (event) => event.waitUntil(keepLoaded(event)));
  addEventListener("fetch", (event) => {
    const { request } = event;
    const { url } = request;
    if (request.method !== "GET" || !url.startsWith(scope)) return;
    if (url.startsWith(KEPT)) return event.respondWith(answer(request));
    // Sound that is not kept is the browser's own matter.
    if (/audio|video/.test(request.destination) || request.headers.has("range")) return;
    const [place] = url.split(/[?#]/);
    if (STAMPED.test(place)) return event.respondWith(stamped(request, event));
    if (request.mode !== "navigate") return event.respondWith(data(event));
    if (place.endsWith("/") || place.endsWith("/index.html")) event.respondWith(page(event));
  });
} else {
  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => {
    const off = async () => {
      for (const name of await own()) await caches.delete(name);
      await registration.unregister();
    };
    event.waitUntil(off());
  });
}
