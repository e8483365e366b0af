// Starts the site: the page names its two files, the glue and the wasm, and they are loaded here.
// A script of its own, so that the page's policy can forbid every inline one.

const show = (notice) => {
  document.getElementById(notice).hidden = false;
};

// The program stops where it finds itself broken: whoever called it then gets a RuntimeError, and it ends up here.
const broke = (error) => error?.name === "RuntimeError";
addEventListener("error", ({ error }) => broke(error) && show("crashed"));
addEventListener("unhandledrejection", ({ reason }) => broke(reason) && show("crashed"));

const file = (selector) => document.querySelector(selector).href;

for (const button of document.querySelectorAll("button.reload")) {
  button.addEventListener("click", () => location.reload());
}

// The language chosen here before; none where storage is blocked.
const chosen = () => {
  try {
    return localStorage.getItem("sillon language");
  } catch {}
};

// What the site says in a language. The program finds it in the page's link to the languages.
const bring = async (language) => {
  const link = document.querySelector('link[rel="languages"]');
  const answer = await fetch(link.href.replace("*", language));
  // Many a host answers a missing file with its home page.
  const is = answer.ok && !answer.headers.get("content-type")?.includes("html");
  if (!is) throw new Error(`${answer.url}: ${answer.status}`);
  link.textContent = await answer.text();
  link.lang = language;
};

try {
  // The base is relative, and would move with each navigation: it stays where the page was loaded.
  document.querySelector("base").href = document.baseURI;
  // All at once. Not a preload of the page's own: WebKit would fetch the program a second time all the same.
  const program = fetch(file('link[rel="program"]'));
  const { lang } = document.documentElement;
  const words = bring(chosen() ?? lang).catch(() => bring(lang));
  const { default: start } = await import(file('link[rel="modulepreload"]'));
  await words;
  await start({ module_or_path: program });
} catch (error) {
  console.error(error);
  show(broke(error) ? "crashed" : "boot-failed");
}
