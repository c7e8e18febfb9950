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

/** A new worker, named with the page's language; it will ask for its files. */
export async function newWorker() {
  return new Worker(addressOf("worker.js"), { type: "module", name: document.documentElement.lang });
}

/**
 * A file as a worker takes it: here its address.
 * @param {string} name
 * @returns {Promise<string | ArrayBuffer>}
 */
export async function fileFor(name) {
  return addressOf(name);
}
