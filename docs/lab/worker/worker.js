// Python, away from the page: it loads, tells how far it is, and answers one request after another. What
// only some code needs is loaded before the first request whose code imports it.
import { loadPyodide } from "pyodide";
import { HANG_SECONDS } from "./patience.js";

/** @import { PyodideAPI } from "pyodide" */
/** @import { Answer, Question, Told, Trouble } from "../page/answers.js" */

/**
 * @typedef {object} Heard  What the page hears of this worker, one of them at a time.
 * @property {string[]} [wants]  Names of files that it is to be given.
 * @property {Progress} [progress]
 * @property {true} [ready]  All of it is there.
 * @property {string} [failed]  Why something could not be loaded.
 * @property {true} [alive]
 * @property {Told} [told]  Of an answer that is on its way.
 * @property {Uint8ClampedArray<ArrayBuffer>} [pixels]  Of the picture that it speaks of.
 * @property {string} [ended]  Why it is no more.
 * @property {Answer<Question> | Trouble} [answer]
 */

/**
 * @typedef {object} Progress  Of what is being loaded, in bytes.
 * @property {number} loaded
 * @property {number} total
 * @property {boolean} more  It comes after Python itself.
 */

/** @typedef {Record<string, string | ArrayBuffer>} Files  Addresses, or themselves where nothing can be fetched. */

/**
 * @typedef {object} Needs  `docs/lab/python/needs.py`
 * @property {(request: string) => string[]} of
 * @property {() => string[]} missed
 * @property {(pack: string) => void} loaded
 */

const home = "https://pyodide.invalid/"; // whatever Pyodide asks of it is given below
const names = Object.keys(DOWNLOADS);
const atStart = names.filter((name) => !DOWNLOADS[name].brings.length);
const later = names.filter((name) => DOWNLOADS[name].brings.length);
/** @type {Progress} */
const progress = { loaded: 0, total: 0, more: false };

let due = Number.POSITIVE_INFINITY; // when the page has surely given up waiting, by `performance.now`
const wind = () => {
  due = performance.now() + (HANG_SECONDS + 1) * 1000;
};

/**
 * Where Python looks for interrupts while it runs, in C as well. It finds none. But WebKit ends a worker only while it is
 * in JavaScript: one that hangs in WebAssembly would go on, and take the processor from the one that follows.
 * So there it waits for its end, in a loop of JavaScript's.
 */
const interrupts = /** @type {Uint8Array} */ (
  /** @type {unknown} */ ({
    get 0() {
      while (performance.now() > due);
      return 0;
    },
    set 0(_) {},
  })
);

/** @param {Heard} heard */
const tell = (heard) => postMessage(heard, { transfer: heard.pixels ? [heard.pixels.buffer] : [] });

/** @type {(files: Files) => void} */
let take;

/**
 * Ask the page for files, and begin to load them; their bytes are counted as they come.
 * @param {string[]} names
 * @returns {Promise<Record<string, Promise<ReadableStream>>>}
 */
async function fetched(names) {
  /** @type {Promise<Files>} */
  const given = new Promise((resolve) => {
    take = resolve;
  });
  tell({ wants: names });
  const files = await given;
  progress.loaded = 0;
  progress.total = names.reduce((sum, name) => sum + DOWNLOADS[name].bytes, 0);
  const none = new AbortController();
  const parts = Object.fromEntries(names.map((name) => [name, download(name, files[name], none.signal)]));
  // Whoever awaits a part hears that it failed; the others are of no use then.
  for (const part of Object.values(parts)) part.catch(() => none.abort());
  return parts;
}

/** @param {string} name  @param {string | ArrayBuffer} file  @param {AbortSignal} signal */
async function download(name, file, signal) {
  const response = typeof file === "string" ? await fetch(file, { signal }) : new Response(file);
  if (!response.ok || !response.body) throw new Error(`${name}: ${response.status}`);
  const count = new TransformStream({
    transform(chunk, controller) {
      progress.loaded += chunk.byteLength;
      tell({ progress });
      controller.enqueue(chunk);
    },
  });
  return response.body.pipeThrough(count).pipeThrough(new DecompressionStream("gzip"));
}

async function boot() {
  const parts = await fetched(atStart);
  // Pyodide fetches these by itself: it gets what was downloaded, counted and unpacked.
  /** @type {Record<string, () => Promise<Response>>} */
  const given = {
    "pyodide.asm.wasm": async () =>
      new Response(await parts["pyodide.pack"], { headers: { "Content-Type": "application/wasm" } }),
    "python.zip": async () => new Response(await parts["python.pack"]),
  };
  const ask = self.fetch;
  self.fetch = async (address, options) => given[String(address).replace(home, "")]?.() ?? ask(address, options);
  const { default: createPyodideModule } = await import("pyodide/pyodide.asm.mjs");
  // A failed download is told at once, not when Pyodide stumbles over what is missing.
  const [python] = await Promise.all([
    loadPyodide({
      createPyodideModule,
      indexURL: home,
      stdLibURL: `${home}python.zip`,
      lockFileContents: LOCK,
      env: { LANGUAGE: self.name, MPLBACKEND: "agg" }, // what it says, and where nobody sees windows
      stdout() {},
      stderr() {},
    }),
    ...Object.values(parts),
  ]);
  self.fetch = ask;
  python.setInterruptBuffer(interrupts);
  await unpack(python, parts);
  python.globals.set("packs", JSON.stringify(Object.fromEntries(later.map((name) => [name, DOWNLOADS[name].brings]))));
  python.runPython(`
import json, sys
sys.dont_write_bytecode = True
sys.path[:0] = ["/course", "/packages"]
from lab.python.deadline import Deadline
from lab.python.needs import Needs
from lab.python.session import Session
from lab.python.watched import WatchedSandbox, watch_what_is_made
watch_what_is_made()
needs = Needs(json.loads(packs))
session = Session(Deadline(), WatchedSandbox)
`);
  // Taken now: nothing can be asked of a Python that has ended.
  const { PythonError } = python.ffi;
  const [session, needs] = ["session", "needs"].map((name) => python.globals.get(name));
  return { python, PythonError, session, needs: /** @type {Needs} */ (needs) };
}

/**
 * Put packs where Python finds them.
 * @param {PyodideAPI} python  @param {Record<string, Promise<ReadableStream>>} parts
 */
async function unpack(python, parts) {
  for (const [name, part] of Object.entries(parts)) {
    const extractDir = DOWNLOADS[name].folder;
    if (extractDir) python.unpackArchive(await new Response(await part).arrayBuffer(), "zip", { extractDir });
  }
}

const booted = boot();
booted.then(
  () => tell({ ready: true }),
  (error) => tell({ failed: String(error) }),
);

self.onmessage = ({ data: { files, request } }) => {
  if (request) answer(JSON.stringify(request));
  else take(files);
};

/**
 * Called by Python between the steps of an answer.
 * @param {string} [told]  As JSON.
 * @param {import("pyodide/ffi").PyBuffer} [pixels]
 */
function alive(told, pixels) {
  wind();
  if (!told) return tell({ alive: true });
  const view = pixels?.getBuffer("u8clamped");
  const copy = view && new Uint8ClampedArray(view.data);
  view?.release();
  tell({ alive: true, told: JSON.parse(told), pixels: copy });
}

/** @param {string} request */
async function answer(request) {
  const { python, PythonError, session, needs } = await booted;
  let missing = [...needs.of(request)];
  for (;;) {
    if (missing.length && !(await add(python, needs, missing))) return;
    /** @type {Answer<Question> | Trouble} */
    let answer;
    try {
      wind();
      answer = JSON.parse(session.answer(request, alive));
    } catch (error) {
      // Whatever is not an exception of Python's has taken Python down with it.
      if (!(error instanceof PythonError)) return tell({ ended: String(error) });
      answer = { trouble: error.message.trim().split("\n").at(-1) ?? "" };
    } finally {
      due = Number.POSITIVE_INFINITY;
    }
    missing = [...needs.missed()]; // then it was no answer yet
    if (!missing.length) return tell({ answer });
  }
}

/**
 * Load packs that were not there; tell whether they came.
 * @param {PyodideAPI} python  @param {Needs} needs  @param {string[]} names
 */
async function add(python, needs, names) {
  progress.more = true;
  try {
    const parts = await fetched(names);
    await Promise.all(Object.values(parts));
    await unpack(python, parts);
  } catch (error) {
    tell({ failed: String(error) });
    return false;
  }
  for (const name of names) needs.loaded(name);
  tell({ ready: true });
  return true;
}
