// The page's side of Python: one worker for the whole page, started at first use, replaced when it
// hangs or ends. Requests are answered in turn.
import { newWorker } from "#site";

const HANG_SECONDS = 8;
const total = Object.values(DOWNLOADS).reduce((sum, { bytes }) => sum + bytes, 0);

/** Why there is no answer: "hung", "ended", "stopped" or "offline". */
export class NoAnswer extends Error {
  constructor(why, ...values) {
    super(why);
    this.values = values;
  }
}

class Python {
  constructor() {
    this.ready = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.ready.catch(() => {});
    this.#begin().catch(() => this.end("offline"));
  }

  async #begin() {
    const worker = await newWorker(["pyodide.asm.js", ...Object.keys(DOWNLOADS)]);
    if (current !== this) return worker.terminate(); // ended before it began
    this.worker = worker;
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.end("offline");
    };
  }

  #hear({ loaded, ready, failed, alive, ended, answer }) {
    if (loaded) tell({ loaded, total });
    else if (ready) {
      tell({ ready: true });
      this.resolve();
    } else if (failed) this.end("offline");
    else if (ended) this.end("ended");
    else if (alive) this.#wind();
    else if (answer) {
      clearTimeout(this.timer);
      this.waiting.resolve(answer);
    }
  }

  #wind() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end("hung", HANG_SECONDS), HANG_SECONDS * 1000);
  }

  async answer(request) {
    await this.ready;
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.#wind();
      this.worker.postMessage({ request });
    });
  }

  end(why, ...values) {
    clearTimeout(this.timer);
    this.worker?.terminate();
    if (current === this) current = null;
    const error = new NoAnswer(why, ...values);
    this.reject(error);
    this.waiting?.reject(error);
  }
}

let current = null;
let turn = Promise.resolve();
const listeners = new Set();

function tell(news) {
  for (const listener of listeners) listener(news);
}

/** Hear of {loaded, total} in bytes while Python loads, and of {ready} when it has. */
export function listen(listener) {
  listeners.add(listener);
}

/** Load Python unless it is there, to have it ready when it is needed. */
export function start() {
  current ??= new Python();
}

/** Ask Python; throws NoAnswer where none comes. */
export function ask(request) {
  const asked = turn.then(async () => {
    start();
    try {
      return await current.answer(request);
    } catch (error) {
      // Ready again before it is needed; where it could not be fetched, only when asked.
      if (error.message !== "offline") start();
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
