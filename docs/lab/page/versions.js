// What learners write, as the browser keeps it: nothing takes its place for good.
import { keysBelow, read, write } from "./store.js";
import { pick } from "./words.js";

const MOST = 20;
let written = 0;

/**
 * What something else took the place of. Each version has a key of its own, made of when it was kept.
 * @template Version
 */
export class Versions {
  #key;

  /** @param {string} key */
  constructor(key) {
    this.#key = `kept/${key}`;
  }

  /** The last one that was kept comes first. */
  get all() {
    return this.#keys().map((key) => /** @type {Version} */ (read(key)));
  }

  /**
   * Keep a version; the same one kept before comes to the front.
   * @param {Version} version
   */
  keep(version) {
    for (const key of this.#keys()) if (same(read(key), version)) write(key, null);
    const count = String(written++).padStart(6, "0");
    write(`${this.#key}/${Date.now()}-${count}-${crypto.getRandomValues(new Uint32Array(1))[0]}`, version);
    for (const key of this.#keys().slice(MOST)) write(key, null);
  }

  /**
   * What to bring back in the place of this one: pressed again and again, all of them in turn.
   * @param {Version} version
   */
  after(version) {
    const { all } = this;
    const here = all.findIndex((each) => same(each, version));
    return all[(here + 1) % all.length];
  }

  /**
   * How many there are beside this one.
   * @param {Version} version
   */
  besides(version) {
    return this.all.filter((each) => !same(each, version)).length;
  }

  /** @param {Version} version */
  has(version) {
    return this.all.some((each) => same(each, version));
  }

  #keys() {
    const single = read(this.#key) === null ? [] : [this.#key]; // there was but one, once
    return [...keysBelow(this.#key).reverse(), ...single];
  }
}

/** A text over its original, which needs no keeping; nor does the same in the other language. */
export class SavedText {
  #key;
  #originals;

  /** @param {string} kind  @param {string} name  @param {{ko: string, en: string}} original */
  constructor(kind, name, original) {
    this.#key = `${kind}/${name}`;
    this.original = pick(original);
    this.#originals = [original.ko, original.en];
    /** @type {Versions<string>} */
    this.versions = new Versions(kind === "part" ? name : this.#key);
  }

  get text() {
    return this.#read(this.#key);
  }

  /** What the present text's edits began with. */
  get origin() {
    return this.#read(`origin/${this.#key}`);
  }

  /** @param {string} text  @param {string} origin */
  write(text, origin) {
    if (origin !== this.origin) this.#write(`origin/${this.#key}`, origin);
    this.#write(this.#key, text); // after its origin: others hear of this one
  }

  /**
   * Put another text in its place; what was here can be brought back.
   * @param {string} text
   */
  replace(text) {
    const before = this.text;
    if (text === before) return;
    this.keep(before);
    this.write(text, before);
  }

  /** @param {string} text */
  keep(text) {
    if (!this.#originals.includes(text)) this.versions.keep(text);
  }

  get earlier() {
    return this.versions.besides(this.text);
  }

  /** Put an earlier version in its place; again, the one before that. */
  bringBack() {
    const { text, versions } = this;
    if (!versions.has(text)) this.keep(text);
    this.write(versions.after(text), text);
  }

  /**
   * @param {string} key
   * @returns {string}
   */
  #read(key) {
    /** @type {string | null} */
    const text = read(key);
    return text === null || this.#originals.includes(text) ? this.original : text;
  }

  /** @param {string} key  @param {string} text */
  #write(key, text) {
    write(key, this.#originals.includes(text) ? null : text);
  }
}

/** @param {unknown} one  @param {unknown} other */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
