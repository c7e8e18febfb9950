// Answers for the site from what is kept of it, once its reader has chosen so. The build puts the list of all
// files before this script: where one changes, the browser finds another worker, which fetches what is new
// beside the old and takes over all at once, when no page of the old version is left.
import { cacheName, keepMissing, keyOf, LIST, NotKept } from "./files.js";

const worker = /** @type {ServiceWorker.Global} */ (/** @type {unknown} */ (self));
const root = worker.registration.scope;
const SOON = 2000;

/** The page that is about to be left. */
let leaving = { id: "", at: 0 };
let replaced = false;

worker.addEventListener("install", (event) => event.waitUntil(prepare()));

worker.addEventListener("activate", (event) => event.waitUntil(forgetOld()));

worker.addEventListener("message", ({ data, source }) => {
  if (data === "leaving" && source) leaving = { id: source.id, at: Date.now() };
  if (data === "take over") worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { href, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || !href.startsWith(root)) return;
  const path = decodeURI(pathname.slice(new URL(root).pathname.length));
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (path === LIST) event.respondWith(fetch(request).catch(() => new Response(JSON.stringify(KEPT))));
  else if (Object.hasOwn(KEPT, file)) event.respondWith(answer(request, file));
  else if (Object.hasOwn(KEPT, `${path}/index.html`)) event.respondWith(Response.redirect(`${pathname}/${search}`));
});

async function prepare() {
  try {
    await keepMissing(root, KEPT, new AbortController());
  } catch (error) {
    const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
    for (const page of pages) page.postMessage({ notKept: error instanceof NotKept ? error.why : "offline" });
    throw error; // what was kept stays, and the browser tries again
  }
}

/** @param {Request} request  @param {string} file */
async function answer(request, file) {
  const again = replaced; // busy with one request after the other, this version would not end
  const opens = request.mode === "navigate" && file.endsWith(".html"); // a download opens no page
  if (opens && (await givesWay())) return askAgain(again ? 1 : 0);
  const kept = await caches.match(keyOf(root, file, KEPT[file][0]), { cacheName: cacheName(root) });
  return kept ? inPart(kept, request.headers.get("range")) : fetch(request);
}

/**
 * An empty page, neither bright in the dark nor in want of an icon: the next comes from the new version.
 * @param {number} seconds
 */
function askAgain(seconds) {
  const empty = '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">';
  return new Response(empty, { headers: { "content-type": "text/html", refresh: String(seconds) } });
}

/**
 * Let a new version take over, unless another page of this one is open than the one being left. That is
 * written down: this worker may be ended, and begun once more, before the other is in its place.
 */
async function givesWay() {
  const { waiting } = worker.registration;
  if (replaced || !waiting) return replaced;
  const cache = await caches.open(cacheName(root));
  const note = keyOf(root, "", "replaced");
  if (!(await cache.match(note))) {
    const pages = await worker.clients.matchAll({ type: "window" });
    if (pages.some(({ id }) => id !== leaving.id) || Date.now() - leaving.at > SOON) return false;
    await cache.put(note, new Response());
  }
  waiting.postMessage("take over");
  replaced = true;
  return true;
}

/**
 * Videos are asked for in parts, and some browsers play no others.
 * @param {Response} kept  @param {string | null} range
 */
async function inPart(kept, range) {
  const [, first, last] = range?.match(/^bytes=(\d+)-(\d*)$/) ?? [];
  if (first === undefined) return kept;
  const whole = await kept.blob();
  const part = whole.slice(Number(first), last ? Number(last) + 1 : whole.size, whole.type);
  const shown = `bytes ${first}-${Number(first) + part.size - 1}/${whole.size}`;
  return new Response(part, { status: 206, headers: { "content-range": shown, "accept-ranges": "bytes" } });
}

async function forgetOld() {
  if (worker.registration.installing) return; // a version newer still keeps its files meanwhile
  const cache = await caches.open(cacheName(root));
  const wanted = new Set(Object.entries(KEPT).map(([path, [hash]]) => keyOf(root, path, hash)));
  const old = (await cache.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(old.map((request) => cache.delete(request)));
}
