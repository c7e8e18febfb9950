// The cells of the page's lesson, which share one namespace in Python.
import { fetchFile } from "#site";
import { scheme } from "../player/film.js";
import { Bench } from "./bench.js";
import { Cell } from "./cell.js";
import { button, element } from "./elements.js";
import { download } from "./files.js";
import { ask, NoAnswer, start } from "./python.js";
import { savedCells } from "./saved-cells.js";
import { whenChangedElsewhere } from "./store.js";
import { say } from "./words.js";

/** @import { Place, Scheme } from "./answers.js" */
/** @import { About } from "./cell.js" */

/** Names what Python keeps for this page, and for no other time that it is opened. */
const PAGE = String(performance.timeOrigin);
const IMPORTS_TORCH = /^\s*(?:import|from) torch\b/m;

class Notebook {
  /**
   * @param {string} lesson
   * @param {HTMLElement[]} places  Of the cells.
   * @param {HTMLElement} top  Where all of them can be run.
   * @param {(place: HTMLElement) => void} onRan  When one has run without an error.
   */
  constructor(lesson, places, top, onRan) {
    this.lesson = lesson;
    this.onRan = onRan;
    const cells = places.map((place) => {
      const code = place.previousElementSibling?.querySelector("code")?.textContent ?? "";
      /** @type {About} */
      const about = JSON.parse(place.dataset.about ?? "{}");
      return { ...about, code: code.replace(/\n$/, "") };
    });
    const saved = savedCells(this.lesson, cells);
    const around = (/** @type {number} */ number) => ({
      run: () => this.run(number),
      changed: () => this.#showState(),
      follow: (/** @type {Place} */ place) => this.#follow(place),
      draw: (/** @type {number} */ film, /** @type {Scheme} */ scheme) => this.#draw(number, film, scheme),
    });
    this.cells = places.map((place, number) => new Cell(place, number, saved[number], cells[number], around(number)));
    top.replaceChildren();
    this.bench = new Bench(top, (place) => this.#follow(place), { quiet: true });
    this.bench.add(say("runAll"), () => this.runAll(), { className: "cell-run" });
    this.ownButton = this.bench.add(say("downloadOwn"), () => this.#download());
    if (cells.some(({ code }) => IMPORTS_TORCH.test(code))) {
      top.append(element("p", { className: "muted" }, say("torch", COURSE.torch)));
    }
    whenChangedElsewhere(() => this.look());
    this.#showState();
  }

  /** Show in all cells what was written to them. */
  look() {
    return Promise.all(this.cells.map((cell) => cell.look()));
  }

  /** @param {number} number */
  run(number) {
    return this.#run(this.cells[number].bench, number, false);
  }

  runAll() {
    return this.#run(this.bench, this.cells.length - 1, true);
  }

  /**
   * @param {Bench} bench  Where it is said how it goes.
   * @param {number} last  @param {boolean} all
   */
  async #run(bench, last, all) {
    start();
    await this.look();
    const cells = this.cells.slice(0, last + 1).map(({ request }) => request);
    const changed = this.cells.map((cell) => cell.changed);
    await bench.ask(
      { do: "cell", page: PAGE, cells, scheme: scheme(), afresh: all },
      "running",
      ({ ran }) => {
        const stopped = ran[ran.length - 1];
        if (stopped !== last) this.#tellOfStop(bench, stopped);
        else if (ran.length > 1 && !all) bench.tell(say("ranFirst", span(ran.slice(0, -1))), "muted");
      },
      (told, pixels) => {
        const cell = this.cells[told.cell];
        if (told.begins) cell.begin();
        else if (pixels) cell.outputs.addFrame(told, pixels);
        else if (told.frame) bench.progress(told.frame, told.of);
        else if (told.done) {
          bench.progress(0, 0);
          cell.show(told.done, cells[told.cell].code, changed.slice(0, told.cell + 1).includes(true));
          if (!told.done.error) this.onRan(cell.place);
        }
      },
    );
    for (const cell of this.cells) cell.end();
  }

  /**
   * Draw a film of a cell in another colour scheme, if Python still has it.
   * @param {number} cell  @param {number} film  @param {Scheme} scheme
   */
  async #draw(cell, film, scheme) {
    const { outputs } = this.cells[cell];
    const request = /** @type {const} */ ({ do: "film", page: PAGE, cell, film, scheme });
    try {
      await ask(request, (told, pixels) => pixels && outputs.addFrame(told, pixels));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  }

  /** @param {Bench} bench  @param {number} number */
  #tellOfStop(bench, number) {
    const cell = this.cells[number];
    bench.tell(say("stoppedAbove", number + 1), "wrong");
    bench.results.append(button(say("goThere"), () => cell.edit(), { className: "lab-line" }));
  }

  /** @param {Place} place */
  #follow({ file, line }) {
    const cell = this.cells.find(({ name }) => name === file);
    return cell ? () => cell.goTo(line) : null;
  }

  /** The lesson as a notebook with the reader's own cells, to be run anew: without outputs. */
  async #download() {
    await this.look();
    const response = await fetchFile(`notebooks/${document.documentElement.lang}/${this.lesson}.json`);
    const notebook = await response.json();
    const code = notebook.cells.filter((/** @type {{ cell_type: string }} */ cell) => cell.cell_type === "code");
    this.cells.forEach((cell, number) => {
      if (cell.changed) code[number].source = cell.code;
    });
    download(`${this.lesson}.ipynb`, JSON.stringify(notebook, null, 1));
  }

  #showState() {
    this.ownButton.hidden = !this.cells.some((cell) => cell.changed);
  }
}

/** @type {Notebook | null} */
let opened = null;

/**
 * The page's notebook.
 * @param {ConstructorParameters<typeof Notebook>} made  Of what it is made.
 */
export async function open(...made) {
  opened ??= new Notebook(...made);
  await opened.look();
  return opened;
}

/** @param {number[]} numbers  Of cells that follow each other. */
function span(numbers) {
  const [first, last] = [numbers[0] + 1, numbers[numbers.length - 1] + 1];
  return first === last ? String(first) : `${first}–${last}`;
}
