// What the reader's browser keeps: texts, their earlier versions, verdicts. Keys say what and of which
// exercise. Each value has a key of its own, or tabs would write over what they know nothing of.
const PREFIX = "first-gradient/";
/** @type {Map<string, unknown>} */
const unsaved = new Map();

/** Whether anything could not be saved; it is kept until the page is closed. */
export function forgetful() {
  return unsaved.size > 0;
}

/**
 * What was written there, or null.
 * @template Value
 * @param {string} key
 * @returns {Value | null}
 */
export function read(key) {
  if (unsaved.has(key)) return /** @type {Value | null} */ (unsaved.get(key));
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
  } catch {
    return null; // storage is forbidden, or someone else wrote there
  }
}

/**
 * Keep a value; null takes it away.
 * @param {string} key  @param {unknown} value
 */
export function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
    unsaved.delete(key);
  } catch {
    unsaved.set(key, value);
  }
}

/**
 * The keys that begin with this one, in their order.
 * @param {string} key
 */
export function keysBelow(key) {
  const found = new Set([...unsaved.keys()].filter((each) => unsaved.get(each) !== null));
  try {
    for (const each of Object.keys(localStorage)) {
      if (each.startsWith(PREFIX)) found.add(each.slice(PREFIX.length));
    }
  } catch {
    // storage is forbidden
  }
  return [...found].filter((each) => each.startsWith(`${key}/`)).sort();
}

/**
 * Look again when another tab may have written. Pages in a folder are not told of it in every browser.
 * @param {() => void} look
 */
export function whenChangedElsewhere(look) {
  addEventListener("storage", ({ key }) => {
    if (key === null || key.startsWith(PREFIX)) look();
  });
  addEventListener("focus", look);
  addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
}
