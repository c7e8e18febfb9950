// The site's files as a browser keeps them for use without a network: each under its address and a hash of
// what is in it. So one cache holds what two versions of the site share, and a new version fetches only what
// is new. The page fetches them when its reader chooses, the service worker when the site has changed.

/** @typedef {Record<string, [hash: string, bytes: number]>} Files  Of the site, by path. */
/** @typedef {"offline" | "changed" | "full" | "stopped"} Why */

export const LIST = "kept.json";
export const SERVICE_WORKER = "service-worker.js";
const AT_ONCE = 6;
const HEADERS = ["content-type", "content-security-policy"];

/** Why not all is kept: no network, the site is just being changed, no room, the reader's wish. */
export class NotKept extends Error {
  /** @param {Why} why */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

/**
 * Other sites may have the same host.
 * @param {string} root
 */
export function cacheName(root) {
  return `first-gradient ${new URL(root).pathname}`;
}

/** @param {string} root  @param {string} path  @param {string} hash */
export function keyOf(root, path, hash) {
  const address = new URL(path, root);
  address.search = hash;
  return address.href;
}

/**
 * The paths of files that are not kept as they should be.
 * @param {string} root  @param {Files} files
 */
export async function missing(root, files) {
  const name = cacheName(root);
  if (!(await caches.has(name))) return Object.keys(files); // or to look would make it
  const kept = new Set((await (await caches.open(name)).keys()).map(({ url }) => url));
  return Object.keys(files).filter((path) => !kept.has(keyOf(root, path, files[path][0])));
}

/** @param {Files} files  @param {string[]} paths */
export function bytesOf(files, paths = Object.keys(files)) {
  return paths.reduce((sum, path) => sum + files[path][1], 0);
}

/**
 * Fetch and keep what is missing; what was kept before an error stays. Throws NotKept.
 * @param {string} root  @param {Files} files
 * @param {AbortController} controller  Ends it.
 * @param {(bytes: number) => void} onKept  Hears of each file.
 */
export async function keepMissing(root, files, controller, onKept = () => {}) {
  const left = await missing(root, files);
  const cache = await caches.open(cacheName(root));
  const lane = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const [hash, bytes] = files[path];
      const response = await fetched(new URL(path, root), hash, controller.signal);
      try {
        await cache.put(keyOf(root, path, hash), response);
      } catch {
        throw new NotKept("full");
      }
      onKept(bytes);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  } catch (error) {
    left.length = 0;
    controller.abort(); // the other lanes
    throw error;
  }
}

/**
 * A file, whole and as the list has it, without the address that it came from: whoever is given it from the
 * cache goes by the address that was asked for.
 * @param {URL} address  @param {string} hash  @param {AbortSignal} signal
 */
async function fetched(address, hash, signal) {
  let response;
  let content;
  try {
    response = await fetch(address, { cache: "no-cache", signal });
    content = await response.arrayBuffer();
  } catch {
    throw new NotKept(signal.aborted ? "stopped" : "offline");
  }
  if (response.status >= 500) throw new NotKept("offline");
  if (!response.ok || (await hashOf(content)) !== hash) throw new NotKept("changed");
  const { headers } = response;
  return new Response(content, { headers: HEADERS.flatMap((name) => pair(name, headers.get(name))) });
}

/**
 * @param {string} name  @param {string | null} value
 * @returns {[string, string][]}
 */
function pair(name, value) {
  return value === null ? [] : [[name, value]];
}

/**
 * As `docs/pipeline/finish/keeping.py` has it.
 * @param {ArrayBuffer} content
 */
async function hashOf(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
