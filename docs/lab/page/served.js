// The lab's files on a server: beside its scripts.

/**
 * An address that changes with what is there, or an old file might be kept.
 * @param {string} name
 */
function addressOf(name) {
  const address = new URL(name, import.meta.url);
  address.search = DOWNLOADS[name]?.version ?? "";
  return address.href;
}

/** @param {string} name */
export async function fetchFile(name) {
  const response = await fetch(addressOf(name));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/**
 * A new worker, told where these files are.
 * @param {string[]} names
 */
export async function newWorker(names) {
  const worker = new Worker(addressOf("worker.js"), { type: "module" });
  worker.postMessage({ files: Object.fromEntries(names.map((name) => [name, addressOf(name)])) });
  return worker;
}
