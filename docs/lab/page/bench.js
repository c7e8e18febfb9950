// What all labs share: buttons, the state of Python while one waits, and what comes back.
import { button, element } from "./elements.js";
import { lineChart } from "./line-chart.js";
import { textOf } from "./message.js";
import { ask, listen, NoAnswer, stop } from "./python.js";
import { forgetful } from "./store.js";
import { pick, say } from "./words.js";

/** @import { Answer, Message, Place, Question, Request, Row } from "./answers.js" */
/** @import { Key } from "./words.js" */

const MB = 1e6;

/** A place to run code: a row of actions, a line that says what goes on, and the results. */
export class Bench {
  /**
   * @param {Element} parent
   * @param {(place: Place) => (() => void) | null} onLine
   * @param {{ quiet?: boolean }} options  Quiet ones say how Python comes only where it was asked for.
   */
  constructor(parent, onLine, { quiet = false } = {}) {
    this.onLine = onLine;
    this.quiet = quiet;
    /** @type {Key | null} */
    this.busy = null;
    /** @type {import("../worker/worker.js").Progress | null} */
    this.loading = null;
    /** @type {{ done: number, of: number | null | undefined } | null} */
    this.drawn = null;
    this.actions = element("div", { className: "lab-actions" });
    this.stopButton = button(say("stop"), stop, { hidden: true });
    this.status = element("span", { className: "lab-status", role: "status" });
    this.bar = element("progress", { hidden: true, max: 1, "aria-hidden": "true" });
    this.results = element("div", { className: "lab-results", "aria-live": "polite" });
    parent.append(
      element("div", { className: "lab-row" }, this.actions, this.stopButton, this.status, this.bar),
      this.results,
    );
    listen((news) => this.#hear(news));
  }

  /**
   * @param {string} words  @param {() => unknown} action
   * @param {{ keys?: string, className?: string }} options
   */
  add(words, action, { keys, ...properties } = {}) {
    const added = button(words, action, properties);
    if (keys) added.append(element("kbd", { "aria-hidden": "true" }, keys));
    this.actions.append(added);
    return added;
  }

  /**
   * Ask Python and show the answer with `show`; or why there is none.
   * @template {Question} Q
   * @param {Request<Q>} request  @param {Key} doing  @param {(answer: Answer<Q>) => void} show
   * @param {import("./python.js").Hear} [hear]
   */
  async ask(request, doing, show, hear) {
    if (this.busy) return;
    this.busy = doing;
    this.#showState();
    try {
      const answer = await ask(request, hear);
      this.results.replaceChildren();
      show(answer);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.results.replaceChildren();
      this.tell(say(error.why, ...error.values), "wrong");
    } finally {
      this.busy = null;
      this.drawn = null;
      this.#showState();
    }
  }

  /**
   * Say how many frames are drawn; 0 says no more of it.
   * @param {number} done  @param {number | null} [of]
   */
  progress(done, of) {
    this.drawn = done ? { done, of } : null;
    this.#showState();
  }

  /**
   * Say one thing in the place of the results.
   * @param {string} words  @param {string} kind
   */
  tell(words, kind) {
    this.results.append(element("p", { className: kind }, words));
  }

  /**
   * What was printed, the last value and its drawing, or where it stopped.
   * @param {Answer<"run">} answer
   */
  showRun({ output, value, error, lines }) {
    const printed = [output.replace(/\n$/, ""), value].filter(Boolean).join("\n");
    if (printed) this.results.append(printedText(printed));
    if (lines.length) this.results.append(lineChart(lines));
    if (error) this.results.append(this.message(error, "wrong"));
    else if (!printed) this.tell(say("nothing"), "muted");
  }

  /**
   * A message of the graders: what to do first, then what bears it out; its places can be followed.
   * @param {Message} message  @param {string} kind
   */
  message(message, kind) {
    const [first, ...rest] = pick(message);
    const block = element("div", { className: `lab-message ${kind}` });
    block.append(element("p", {}, ...this.#linked(first)));
    const below = rest.flatMap((line, number) => [number ? "\n" : "", ...this.#linked(line)]);
    if (rest.length) block.append(element("pre", {}, ...below));
    return block;
  }

  /**
   * A line's pieces, those that name a line of a file as buttons that lead there.
   * @param {Row} row
   * @returns {(string | Node)[]}
   */
  #linked(row) {
    return row.map((piece) => {
      const follow = typeof piece === "object" && this.onLine(piece);
      return follow ? button(piece.text, follow, { className: "lab-line" }) : textOf([piece]);
    });
  }

  /** @param {import("./python.js").News} news */
  #hear({ progress }) {
    this.loading = progress ?? null;
    this.#showState();
  }

  #showState() {
    const { busy, drawn } = this;
    const loading = this.quiet && !busy ? null : this.loading;
    const fetching = loading && loading.loaded < loading.total ? loading : null;
    const [done, of] = fetching ? [fetching.loaded, fetching.total] : [drawn?.done ?? 0, drawn?.of];
    this.bar.hidden = !of;
    if (of) this.bar.value = done / of;
    this.stopButton.hidden = !busy || Boolean(loading);
    for (const each of this.actions.querySelectorAll("button")) each.disabled = Boolean(busy);
    const megabytes = (/** @type {number} */ bytes) => (bytes / MB).toFixed(1);
    const fetched = fetching && /** @type {const} */ ([megabytes(fetching.loaded), megabytes(fetching.total)]);
    if (fetched) this.status.textContent = say(fetching.more ? "loadingMore" : "loading", ...fetched);
    else if (loading) this.status.textContent = say("starting");
    else if (drawn) this.status.textContent = say("drawing", drawn.done, drawn.of ? ` / ${drawn.of}` : "");
    else if (busy) this.status.textContent = say(busy);
    else this.status.textContent = forgetful() ? say("unsaved") : "";
  }
}

/** @param {string} text */
export function printedText(text) {
  return element("pre", { className: "lab-printed", tabIndex: 0 }, element("samp", {}, text));
}
