// What all labs share: buttons, the state of Python while one waits, and what comes back.
import { button, element } from "./elements.js";
import { lineChart } from "./line-chart.js";
import { ask, listen, NoAnswer, stop } from "./python.js";
import { forgetful } from "./store.js";
import { pick, say } from "./words.js";

const MB = 1e6;
const LINE = /(\d+)번째 줄|\bline (\d+)/g;

/** A place to run code: a row of actions, a line that says what goes on, and the results. */
export class Bench {
  /** @param {Element} parent  @param {(line: number) => (() => void) | null} onLine */
  constructor(parent, onLine) {
    this.onLine = onLine;
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

  add(words, action, { keys, ...properties } = {}) {
    const added = button(words, action, properties);
    if (keys) added.append(element("kbd", { "aria-hidden": "true" }, keys));
    this.actions.append(added);
    return added;
  }

  /** Ask Python and show the answer with `show`; or why there is none. */
  async ask(request, doing, show) {
    if (this.busy) return;
    this.busy = doing;
    this.#showState();
    try {
      const answer = await ask(request);
      this.results.replaceChildren();
      if (answer.trouble) this.tell(say("trouble", answer.trouble), "wrong");
      else show(answer);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.results.replaceChildren();
      this.tell(say(error.message, ...error.values), "wrong");
    } finally {
      this.busy = null;
      this.#showState();
    }
  }

  /** Say one thing in the place of the results. */
  tell(words, kind) {
    this.results.append(element("p", { className: kind }, words));
  }

  /** What was printed, the last value and its drawing, or where it stopped. */
  showRun({ output, value, error, lines }) {
    const printed = [output.replace(/\n$/, ""), value].filter(Boolean).join("\n");
    if (printed) this.results.append(printedText(printed));
    if (lines.length) this.results.append(lineChart(lines));
    if (error) this.results.append(this.message(pick(error), "wrong"));
    else if (!printed) this.tell(say("nothing"), "muted");
  }

  /** A message of the graders: what to do first, then the evidence; its lines can be followed. */
  message(text, kind) {
    const [first, ...rest] = text.split("\n");
    const block = element("div", { className: `lab-message ${kind}` });
    block.append(element("p", {}, ...this.#linked(first)));
    if (rest.length) block.append(element("pre", {}, ...this.#linked(rest.join("\n"))));
    return block;
  }

  #linked(text) {
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

  #hear({ loaded, total, ready }) {
    this.loading = ready ? null : (loaded && { loaded, total }) || this.loading;
    this.#showState();
  }

  #showState() {
    const { busy, loading } = this;
    const fetching = loading && loading.loaded < loading.total;
    this.bar.hidden = !fetching;
    if (fetching) this.bar.value = loading.loaded / loading.total;
    this.stopButton.hidden = !busy || Boolean(loading);
    for (const each of this.actions.children) each.disabled = Boolean(busy);
    const megabytes = (bytes) => (bytes / MB).toFixed(1);
    if (fetching) this.status.textContent = say("loading", megabytes(loading.loaded), megabytes(loading.total));
    else if (loading) this.status.textContent = say("starting");
    else if (busy) this.status.textContent = say(busy);
    else this.status.textContent = forgetful() ? say("unsaved") : "";
  }
}

export function printedText(text) {
  return element("pre", { className: "lab-printed", tabIndex: 0 }, element("samp", {}, text));
}
