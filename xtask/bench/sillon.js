// Sillon: the site's own searching worker, with the index that the command made. Places in it are those of the documents.

const encoder = new TextEncoder();
// What goes to and fro is told in src/domain/search/message.rs: numbers, and texts after their lengths in bytes.
const text = words => `${encoder.encode(words).length} ${words}`;
const opening = (root, episodes) => `0 ${text(root)}${episodes} 0 `;
const find = query => `2 ${text(query)}`;
const found = query => `1 ${text(query)}`;

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
    const [count, ...places] = said.slice(start.length).split(" ");
    const ids = places.slice(0, Math.min(count, 10)).map(place => documents[place].id);
    return { ids, inner };
  };

  await reply();
  worker.postMessage(opening(new URL("sillon/index.bin", location).href, documents.length));
  // Nothing is found before the root is there.
  await search("");
  return { search, close: () => worker.terminate() };
};
