// Keeps the site to be opened without a network, and plays the sound that somebody has kept (keep.js).
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

// Where something is kept, a network that has not answered by then is not waited for.
const PATIENCE = 5_000;
// So much of a visit is kept, in files.
const MOST = 500;
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

// A page that a browser has put by for its back button holds on to its worker, though nobody sees it: where no other is open, the
// next version need not wait for that. The page that is coming is the network's own, and needs nothing of this version's.
const giveWay = async () => {
  const open = await clients.matchAll({ includeUncontrolled: true, type: "window" });
  if (open.every(({ url }) => !url.startsWith(scope))) registration.waiting?.postMessage("");
};

const page = async (event) => {
  const shell = await (await app()).match(SHELL);
  const asked = fetch(event.request);
  // What was cleared is kept anew.
  if (!shell) event.waitUntil(install().catch(() => {}));
  try {
    const answer = await (shell ? within(asked, PATIENCE) : asked);
    if (shell && answer.status >= 500) return shell;
    keep(event, event.request.url, answer);
    if (answer.ok) event.waitUntil(giveWay());
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
    if (answer.status >= 500 || (answer.ok && isHtml(answer))) return instead(() => answer);
    keep(event, request.url, answer);
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
const keep = (event, address, answer) => {
  const [place] = address.split(/[?#]/);
  const type = answer.headers.get("content-type") ?? "";
  if (answer.status !== 200 || answer.type !== "basic" || /audio|video/.test(type)) return;
  if (isHtml(answer) && !isEpisode(place)) return;
  const copy = answer.clone();
  const put = async () => {
    const cache = await caches.open(DATA);
    await cache.put(isHtml(copy) ? place : address, copy);
    const keys = await cache.keys();
    if (keys.length > MOST) await Promise.all(keys.slice(0, MOST / 5).map((key) => cache.delete(key)));
  };
  event.waitUntil(put().catch(() => {}));
};

// What a page had loaded before there was a worker.
const keepLoaded = async (event) => {
  // Browsers have icons in a place of their own, and would fetch them again.
  const isWanted = (it) => it.startsWith(scope) && it !== location.href && !it.endsWith("/icon.svg");
  for (const address of event.data.filter(isWanted)) {
    const request = new Request(address, { cache: "force-cache" });
    if (STAMPED.test(address)) await stamped(request, event);
    else keep(event, address, await fetch(request));
  }
};

// A sound to an audio element, from the byte that it asks for: out of the parts that keep.js has put there, once its record says
// that it is whole. What is not, is asked of its host.
const sound = async ({ url, headers }) => {
  const address = decodeURIComponent(url.slice(`${KEPT}sound/`.length));
  const name = SOUND + address;
  const cache = (await caches.has(name)) && (await caches.open(name));
  const record = cache && (await (await cache.match(`${KEPT}record`))?.json());
  if (!record?.whole) return Response.redirect(address, 307);
  const { total, type, size } = record;
  const answer = { status: 200, headers: { "content-type": type, "accept-ranges": "bytes" } };
  let [from, to] = [0, total - 1];
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(headers.get("range")) ?? [];
  if (first) {
    from = Number(first);
    if (last) to = Math.min(to, Number(last));
  } else if (last) from = Math.max(0, total - Number(last));
  if (first || last) {
    if (from > to) return new Response("", { status: 416, headers: { "content-range": `bytes */${total}` } });
    answer.status = 206;
    answer.headers["content-range"] = `bytes ${from}-${to}/${total}`;
  }
  answer.headers["content-length"] = to - from + 1;
  const body = new ReadableStream({
    async pull(stream) {
      if (from > to) return stream.close();
      const number = Math.floor(from / size);
      const part = await (await cache.match(KEPT + number)).arrayBuffer();
      const start = from - number * size;
      const piece = new Uint8Array(part, start, Math.min(part.byteLength - start, to - from + 1));
      from += piece.length;
      stream.enqueue(piece);
    },
  });
  return new Response(body, answer);
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
  addEventListener("message", (event) => event.waitUntil(event.data ? keepLoaded(event) : skipWaiting()));
  addEventListener("fetch", (event) => {
    const { request } = event;
    const { url } = request;
    if (request.method !== "GET" || !url.startsWith(scope)) return;
    if (url.startsWith(`${KEPT}sound/`)) return event.respondWith(sound(request));
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
