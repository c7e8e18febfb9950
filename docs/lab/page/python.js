// The page's side of Python: one worker for the whole page, started at first use, replaced when it
// hangs or ends. Requests are answered in turn.
import { fileFor, newWorker } from "#site";
import { HANG_SECONDS } from "../worker/patience.js";

/** @import { Answer, Question, Request, Told } from "./answers.js" */
/** @typedef {"hung" | "ended" | "stopped" | "offline" | "trouble"} Why */
/** @typedef {(told: Told, pixels?: Uint8ClampedArray<ArrayBuffer>) => void} Hear  What is told before the answer. */
/** @typedef {{ resolve(answer: unknown): void, reject(why: NoAnswer): void, hear?: Hear }} Pending */
/** @typedef {{ progress?: import("../worker/worker.js").Progress, ready?: true }} News */

/** Why there is no answer, with what is to be said of it. */
export class NoAnswer extends Error {
  /** @param {Why} why  @param {(string | number)[]} values */
  constructor(why, ...values) {
    super(why);
    this.why = why;
    this.values = values;
  }
}

class Python {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Pending | null} */
  #starting = null;
  /** @type {Pending | null} */
  #waiting = null;

  constructor() {
    this.ready = new Promise((resolve, reject) => {
      this.#starting = { resolve, reject };
    });
    this.ready.catch(() => {});
    this.#begin().catch(() => this.end("offline"));
  }

  async #begin() {
    const worker = await newWorker();
    if (current !== this) return worker.terminate(); // ended before it began
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.end("offline");
    };
  }

  /** @param {import("../worker/worker.js").Heard} heard */
  #hear({ wants, progress, ready, failed, alive, told, pixels, ended, answer }) {
    if (wants) this.#give(wants);
    else if (progress) tell({ progress });
    else if (ready) {
      tell({ ready: true });
      this.#starting?.resolve(null);
      if (this.#waiting) this.#wind();
    } else if (failed) this.#lack();
    else if (ended) this.end("ended");
    else if (alive) {
      this.#wind();
      if (told) this.#waiting?.hear?.(told, pixels);
    } else if (answer) {
      clearTimeout(this.#timer);
      if ("trouble" in answer) this.#waiting?.reject(new NoAnswer("trouble", answer.trouble));
      else this.#waiting?.resolve(answer);
    }
  }

  /**
   * However long it takes to fetch files: meanwhile no answer is due.
   * @param {string[]} names
   */
  async #give(names) {
    clearTimeout(this.#timer);
    try {
      const files = await Promise.all(names.map(async (name) => [name, await fileFor(name)]));
      const bytes = files.map(([, file]) => file).filter((file) => file instanceof ArrayBuffer);
      this.#worker?.postMessage({ files: Object.fromEntries(files) }, bytes);
    } catch {
      this.#lack();
    }
  }

  /** What was to be fetched has not come; a Python that has started stays. */
  #lack() {
    if (!this.#waiting) return this.end("offline");
    tell({ ready: true });
    this.#waiting.reject(new NoAnswer("offline"));
  }

  #wind() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end("hung", HANG_SECONDS), HANG_SECONDS * 1000);
  }

  /** @param {object} request  @param {Hear} [hear] */
  async answer(request, hear) {
    await this.ready;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject, hear };
      this.#wind();
      this.#worker?.postMessage({ request });
    });
  }

  /** @param {Why} why  @param {(string | number)[]} values */
  end(why, ...values) {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    if (current === this) current = null;
    const error = new NoAnswer(why, ...values);
    this.#starting?.reject(error);
    this.#waiting?.reject(error);
  }
}

/** @type {Python | null} */
let current = null;
/** @type {Promise<unknown>} */
let turn = Promise.resolve();
/** @type {Set<(news: News) => void>} */
const listeners = new Set();

/** @param {News} news */
function tell(news) {
  for (const listener of listeners) listener(news);
}

/**
 * Hear of progress while Python loads, and of {ready} when it has.
 * @param {(news: News) => void} listener
 */
export function listen(listener) {
  listeners.add(listener);
}

/** Load Python unless it is there, to have it ready when it is needed. */
export function start() {
  current ??= new Python();
}

/**
 * Ask Python; throws NoAnswer where none comes.
 * @template {Question} Q
 * @param {Request<Q>} request
 * @param {Hear} [hear]
 * @returns {Promise<Answer<Q>>}
 */
export function ask(request, hear) {
  const asked = turn.then(async () => {
    current ??= new Python();
    try {
      return /** @type {Answer<Q>} */ (await current.answer(request, hear));
    } catch (error) {
      // Ready again before it is needed; where it could not be fetched, only when asked.
      if (!(error instanceof NoAnswer && error.why === "offline")) start();
      throw error;
    }
  });
  turn = asked.catch(() => {});
  return asked;
}

/** End what is running. */
export function stop() {
  current?.end("stopped");
}
