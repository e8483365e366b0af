// Starts the program that searches, in a worker of its own: loaded when somebody first searches.

import start from "./sillon-search.js";

// What the page cannot read tells it that there will be no more replies.
const end = (error) => {
  console.error(error);
  postMessage("");
};
addEventListener("unhandledrejection", ({ reason }) => end(reason));

start({ module_or_path: new URL("sillon-search_bg.wasm", import.meta.url) }).catch(end);
