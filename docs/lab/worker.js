// Python, away from the page: it loads, tells how far it is, and answers one request after another.
import { loadPyodide } from "pyodide";

const home = new URL("./", import.meta.url);
let loaded = 0;

/** A part of Python as a stream, its bytes counted as they come. */
async function download(name) {
  const { version } = DOWNLOADS[name];
  const response = await fetch(new URL(`${name}.pack?${version}`, home));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const count = new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      postMessage({ loaded });
      controller.enqueue(chunk);
    },
  });
  return response.body.pipeThrough(count).pipeThrough(new DecompressionStream("gzip"));
}

const parts = Object.fromEntries(Object.keys(DOWNLOADS).map((name) => [name, download(name)]));
for (const part of Object.values(parts)) part.catch(() => {}); // whoever awaits it hears of it

// Pyodide fetches these by itself: it gets what was downloaded, counted and unpacked.
const given = {
  "pyodide.asm.wasm": async () =>
    new Response(await parts.pyodide, { headers: { "Content-Type": "application/wasm" } }),
  "python.zip": async () => new Response(await parts.python),
  "lock.json": async () => new Response(JSON.stringify(LOCK)),
};
const ask = self.fetch;
self.fetch = (address, options) => {
  const name = new URL(address, home).pathname.split("/").at(-1);
  return given[name]?.() ?? ask(address, options);
};

async function unpacked(name) {
  return new Response(await parts[name]).arrayBuffer();
}

async function boot() {
  // A failed download is told at once, not when Pyodide stumbles over what is missing.
  const [python] = await Promise.all([
    loadPyodide({
      indexURL: home.href,
      stdLibURL: new URL("python.zip", home).href,
      lockFileURL: new URL("lock.json", home).href,
      stdout() {},
      stderr() {},
    }),
    ...Object.values(parts),
  ]);
  python.unpackArchive(await unpacked("numpy"), "zip", { extractDir: "/packages" });
  python.unpackArchive(await unpacked("course"), "zip", { extractDir: "/course" });
  python.runPython(`
import sys
sys.dont_write_bytecode = True
sys.path[:0] = ["/course", "/packages"]
from lab.deadline import Deadline
from lab.session import Session
from lab.watched import WatchingRoom
session = Session(Deadline(), WatchingRoom)
`);
  // Taken now: nothing can be asked of a Python that has ended.
  return { PythonError: python.ffi.PythonError, session: python.globals.get("session") };
}

const booted = boot();
booted.then(
  () => postMessage({ ready: true }),
  (error) => postMessage({ failed: String(error) }),
);

self.onmessage = async ({ data: { request } }) => {
  const { PythonError, session } = await booted;
  try {
    const answer = session.answer(JSON.stringify(request), () => postMessage({ alive: true }));
    postMessage({ answer: JSON.parse(answer) });
  } catch (error) {
    // Whatever is not an exception of Python's has taken Python down with it.
    if (!(error instanceof PythonError)) return postMessage({ ended: String(error) });
    const trouble = error.message.trim().split("\n").at(-1);
    postMessage({ answer: { trouble } });
  }
};
