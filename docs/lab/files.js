// The learner's modules. Each is a list of parts, one an exercise, over the stubs' own parts;
// joined they are the very file that `grade` reads.
import { fetchFile } from "#site";
import { read, write } from "./store.js";

const BETWEEN = "\n\n\n";

let course = null;

/** The stubs and examples of all exercises that run here. */
export function loadCourse() {
  course ??= fetchFile("exercises.json").then((response) => response.json());
  course.catch(() => (course = null)); // to be tried again
  return course;
}

export class File {
  constructor(module, stubs) {
    this.module = module;
    this.name = `${module}.py`;
    this.stubs = new Map(stubs);
  }

  get order() {
    const order = read(`order/${this.module}`) ?? [...this.stubs.keys()];
    return [...order, ...[...this.stubs.keys()].filter((name) => !order.includes(name))];
  }

  text(part) {
    return read(this.#key(part)) ?? this.stubs.get(part) ?? "";
  }

  write(part, text) {
    write(this.#key(part), text === this.stubs.get(part) ? null : text);
  }

  /** Put a part back to its stub; the text it had can be brought back. */
  reset(part) {
    this.#keep(part);
    write(this.#key(part), null);
  }

  kept(part) {
    return read(`kept/${this.module}/${part}`);
  }

  whole() {
    return this.order.map((part) => this.text(part).replace(/^\n+|\n+$/g, "")).join(BETWEEN) + "\n";
  }

  /** How many lines of the file stand above a part. */
  linesAbove(part) {
    let lines = 0;
    for (const name of this.order) {
      const text = this.text(name);
      if (name === part) return lines - (text.length - text.replace(/^\n+/, "").length);
      lines += text.replace(/^\n+|\n+$/g, "").split("\n").length + BETWEEN.length - 1;
    }
    return lines;
  }

  /** The part that a line of the file is in, and its number there. */
  place(line) {
    for (const part of [...this.order].reverse()) {
      const above = this.linesAbove(part);
      if (line > above) return { part, line: line - above };
    }
    return null;
  }

  /** Take over a file that has been split; what was here is kept. */
  replace(parts) {
    for (const name of this.stubs.keys()) if (this.text(name) !== this.stubs.get(name)) this.#keep(name);
    for (const name of this.stubs.keys()) write(this.#key(name), null);
    write(
      `order/${this.module}`,
      parts.map(([name]) => name),
    );
    for (const [name, text] of parts) this.write(name, text);
  }

  #keep(part) {
    write(`kept/${this.module}/${part}`, this.text(part));
  }

  #key(part) {
    return `part/${this.module}/${part}`;
  }
}

/** Hand a text to the reader as a file. */
export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/x-python" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
