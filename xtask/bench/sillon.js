// Sillon: the site's own searching worker, with the index that the command made. Places in it are those of the documents.

const encoder = new TextEncoder();
// What goes to and fro is told in src/domain/search/message.rs: numbers, and texts after their lengths in bytes.
const text = words => `${encoder.encode(words).length} ${words}`;
const opening = (root, ids) => `0 ${text(root)}${ids} 0 `;
const find = query => `2 ${text(query)}`;
const found = query => `1 ${text(query)}`;
/** The number of the episodes' ids, by which an index is known to be of them (src/domain/fnv.rs). */
const number = ids =>
  encoder.encode(ids.map(id => `${id}\n`).join(""))
    .reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811C9DC5) >>> 0;
/** A place is a letter (src/domain/search/wire.rs). */
const place = letter => {
  const code = letter.codePointAt(0);
  return (code < 0xD800 ? code : code - 0x800) - 0x20;
};

export const open = async (documents, { program }) => {
  const worker = new Worker(`./sillon-worker.js?program=${program}`, { type: "module" });
  const reply = () =>
    new Promise((heard, broke) => {
      worker.onmessage = ({ data }) => heard(data);
      worker.onerror = ({ message }) => broke(new Error(message));
    });
  const ask = async message => {
    const replied = reply();
    worker.postMessage(message);
    return replied;
  };
  const search = async query => {
    const { said, inner } = await ask(find(query));
    const start = found(query);
    if (!said.startsWith(start)) throw new Error(`Sillon replied ${said.slice(0, 200)}`);
    // The places' length in bytes, then the places; something else follows.
    const first = said.indexOf(" ", start.length) + 1;
    let left = Number(said.slice(start.length, first));
    const ids = [];
    for (const letter of said.slice(first, first + 20)) {
      left -= encoder.encode(letter).length;
      if (left < 0 || ids.length === 10) break;
      ids.push(documents[place(letter)].id);
    }
    return { ids, inner };
  };

  await reply();
  worker.postMessage(opening(new URL("sillon/index.bin", location).href, number(documents.map(it => it.id))));
  // Nothing is found before the root is there.
  await search("");
  return { search, close: () => worker.terminate() };
};
