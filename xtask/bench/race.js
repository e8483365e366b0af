// The page that races search engines over the same documents, one after another.
//
// An engine is a module with `open(documents, language)`, which gives one that is ready:
//   search(query)  the ids of what it finds, best first, ten at most; or { ids, inner }, with the milliseconds that the
//                  search itself took apart from the way there and back; or a promise of either
//   close()        lets go of all that it has fetched

/** So long a measure has to take, in milliseconds, for the browser's coarse clock not to matter. */
const ENOUGH = 2;

const read = async name => (await fetch(name)).json();
/** Tells the server, which writes down what it is asked for, where the race is. */
const tell = async words => void await fetch(words, { method: "HEAD" });

const time = async work => {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
};

/** How long a query takes, in milliseconds, and how much of it within the engine. */
const measure = async (engine, query) => {
  const start = performance.now();
  let times = 0, inner = 0, taken;
  do {
    inner += (await engine.search(query)).inner ?? 0;
    times++;
    taken = performance.now() - start;
  } while (taken < ENOUGH);
  return [taken / times, inner / times];
};

/** What is in the field after each key, from the second on. */
const typed = query => {
  const letters = [...query];
  return letters.map((_, at) => letters.slice(0, at + 1).join("")).slice(1);
};

const race = async ({ key, parts }, documents, queries, language) => {
  await tell(`said/${key}: opening`);
  const { open } = await import(`./${key}.js`);
  const start = () => open(documents, language);
  let [opened, engine] = await time(start);

  // What a first query fetches can only be told of an engine that has fetched nothing before.
  if (parts) {
    await tell(`said/${key}: first queries`);
    for (const [at, query] of queries.entries()) {
      engine.close();
      await tell(`mark/${key}/${at}`);
      engine = await start();
      await engine.search(query);
    }
    await tell(`mark/${key}/end`);
  }

  await tell(`said/${key}: searching`);
  const found = [], whole = [], inner = [], typing = [], typingInner = [];
  for (const query of queries) {
    const answer = await engine.search(query);
    found.push(answer.ids ?? answer);
  }
  for (const query of queries) {
    const [all, own] = await measure(engine, query);
    whole.push(all);
    inner.push(own);
  }
  await tell(`said/${key}: typing`);
  for (const query of queries.flatMap(typed)) {
    const [all, own] = await measure(engine, query);
    typing.push(all);
    typingInner.push(own);
  }
  engine.close();
  return { opened, found, whole, inner, typing, typingInner };
};

try {
  const { engines, language } = await read("plan.json");
  document.documentElement.lang = language;
  const documents = await read("documents.json"), queries = await read("queries.json");
  const laps = {};
  for (const engine of engines) laps[engine.key] = await race(engine, documents, queries, language);
  window.found = { laps, browser: navigator.userAgent };
} catch (error) {
  window.found = { error: `${error?.stack ?? error}` };
}
await tell("done");
