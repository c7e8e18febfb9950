// What the reader's browser keeps: texts, verdicts, hints. Keys say what and of which exercise.
const PREFIX = "first-gradient/";
const unsaved = new Map();

/** Whether anything could not be saved; it is kept until the page is closed. */
export function forgetful() {
  return unsaved.size > 0;
}

export function read(key) {
  if (unsaved.has(key)) return unsaved.get(key);
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null; // storage is forbidden, or someone else wrote there
  }
}

/** Keep a value; null takes it away. */
export function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
    unsaved.delete(key);
  } catch {
    unsaved.set(key, value);
  }
}
