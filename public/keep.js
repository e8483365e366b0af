// Keeps sound on the device, to be heard without a network: loaded when somebody first asks for that. boot.js calls it for the
// program, which hears of what comes of it by events.
//
// A sound is kept in a cache of its own, in parts, each whole or not there. The worker (sw.js) plays from them once the record
// beside them says that all have come.

const scope = document.baseURI;
const OWN = `sillon ${new URL(scope).pathname} `;
const SOUND = `${OWN}sound `;
const KEPT = `${scope}kept/`;
const RECORD = `${KEPT}record`;
const SIZE = 1 << 19;
// A host that is silent for so long has broken off.
const SILENCE = 30_000;

const tell = (address, said) => dispatchEvent(new CustomEvent("sillon-kept", { detail: `${address}\n${said}` }));
const within = (promise, time) =>
  Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(new Error("silence")), time))]);
// Fails with a word that the program knows.
const fail = (word) => {
  throw Object.assign(new Error(word), { word });
};

// What there is of a sound: its record, how many parts, how many bytes.
const known = async (address) => {
  const name = SOUND + address;
  const cache = (await caches.has(name)) && (await caches.open(name));
  const record = cache && (await (await cache.match(RECORD))?.json());
  if (!record) return;
  const parts = (await cache.keys()).length - 1;
  return { record, cache, parts, have: Math.min(parts * record.size, record.total) };
};

const told = (sound) => {
  if (!sound) return "";
  const { record, have } = sound;
  return record.whole ? `${record.total}` : `${have} ${record.total}`;
};

// The host's answer, from where the parts end, or from the start; and whether it goes on with them.
const ask = async (address, sound, signal) => {
  const get = (headers) => within(fetch(address, { headers, cache: "no-store", credentials: "omit", signal }), SILENCE);
  const isOwn = address.startsWith(scope);
  const { record, have = 0 } = sound ?? {};
  const tag = record?.tag?.startsWith("W/") ? null : record?.tag;
  const sign = tag ?? record?.modified;
  if (have && sign) {
    const headers = { range: `bytes=${have}-` };
    // Other hosts would have to be asked for leave first to send this.
    if (isOwn) headers["if-range"] = sign;
    const answer = await get(headers).catch(() => {});
    const said = (name) => answer?.headers.get(name);
    const is = (name, expected) => !said(name) || said(name) === expected;
    const same = tag && said("etag") ? said("etag") === tag : said("last-modified") === record.modified && record.modified;
    const goesOn =
      same &&
      is("content-length", `${record.total - have}`) &&
      is("content-range", `bytes ${have}-${record.total - 1}/${record.total}`);
    if (answer?.status === 206 && goesOn) return { answer, goesOn };
    if (answer?.status === 200) return { answer };
    answer?.body?.cancel();
  }
  try {
    // With a range, the worker leaves an answer of the site's own to the browser.
    return { answer: await get(isOwn ? { range: "bytes=0-" } : {}) };
  } catch (error) {
    if (signal.aborted) throw error;
    // Whether the host is there, and does not let other sites read what it sends.
    const stop = new AbortController();
    const blind = fetch(address, { mode: "no-cors", cache: "no-store", credentials: "omit", signal: stop.signal });
    const word = await within(blind, SILENCE).then(() => "refused", () => "away");
    stop.abort();
    fail(word);
  }
};

// What an answer of a whole file says of it.
const recordOf = ({ status, headers }) => {
  const type = headers.get("content-type") ?? "";
  const range = /^bytes 0-\d+\/(\d+)$/.exec(headers.get("content-range"));
  const total = Number(status === 206 ? range?.[1] : headers.get("content-length"));
  // A page is no sound, and a length that nobody tells nothing to hold the whole against.
  if ((status !== 200 && status !== 206) || !total || /html|json|xml/.test(type)) fail("wrong");
  return { total, type, size: SIZE, tag: headers.get("etag"), modified: headers.get("last-modified") };
};

const begin = async (address, answer) => {
  const record = recordOf(answer);
  await caches.delete(SOUND + address);
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota && record.total > quota - usage) fail("full");
  const cache = await caches.open(SOUND + address);
  await cache.put(RECORD, new Response(JSON.stringify(record)));
  return { record, cache, parts: 0, have: 0 };
};

// Takes the rest of a sound in, part by part.
const take = async (address, sound, reader) => {
  const { record, cache } = sound;
  let left;
  while (sound.have < record.total) {
    const part = new Uint8Array(Math.min(record.size, record.total - sound.have));
    for (let at = 0; at < part.length; ) {
      const piece = left ?? (await within(reader.read(), SILENCE)).value;
      if (!piece) fail("away");
      const taken = piece.subarray(0, part.length - at);
      part.set(taken, at);
      at += taken.length;
      left = taken.length < piece.length ? piece.subarray(taken.length) : undefined;
    }
    await cache.put(KEPT + sound.parts, new Response(part));
    sound.parts += 1;
    sound.have += part.length;
    if (sound.have < record.total) tell(address, told(sound));
  }
  // More than its host said it has: who knows what it is.
  if (left || (await within(reader.read(), SILENCE)).value) fail("wrong");
};

const keepNow = async (address, signal) => {
  // Nothing plays from here without the worker.
  await within(navigator.serviceWorker.ready, 10_000).catch(() => fail("unready"));
  navigator.storage?.persist?.();
  let sound = await known(address);
  if (!sound?.record.whole) {
    if (!sound || sound.have < sound.record.total) {
      const { answer, goesOn } = await ask(address, sound, signal);
      const reader = answer.body.getReader();
      try {
        if (!goesOn) sound = await begin(address, answer);
        tell(address, told(sound));
        await take(address, sound, reader);
      } finally {
        reader.cancel().catch(() => {});
      }
    }
    sound.record.whole = true;
    await sound.cache.put(RECORD, new Response(JSON.stringify(sound.record)));
  }
  return told(sound);
};

const stops = new Map();

// Keeps a sound, or goes on with it, and tells how far it has come until it is whole, or a word for why not.
export const keep = (address) =>
  navigator.locks.request(SOUND + address, async () => {
    const stop = new AbortController();
    stops.set(address, stop);
    try {
      tell(address, await keepNow(address, stop.signal));
    } catch (error) {
      if (stop.signal.aborted) return;
      const word = error.name === "QuotaExceededError" ? "full" : (error.word ?? "away");
      // Of what there is no room for, or what is not to be trusted, nothing stays.
      if (word === "full" || word === "wrong") await caches.delete(SOUND + address);
      tell(address, word);
    }
  });

export const rest = (address) => stops.get(address)?.abort();

// Tells what there is of a sound.
export const look = async (address) => tell(address, told(await known(address)));

export const drop = async (address) => {
  rest(address);
  await navigator.locks.request(SOUND + address, () => caches.delete(SOUND + address));
  tell(address, "");
};

const own = async () => (await caches.keys()).filter((name) => name.startsWith(OWN));

// Tells how much of the site is kept, but for sound: how many files, and how many bytes.
export const site = async () => {
  let [files, bytes] = [0, 0];
  for (const name of await own()) {
    if (name.startsWith(SOUND)) continue;
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      files += 1;
      bytes += (await (await cache.match(key)).blob()).size;
    }
  }
  tell("", `${files} ${bytes}`);
};

// Keeps nothing any more, and tells that.
export const clear = async () => {
  for (const stop of stops.values()) stop.abort();
  for (const name of await own()) await caches.delete(name);
  tell("", "0 0");
};
