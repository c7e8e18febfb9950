// The learner's modules. Each is a list of parts, one an exercise, over the stubs' own parts;
// joined they are the very file that `grade` reads.
import { fetchFile } from "#site";
import { read, write } from "./store.js";
import { SavedText, Versions } from "./versions.js";

/** @import { Course, Part, Stub } from "./answers.js" */

const BETWEEN = "\n\n\n";

/** @type {Promise<Course> | null} */
let course = null;

/** The stubs and examples of all exercises that run here. */
export function loadCourse() {
  const asked = course ?? fetchFile("exercises.json").then((response) => response.json());
  course = asked;
  asked.catch(() => {
    course = null; // to be tried again
  });
  return asked;
}

export const HEAD = "";

export class File {
  #snapshots;

  /** @param {string} module  @param {Stub[]} stubs */
  constructor(module, stubs) {
    this.module = module;
    this.name = `${module}.py`;
    this.parts = new Map(stubs.map(([name, stub]) => [name, new SavedText("part", `${module}/${name}`, stub)]));
    /** @type {Versions<Part[]>} */
    this.#snapshots = new Versions(`file/${module}`);
  }

  get order() {
    /** @type {string[]} */
    const order = read(`order/${this.module}`) ?? [];
    return [...order, ...[...this.parts.keys()].filter((name) => !order.includes(name))];
  }

  /** @param {string} part */
  text(part) {
    return this.parts.get(part)?.text ?? "";
  }

  /** @param {string} name  Of a function that is there, or the head. */
  part(name) {
    return /** @type {SavedText} */ (this.parts.get(name));
  }

  get head() {
    return this.part(HEAD);
  }

  /**
   * The file with these texts in the place of those that are saved.
   * @param {Record<string, string>} instead
   */
  whole(instead = {}) {
    const texts = this.order.map((part) => instead[part] ?? this.text(part));
    return `${texts.map((text) => text.replace(/^\n+|\n+$/g, "")).join(BETWEEN)}\n`;
  }

  /**
   * How many lines of the file stand above a part.
   * @param {string} part
   */
  linesAbove(part) {
    let lines = 0;
    for (const name of this.order) {
      const text = this.text(name);
      if (name === part) return lines - (text.length - text.replace(/^\n+/, "").length);
      lines += text.replace(/^\n+|\n+$/g, "").split("\n").length + BETWEEN.length - 1;
    }
    return lines;
  }

  /**
   * The part that a line of the file is in, and its number there.
   * @param {number} line
   */
  place(line) {
    for (const part of [...this.order].reverse()) {
      const above = this.linesAbove(part);
      if (line > above) return { part, line: line - above };
    }
    return null;
  }

  /**
   * Take over a file that has been split. What it lacks stays; what it replaces is kept.
   * @param {Part[]} parts
   */
  replace(parts) {
    this.#keep();
    this.#take(parts);
  }

  /** Put all parts back to their stubs, in their order. */
  reset() {
    this.replace([...this.parts].map(([name, { original }]) => [name, original]));
  }

  /** How many whole files can be brought back. */
  get earlier() {
    return this.#snapshots.besides(this.#snapshot());
  }

  bringBack() {
    const now = this.#snapshot();
    if (!this.#snapshots.has(now)) this.#keep();
    this.#take(this.#snapshots.after(now));
  }

  /** @returns {Part[]} */
  #snapshot() {
    return this.order.map((name) => [name, this.text(name)]);
  }

  #keep() {
    const now = this.#snapshot();
    if (now.some(([name, text]) => text !== this.parts.get(name)?.original)) this.#snapshots.keep(now);
  }

  /** @param {Part[]} parts */
  #take(parts) {
    const names = parts.map(([name]) => name);
    write(`order/${this.module}`, [...names, ...this.order.filter((name) => !names.includes(name))]);
    for (const [name, text] of parts) this.parts.get(name)?.replace(text);
  }
}

/**
 * Hand a text to the reader as a file.
 * @param {string} name  @param {string} text
 */
export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/x-python" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
