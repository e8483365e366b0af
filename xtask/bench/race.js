// The page that races search engines over the same documents, one after another.
//
// An engine is a module with `open(documents, plan)`, which gives one that is ready:
//   search(query)  the ids of what it finds, best first, ten at most; or { ids, inner }, with the milliseconds that the
//                  search itself took apart from the way there and back; or a promise of either
//   close()        lets go of all that it has fetched; may be a promise

/** So long a measure has to take, in milliseconds, for the browser's coarse clock not to matter. */
const ENOUGH = 2;
/** Of so many queries at most, each beginning is tried as well. */
const TYPED = 40;
/** So often each query is measured; what counts is the time in the middle, since a machine has moments of its own. */
const ROUNDS = 3;

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
  return { whole: taken / times, inner: inner / times };
};

const middle = measures => measures.sort((a, b) => a.whole - b.whole)[measures.length >> 1];

/** The same for each of the queries, in the middle of the rounds. */
const rounds = async (engine, queries, count) => {
  const measures = queries.map(() => []);
  for (let round = 0; round < count; round++) {
    for (const [at, query] of queries.entries()) measures[at].push(await measure(engine, query));
  }
  return measures.map(middle);
};

/** What is in the field after each key, from the second on, of some queries of every kind. */
const typed = queries => {
  const step = Math.ceil(queries.length / TYPED);
  return queries.filter((_, at) => at % step === 0).flatMap(query => {
    const letters = [...query];
    return letters.map((_, at) => letters.slice(0, at + 1).join("")).slice(1);
  });
};

const race = async ({ key, parts }, documents, queries, plan) => {
  await tell(`said/${key}: opening`);
  const { open } = await import(new URL(`${key}.js`, location));
  const start = () => open(documents, plan);
  let [opened, engine] = await time(start);

  // What a first query fetches can only be told of an engine that has fetched nothing before.
  if (parts) {
    await tell(`said/${key}: first queries`);
    for (const [at, query] of queries.entries()) {
      await engine.close();
      await tell(`mark/${key}/${at}`);
      engine = await start();
      await engine.search(query);
    }
    await tell(`mark/${key}/end`);
  }

  await tell(`said/${key}: searching`);
  const found = [];
  for (const query of queries) {
    const answer = await engine.search(query);
    found.push(answer.ids ?? answer);
  }
  const whole = await rounds(engine, queries, ROUNDS);
  await tell(`said/${key}: typing`);
  const beginnings = typed(queries);
  // How long it takes to fetch is for the network to say: what was asked before is there.
  for (const beginning of beginnings) await engine.search(beginning);
  const typing = await rounds(engine, beginnings, 1);
  await engine.close();
  const times = (measures, which) => measures.map(measure => measure[which]);
  return {
    opened,
    found,
    whole: times(whole, "whole"),
    typing: times(typing, "whole"),
    inner: { whole: times(whole, "inner"), typing: times(typing, "inner") },
  };
};

try {
  const plan = await read("plan.json");
  document.documentElement.lang = plan.language;
  const documents = await read("documents.json"), queries = await read("queries.json");
  const laps = {};
  for (const engine of plan.engines) laps[engine.key] = await race(engine, documents, queries, plan);
  window.found = { laps, browser: navigator.userAgent };
} catch (error) {
  window.found = { error: `${error?.stack ?? error}` };
}
await tell("done");
