// What all labs share: buttons, the state of Python while one waits, and what comes back.
import { button, element } from "./elements.js";
import { lineChart } from "./line-chart.js";
import { ask, listen, NoAnswer, stop } from "./python.js";
import { forgetful } from "./store.js";
import { pick, say } from "./words.js";

/** @import { Answer, Both, Question, Request } from "./answers.js" */
/** @import { Key } from "./words.js" */

const MB = 1e6;
const LINE = /(\d+)번째 줄|\bline (\d+)/g;

/** A place to run code: a row of actions, a line that says what goes on, and the results. */
export class Bench {
  /** @param {Element} parent  @param {(line: number) => (() => void) | null} onLine */
  constructor(parent, onLine) {
    this.onLine = onLine;
    /** @type {Key | null} */
    this.busy = null;
    /** @type {{ loaded: number, total: number } | null} */
    this.loading = null;
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
   */
  async ask(request, doing, show) {
    if (this.busy) return;
    this.busy = doing;
    this.#showState();
    try {
      const answer = await ask(request);
      this.results.replaceChildren();
      show(answer);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.results.replaceChildren();
      this.tell(say(error.why, ...error.values), "wrong");
    } finally {
      this.busy = null;
      this.#showState();
    }
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
    if (error) this.results.append(this.message(pick(error), "wrong"));
    else if (!printed) this.tell(say("nothing"), "muted");
  }

  /**
   * A message of the graders: what to do first, then the evidence; its lines can be followed.
   * @param {string} text  @param {string} kind
   */
  message(text, kind) {
    const [first, ...rest] = text.split("\n");
    const block = element("div", { className: `lab-message ${kind}` });
    block.append(element("p", {}, ...this.#linked(first)));
    if (rest.length) block.append(element("pre", {}, ...this.#linked(rest.join("\n"))));
    return block;
  }

  /** @param {string} text */
  #linked(text) {
    /** @type {(string | Node)[]} */
    const parts = [];
    let end = 0;
    for (const match of text.matchAll(LINE)) {
      const follow = this.onLine(Number(match[1] ?? match[2]));
      if (!follow) continue;
      parts.push(text.slice(end, match.index), button(match[0], follow, { className: "lab-line" }));
      end = match.index + match[0].length;
    }
    return [...parts, text.slice(end)];
  }

  /** @param {import("./python.js").News} news */
  #hear({ loaded, total, ready }) {
    if (ready) this.loading = null;
    else if (loaded && total) this.loading = { loaded, total };
    this.#showState();
  }

  #showState() {
    const { busy, loading } = this;
    const fetching = loading && loading.loaded < loading.total ? loading : null;
    this.bar.hidden = !fetching;
    if (fetching) this.bar.value = fetching.loaded / fetching.total;
    this.stopButton.hidden = !busy || Boolean(loading);
    for (const each of this.actions.querySelectorAll("button")) each.disabled = Boolean(busy);
    const megabytes = (/** @type {number} */ bytes) => (bytes / MB).toFixed(1);
    if (fetching) this.status.textContent = say("loading", megabytes(fetching.loaded), megabytes(fetching.total));
    else if (loading) this.status.textContent = say("starting");
    else if (busy) this.status.textContent = say(busy);
    else this.status.textContent = forgetful() ? say("unsaved") : "";
  }
}

/** @param {string} text */
export function printedText(text) {
  return element("pre", { className: "lab-printed", tabIndex: 0 }, element("samp", {}, text));
}
