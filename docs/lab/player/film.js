// Frames that a cell has drawn: kept as pictures, and played like a video. They are drawn in the colour
// scheme that the page has, and in the other one when the reader first changes to it.

/** @import { Panel, Scheme } from "../page/answers.js" */
/** @import { Movie } from "./controls.js" */

const QUALITY = 0.9;

/**
 * The page's colour scheme.
 * @returns {Scheme}
 */
export const scheme = () => (document.body.dataset.mdColorScheme === "slate" ? "dark" : "light");

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
   * @param {Panel[]} panels  Of each frame.
   * @param {number} scale  How many of the page's pixels one of a frame is.
   * @param {(scheme: Scheme) => Promise<unknown>} draw  Adds the frames of another scheme.
   */
  constructor(rate, panels, scale, draw) {
    this.rate = rate;
    this.panels = panels;
    this.draw = draw;
    this.canvases = panels.map(([, , width, height]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      canvas.style.setProperty("--width", `${width * scale}px`);
      return canvas;
    });
    this.picture = document.createElement("div");
    this.picture.className = "side-by-side";
    this.picture.setAttribute("role", "img");
    this.picture.append(...this.canvases);
    const firstRow = panels.filter(([, top]) => !top).map(([, , width]) => width * scale);
    this.picture.style.setProperty("--columns", firstRow.map((width) => `minmax(0,${width}fr)`).join(" "));
    this.picture.style.setProperty("--width", `${firstRow.reduce((sum, width) => sum + width)}px`);
    // The page's scheme changes without a word.
    new MutationObserver(() => this.#follow()).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
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
  }

  /** Those of the page's scheme, once all of them are there. */
  get #seen() {
    const { light, dark } = this.#frames;
    const [wanted, other] = scheme() === "light" ? [light, dark] : [dark, light];
    return wanted.length >= other.length ? wanted : other;
  }

  get #last() {
    return Math.max(0, this.#seen.length - 1);
  }

  get ended() {
    return this.paused && this.#shown === this.#last;
  }

  get position() {
    return this.#last ? this.#shown / this.#last : 1;
  }

  set position(position) {
    this.#show(Math.round(position * this.#last));
    this.pause();
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

  async #follow() {
    const wanted = scheme();
    if (this.picture.isConnected && !this.#frames[wanted].length) await this.draw(wanted);
    this.#draw();
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
    const frame = this.#seen[this.#shown];
    if (!frame) return;
    const asked = ++this.#asked;
    const picture = await createImageBitmap(await frame);
    if (asked !== this.#asked) return;
    for (const [number, [left, top]] of this.panels.entries()) {
      this.canvases[number].getContext("2d")?.drawImage(picture, -left, -top);
    }
  }
}
