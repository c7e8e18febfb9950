// A lesson's code cell: its code, which can be changed where it stands, and what it gives.
import { Bench } from "./bench.js";
import { cellNumber, element } from "./elements.js";
import { Outputs } from "./outputs.js";
import { say } from "./words.js";

/** @import { Message, Shown } from "./answers.js" */
/** @import { Draft } from "./draft.js" */
/** @import { SavedText } from "./versions.js" */

/** @typedef {{ key: string, figure?: string, alt?: string, words?: Record<string, string> }} About */
/**
 * What a cell leaves to its notebook.
 * @typedef {object} Around
 * @property {() => void} run
 * @property {() => void} changed
 * @property {ConstructorParameters<typeof Bench>[1]} follow
 * @property {ConstructorParameters<typeof Outputs>[1]} draw
 */

export class Cell {
  /** @type {Draft | null} */
  #draft = null;
  /** @type {Promise<void> | null} */
  #opening = null;
  #around;
  #given; // the code that what stands below is of

  /**
   * @param {HTMLElement} place  Below its code.
   * @param {number} number  From 0 on.
   * @param {SavedText} saved  @param {About} about  @param {Around} around
   */
  constructor(place, number, saved, about, around) {
    this.place = place;
    this.saved = saved;
    this.about = about;
    this.#around = around;
    this.#given = saved.original;
    this.name = say("cell", number + 1);
    this.block = /** @type {HTMLElement} */ (place.previousElementSibling);
    this.fold = place.closest("details");
    this.outputs = new Outputs(this.fold ?? place, around.draw);
    const focused = [...place.querySelectorAll("button")].indexOf(
      /** @type {HTMLButtonElement} */ (document.activeElement),
    );
    place.replaceChildren();
    this.bench = new Bench(place, around.follow, { quiet: true });
    this.bench.actions.before(cellNumber(number));
    const ours = [
      this.bench.add(say("run"), () => around.run(), { className: "cell-run" }),
      this.bench.add(say("edit"), () => this.edit()),
    ];
    ours[focused]?.focus();
    this.editButton = ours[1];
    this.resetButton = this.bench.add(say("reset"), () => this.#draft?.reset());
    this.builtButton = this.bench.add(say("built"), () => this.#showBuilt());
    this.stale = element("span", { className: "stale" });
    this.bench.status.before(this.stale);
    this.#showState();
  }

  get code() {
    return this.#draft ? this.#draft.text : this.saved.original;
  }

  get changed() {
    return this.code !== this.saved.original;
  }

  /** What Python is told of it. */
  get request() {
    const { name, code, about } = this;
    const { figure, alt, words } = about;
    return { name, code, figure, alt, words };
  }

  /** Show what was written to it, here or in another tab. */
  async look() {
    this.#draft?.look();
    if (!this.#draft && this.saved.text !== this.saved.original) await this.#open();
  }

  /** @param {{ x: number, y: number }} [at]  Where the reader has pointed to. */
  async edit(at) {
    await this.#open();
    const view = this.#draft?.editor.view;
    const anchor = at && view?.posAtCoords(at, false);
    if (anchor !== undefined) view?.dispatch({ selection: { anchor } });
    view?.focus();
  }

  /** @param {number} line */
  async goTo(line) {
    await this.#open();
    this.#draft?.editor.goTo(line);
  }

  begin() {
    this.place.classList.add("running");
    this.outputs.begin();
  }

  end() {
    this.place.classList.remove("running");
  }

  /**
   * @param {Shown} shown
   * @param {string} code  That gave it.
   * @param {boolean} changed  Whether this cell, or one above, is not as the lesson has it.
   */
  show(shown, code, changed) {
    this.end();
    this.#given = code;
    /** @type {(message: Message | null | undefined) => HTMLElement[]} */
    const told = (message) => (message ? [this.bench.message(message, "wrong")] : []);
    const short = shown.figures.flatMap((drawn) => ("short" in drawn ? told(drawn.short) : []));
    const { alt } = this.about;
    this.outputs.show(shown, [...told(shown.error), ...short], { alt, changed });
    if (shown.error && this.fold) this.fold.open = true;
    const lines = (shown.error?.places ?? []).filter(({ file }) => file === this.name).map(({ line }) => line);
    if (this.code === code) this.#draft?.editor.mark(lines);
    this.#showState();
  }

  #showBuilt() {
    this.outputs.showBuilt();
    this.#given = this.saved.original;
    this.#showState();
  }

  /** Put an editor in the place of the code, where it can be seen. */
  #open() {
    if (this.fold) this.fold.open = true;
    this.#opening ??= this.#makeEditor();
    this.#opening.catch(() => {
      this.#opening = null; // to be tried again
    });
    return this.#opening;
  }

  async #makeEditor() {
    const { Draft } = await import("./draft.js");
    const run = () => this.#around.run();
    const draft = new Draft(this.saved, {
      label: this.name,
      keys: [
        { key: "Mod-Enter", run },
        { key: "Shift-Enter", run },
      ],
      onChange: () => {
        this.#showState();
        this.#around.changed();
      },
    });
    this.#draft = draft;
    draft.place.classList.add("cell-editor");
    this.block.hidden = true;
    this.place.before(draft.place);
    this.resetButton.before(draft.restoreButton);
    this.#showState();
    this.#around.changed();
  }

  #showState() {
    this.editButton.hidden = Boolean(this.#draft);
    this.resetButton.hidden = !this.changed;
    this.builtButton.hidden = !this.outputs.own;
    this.stale.textContent = this.code === this.#given ? "" : say("stale");
  }
}
