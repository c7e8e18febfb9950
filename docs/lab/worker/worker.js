// Python, away from the page: it loads, tells how far it is, and answers one request after another.
import { loadPyodide } from "pyodide";

/** @import { Answer, Question, Told, Trouble } from "../page/answers.js" */

/**
 * @typedef {object} Heard  What the page hears of this worker, one of them at a time.
 * @property {number} [loaded]  Bytes.
 * @property {true} [ready]
 * @property {string} [failed]  Why it could not start.
 * @property {true} [alive]
 * @property {Told} [told]  Of an answer that is on its way.
 * @property {Uint8ClampedArray<ArrayBuffer>} [pixels]  Of the picture that it speaks of.
 * @property {string} [ended]  Why it is no more.
 * @property {Answer<Question> | Trouble} [answer]
 */

const home = "https://pyodide.invalid/"; // whatever Pyodide asks of it is given below
/** @type {Record<string, Promise<ReadableStream>>} */
const parts = {};
let loaded = 0;

/** @param {Heard} heard */
const tell = (heard) => postMessage(heard, { transfer: heard.pixels ? [heard.pixels.buffer] : [] });

/**
 * Files come as addresses, or themselves where nothing can be fetched.
 * @param {string | Blob} file
 */
function addressOf(file) {
  return file instanceof Blob ? URL.createObjectURL(file) : file;
}

/**
 * A part of Python as a stream, its bytes counted as they come.
 * @param {string} name  @param {string | Blob} file
 */
async function download(name, file) {
  const response = await fetch(addressOf(file));
  if (!response.ok || !response.body) throw new Error(`${name}: ${response.status}`);
  const count = new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      tell({ loaded });
      controller.enqueue(chunk);
    },
  });
  return response.body.pipeThrough(count).pipeThrough(new DecompressionStream("gzip"));
}

// Pyodide fetches these by itself: it gets what was downloaded, counted and unpacked.
/** @type {Record<string, () => Promise<Response>>} */
const given = {
  "pyodide.asm.wasm": async () =>
    new Response(await parts["pyodide.pack"], { headers: { "Content-Type": "application/wasm" } }),
  "python.zip": async () => new Response(await parts["python.pack"]),
  "lock.json": async () => new Response(JSON.stringify(LOCK)),
};
const ask = self.fetch;
self.fetch = async (address, options) => {
  const name = String(address).replace(home, "");
  return given[name]?.() ?? ask(address, options);
};

/** @param {string} name */
async function unpacked(name) {
  return new Response(await parts[name]).arrayBuffer();
}

/** @param {Record<string, string | Blob>} files */
async function boot({ "pyodide.asm.js": script, ...packs }) {
  for (const [name, file] of Object.entries(packs)) {
    parts[name] = download(name, file);
    parts[name].catch(() => {}); // whoever awaits it hears of it
  }
  await import(addressOf(script)); // or Pyodide would look for it beside the rest
  // A failed download is told at once, not when Pyodide stumbles over what is missing.
  const [python] = await Promise.all([
    loadPyodide({
      indexURL: home,
      stdLibURL: `${home}python.zip`,
      lockFileURL: `${home}lock.json`,
      stdout() {},
      stderr() {},
    }),
    ...Object.values(parts),
  ]);
  python.unpackArchive(await unpacked("numpy.pack"), "zip", { extractDir: "/packages" });
  python.unpackArchive(await unpacked("course.pack"), "zip", { extractDir: "/course" });
  python.runPython(`
import sys
sys.dont_write_bytecode = True
sys.path[:0] = ["/course", "/packages"]
from lab.python.deadline import Deadline
from lab.python.session import Session
from lab.python.watched import WatchedSandbox
session = Session(Deadline(), WatchedSandbox)
`);
  // Taken now: nothing can be asked of a Python that has ended.
  return { PythonError: python.ffi.PythonError, session: python.globals.get("session") };
}

/** @type {ReturnType<typeof boot>} */
let booted;

self.onmessage = ({ data: { files, request } }) => {
  if (request) return answer(request);
  booted = boot(files);
  booted.then(
    () => tell({ ready: true }),
    (error) => tell({ failed: String(error) }),
  );
};

/**
 * Called by Python between the steps of an answer.
 * @param {string} [told]  As JSON.
 * @param {import("pyodide/ffi").PyBuffer} [pixels]
 */
function alive(told, pixels) {
  if (!told) return tell({ alive: true });
  const view = pixels?.getBuffer("u8clamped");
  const copy = view && new Uint8ClampedArray(view.data);
  view?.release();
  tell({ alive: true, told: JSON.parse(told), pixels: copy });
}

/** @param {object} request */
async function answer(request) {
  const { PythonError, session } = await booted;
  try {
    const answer = session.answer(JSON.stringify(request), alive);
    tell({ answer: JSON.parse(answer) });
  } catch (error) {
    // Whatever is not an exception of Python's has taken Python down with it.
    if (!(error instanceof PythonError)) return tell({ ended: String(error) });
    const trouble = error.message.trim().split("\n").at(-1) ?? "";
    tell({ answer: { trouble } });
  }
}
