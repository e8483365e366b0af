// What is made on the host before the race: Sillon's index and Pagefind's, the files of the indexes that are fetched whole,
// and the weights of all of them. Called with the folder of the race, the command `sillon`, and where Pagefind is.

import { execFile } from "node:child_process";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import * as flexsearch from "./flexsearch.js";
import * as minisearch from "./minisearch.js";

const [folder, command, pagefindHome] = process.argv.slice(2);
const read = async name => JSON.parse(await readFile(join(folder, name), "utf8"));
const { language } = await read("plan.json");
const documents = await read("documents.json");

const whole = async (name, { open }) => {
  await mkdir(join(folder, name));
  for (const [file, text] of Object.entries(open(documents).files())) {
    await writeFile(join(folder, name, file), text ?? "");
  }
};

/** How long the command takes, in milliseconds, from the feed to the index. */
const sillon = async () => {
  const start = performance.now();
  await promisify(execFile)(command, ["index", join(folder, "feed.json"), "--out", join(folder, "sillon")]);
  return performance.now() - start;
};

const pagefind = async () => {
  const { createIndex, close } = await import(pathToFileURL(pagefindHome));
  const refuse = errors => {
    if (errors.length) throw new Error(`Pagefind: ${errors.join("; ")}`);
  };
  const start = performance.now();
  const { index, errors } = await createIndex({ forceLanguage: language });
  refuse(errors);
  for (const { id, title, guests, topics, chapters, notes } of documents) {
    const record = await index.addCustomRecord({
      url: `/${id}`,
      language,
      content: [title, guests, topics, chapters, notes].join("\n"),
      meta: { title, id },
    });
    refuse(record.errors);
  }
  refuse((await index.writeFiles({ outputPath: join(folder, "pagefind") })).errors);
  const taken = performance.now() - start;
  await close();
  return taken;
};

/** Bytes as they are and as a host sends them, which leaves alone what is packed already. */
const weigh = async path => {
  const bytes = await readFile(path);
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const sent = packed ? bytes : await promisify(brotliCompress)(bytes, { params });
  return { raw: bytes.length, brotli: Math.min(bytes.length, sent.length) };
};

await whole("minisearch", minisearch);
await whole("flexsearch", flexsearch);
const made = { sillon: await sillon(), pagefind: await pagefind() };

const weights = {};
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath ?? entry.path, entry.name));
const names = ["documents.json", "queries.json", "feed.json"].map(name => join(folder, name));
const next = paths.filter(path => !names.includes(path)).values();
const worker = async () => {
  for (const path of next) weights[relative(folder, path).split(sep).join("/")] = await weigh(path);
};
await Promise.all([worker(), worker()]);
await writeFile(join(folder, "host.json"), JSON.stringify({ made, weights }));
