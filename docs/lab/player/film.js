// Frames that a cell has drawn: in both colour schemes, kept as pictures, and played like a video.

/** @import { Movie } from "./controls.js" */
/** @typedef {"light" | "dark"} Scheme */

const QUALITY = 0.9;

/** @returns {Scheme} */
const scheme = () => (document.body.dataset.mdColorScheme === "slate" ? "dark" : "light");

/** @implements {Movie} */
export class Film {
  /** @type {Record<Scheme, Promise<Blob>[]>} */
  #frames = { light: [], dark: [] };
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #shown = 0;
  #began = 0; // when the first frame was shown, or would have been
  #asked = 0;
  paused = true;

  /**
   * @param {number} rate  Frames a second; 0 if there is but one.
   * @param {number} width  In pixels of the page.
   */
  constructor(rate, width) {
    this.rate = rate;
    this.canvas = document.createElement("canvas");
    this.canvas.style.width = `${width}px`;
    this.canvas.setAttribute("role", "img");
    // The page's scheme changes without a word.
    new MutationObserver(() => this.#draw()).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  }

  /**
   * The next frame of a scheme.
   * @param {Scheme} name  @param {ImageData} pixels
   */
  add(name, pixels) {
    const { width, height } = pixels;
    const drawing = new OffscreenCanvas(width, height);
    drawing.getContext("2d")?.putImageData(pixels, 0, 0);
    const kept = drawing.convertToBlob({ type: "image/webp", quality: QUALITY });
    this.#frames[name].push(kept);
    if (this.canvas.width !== width) Object.assign(this.canvas, { width, height });
  }

  get #last() {
    return Math.max(0, this.#frames[scheme()].length - 1);
  }

  get position() {
    return this.#last ? this.#shown / this.#last : 1;
  }

  set position(position) {
    this.pause();
    this.#show(Math.round(position * this.#last));
  }

  /** Show the last frame, as what does not move yet. */
  rest() {
    this.#show(this.#last);
  }

  play() {
    const from = this.#shown < this.#last ? this.#shown : 0;
    this.#began = performance.now() - (from / this.rate) * 1000;
    this.paused = false;
    this.#show(from);
    this.#changed();
    requestAnimationFrame(() => this.#go());
  }

  pause() {
    this.paused = true;
    this.#changed();
  }

  /** @param {() => void} heard */
  whenChanged(heard) {
    this.#listeners.add(heard);
  }

  #go() {
    if (this.paused) return;
    const now = Math.floor(((performance.now() - this.#began) / 1000) * this.rate);
    if (now !== this.#shown) this.#show(Math.min(now, this.#last));
    if (now >= this.#last) return this.pause();
    requestAnimationFrame(() => this.#go());
  }

  #changed() {
    for (const heard of this.#listeners) heard();
  }

  /** @param {number} number */
  #show(number) {
    this.#shown = number;
    this.#draw();
  }

  async #draw() {
    const frame = this.#frames[scheme()][this.#shown];
    if (!frame) return;
    const asked = ++this.#asked;
    const picture = await createImageBitmap(await frame);
    if (asked === this.#asked) this.canvas.getContext("2d")?.drawImage(picture, 0, 0);
  }
}
