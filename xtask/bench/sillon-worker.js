// The worker around Sillon's own, which tells with each reply how long it took since what was asked was heard.

let heard = performance.now();
addEventListener("message", () => void (heard = performance.now()));

const post = postMessage.bind(self);
self.postMessage = said => post({ said, inner: performance.now() - heard });

const program = new URL(location).searchParams.get("program");
await import(new URL(program, location));
