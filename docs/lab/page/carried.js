// The lab's files in a copy that is opened from a folder. Nothing can be fetched there, but scripts are
// loaded: each file is in one, which leaves it in `carried`. What a worker needs is handed to it.
import { element } from "./elements.js";

const beside = document.querySelector('script[src$="/lab/lab.js"]').src;
const files = new Map();
globalThis.carried = {};

export async function fetchFile(name) {
  return new Response(await unpacked(name));
}

/** A new worker, given these files. */
export async function newWorker(names) {
  const [script, ...blobs] = await Promise.all(["worker.js", ...names].map(unpacked));
  const worker = new Worker(URL.createObjectURL(script));
  worker.postMessage({ files: Object.fromEntries(names.map((name, number) => [name, blobs[number]])) });
  return worker;
}

function unpacked(name) {
  if (!files.has(name)) files.set(name, unpack(name));
  files.get(name).catch(() => files.delete(name)); // to be tried again
  return files.get(name);
}

async function unpack(name) {
  const src = new URL(`${name}.js`, beside).href;
  await new Promise((onload, onerror) => document.head.append(element("script", { src, onload, onerror })));
  const content = await fetch(globalThis.carried[name]);
  delete globalThis.carried[name];
  return content.blob();
}
