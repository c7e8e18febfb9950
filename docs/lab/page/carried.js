// The lab's files in a copy that is opened from a folder. Nothing can be fetched there, but scripts are
// loaded: each file is in one, which leaves it in `carried`. What a worker needs is handed to it.
import { element } from "./elements.js";

const script = /** @type {HTMLScriptElement} */ (document.querySelector('script[src$="/lab/lab.js"]'));
const beside = script.src;
/** @type {Map<string, Promise<Blob>>} */
const files = new Map();
globalThis.carried = {};

/** @param {string} name */
export async function fetchFile(name) {
  return new Response(await unpacked(name));
}

/** A new worker, named with the page's language; it will ask for its files. */
export async function newWorker() {
  const script = await unpacked("worker.js");
  return new Worker(URL.createObjectURL(script), { name: document.documentElement.lang });
}

/**
 * A file as a worker takes it: here its bytes. In WebKit a worker of a page in a folder may not even fetch a Blob.
 * @param {string} name
 * @returns {Promise<string | ArrayBuffer>}
 */
export async function fileFor(name) {
  return (await unpacked(name)).arrayBuffer();
}

/** @param {string} name */
function unpacked(name) {
  const file = files.get(name) ?? unpack(name);
  files.set(name, file);
  file.catch(() => files.delete(name)); // to be tried again
  return file;
}

/** @param {string} name */
async function unpack(name) {
  const src = new URL(`${name}.js`, beside).href;
  await new Promise((onload, onerror) => document.head.append(element("script", { src, onload, onerror })));
  const content = await fetch(globalThis.carried[name]);
  delete globalThis.carried[name];
  return content.blob();
}
