// What a cell has given, in the place of what the build put there; that can be seen again.
import { calm, controls } from "../player/controls.js";
import { Film } from "../player/film.js";
import { element } from "./elements.js";
import { pick, say } from "./words.js";

/** @import { Both, Scheme, Shown, Told } from "./answers.js" */

export class Outputs {
  /** @type {HTMLElement | null} */
  #printed = null;
  /** @type {HTMLElement | null} */
  #figure = null;
  /** @type {HTMLDetailsElement | null} */
  #numbers = null;
  /** @type {Node[]} */
  #drawn = []; // what stands in the figure as it was built
  /** @type {HTMLElement[]} */
  #added = [];
  /** @type {Film[]} */
  #films = [];
  /** Whether they are the reader's and not the build's. */
  own = false;

  /**
   * @param {HTMLElement} place  After which they stand: a cell, or the fold that it is in.
   * @param {(film: number, scheme: Scheme) => Promise<unknown>} draw  Adds frames in another colour scheme.
   */
  constructor(place, draw) {
    this.place = place;
    this.draw = draw;
    let next = place.nextElementSibling;
    if (next instanceof HTMLElement && next.matches("pre.output")) {
      this.#printed = next;
      next = next.nextElementSibling;
    }
    if (next instanceof HTMLElement && next.matches("figure:not(:has(.explorer))")) {
      this.#figure = next;
      this.#drawn = [...next.childNodes];
      const below = next.nextElementSibling;
      if (below instanceof HTMLDetailsElement && below.matches(".numbers")) this.#numbers = below;
    }
  }

  begin() {
    this.#films = [];
  }

  /** @param {Told} told  @param {Uint8ClampedArray<ArrayBuffer>} pixels */
  addFrame({ film = 0, scheme, rate, wide, width, height, panels = [[0, 0, width, height]] }, pixels) {
    this.#films[film] ??= new Film(rate, panels, wide / width, (scheme) => this.draw(film, scheme));
    this.#films[film].add(scheme, new ImageData(pixels, width, height));
  }

  /**
   * @param {Shown} shown  @param {HTMLElement[]} messages  Of errors.
   * @param {{ alt?: string, changed: boolean }} about  The figure's text, and whether it may be untrue.
   */
  show({ text, figures }, messages, { alt = "", changed }) {
    this.#clear();
    this.own = true;
    const label = changed ? `${say("described")} ${alt}` : alt;
    const [first, ...others] = figures.map((drawn) => this.#drawing(drawn, label));
    if (this.#printed) this.#printed.hidden = true;
    const printed = text && element("pre", { className: "output" }, element("samp", { tabIndex: 0 }, text));
    this.#added.push(...(printed ? [printed] : []), ...messages);
    if (this.#figure) {
      const note = changed ? element("p", { className: "cell-note" }, say("described")) : "";
      this.#figure.hidden = !first;
      if (first) this.#figure.replaceChildren(...first, note, ...this.#drawn.filter(isCaption));
    }
    const unnamed = this.#figure || !first ? others : [first, ...others];
    const figuresBelow = unnamed.map((nodes) => element("figure", {}, ...nodes));
    this.place.after(...this.#added);
    (this.#figure ?? this.#added.at(-1) ?? this.place).after(...figuresBelow);
    this.#added.push(...figuresBelow);
    this.#showNumbers(figures[0]?.numbers);
    if (!calm.matches) for (const film of this.#films) if (film?.rate) film.play();
  }

  showBuilt() {
    this.#clear();
    this.own = false;
    if (this.#printed) this.#printed.hidden = false;
    if (this.#figure) {
      this.#figure.hidden = false;
      this.#figure.replaceChildren(...this.#drawn);
    }
    if (this.#numbers) this.#numbers.hidden = false;
  }

  /** The tables of what is drawn now, in the place of those of the build. @param {Both | undefined} tables */
  #showNumbers(tables) {
    if (this.#numbers) this.#numbers.hidden = true;
    if (!this.#figure || !tables) return;
    const template = document.createElement("template");
    template.innerHTML = pick(tables);
    const details = /** @type {HTMLDetailsElement} */ (template.content.children[0]);
    details.open = this.#numbers?.open ?? false;
    this.#figure.after(details);
    this.#added.push(details);
  }

  #clear() {
    for (const node of this.#added) node.remove();
    this.#added = [];
  }

  /** @param {Shown["figures"][number]} drawn  @param {string} label */
  #drawing(drawn, label) {
    if ("svg" in drawn) {
      const template = document.createElement("template");
      template.innerHTML = drawn.svg;
      const picture = template.content.children[0];
      picture.setAttribute("aria-label", label);
      return [picture];
    }
    const film = this.#films[drawn.film];
    film.picture.setAttribute("aria-label", label);
    film.rest();
    return film.rate ? [film.picture, controls(film)] : [film.picture];
  }
}

/** @param {Node} node */
function isCaption(node) {
  return node instanceof HTMLElement && node.matches("figcaption");
}
