// The lab on an exercise card: the stub in an editor, something to try it with, and its verdict.
import { Bench, printedText } from "./bench.js";
import { Editor } from "./editor.js";
import { button, element } from "./elements.js";
import { File, download, loadCourse } from "./files.js";
import { ask, start } from "./python.js";
import { nextToSolve, remember } from "./verdicts.js";
import { read, write } from "./store.js";
import { pick, say } from "./words.js";

const TODO = "raise NotImplementedError";
const CHANGED = "first-gradient:changed";
const { signs, selfCheck } = COURSE;

export async function open(card) {
  start();
  const { modules, exercises } = await loadCourse();
  const id = card.dataset.exercise;
  const exercise = exercises[id];
  const file = new File(exercise.module, modules[exercise.module]);
  new Card(card, id, exercise, file);
}

class Card {
  constructor(card, id, { callable, example }, file) {
    Object.assign(this, { card, id, part: callable, file });
    const keys = [
      { key: "Mod-Enter", run: () => this.run() },
      { key: "Shift-Mod-Enter", run: () => this.check() },
    ];
    this.panel = element("div", { className: "lab" });
    const code = element("div", { className: "lab-editor" });
    const tried = element("div", { className: "lab-editor lab-try", "data-label": say("try") });
    this.panel.append(this.#toolbar(), code, tried);
    card.querySelector(".lab-open").replaceWith(this.panel);

    this.editor = new Editor({
      parent: code,
      text: file.text(callable),
      label: say("code", callable),
      keys,
      onChange: (text) => {
        file.write(callable, text);
        this.#offerKept();
        dispatchEvent(new CustomEvent(CHANGED, { detail: file.module }));
      },
    });
    this.example = new Editor({
      parent: tried,
      text: read(`example/${id}`) ?? example,
      label: say("try"),
      keys,
      numbered: false,
      onChange: (text) => write(`example/${id}`, text === example ? null : text),
    });
    this.bench = new Bench(this.panel, (line) => this.#follow(line));
    this.bench.add(say("check"), () => this.check(), { className: "primary", keys: say("checkKeys") });
    this.bench.add(say("run"), () => this.run(), { keys: say("runKeys") });
    addEventListener(CHANGED, ({ detail }) => {
      if (detail === file.module) this.#count();
    });
    this.#count();
    this.#offerKept();
    this.editor.select(TODO);
  }

  run() {
    const files = [
      [this.file.name, this.file.whole()],
      ["example", this.example.text],
    ];
    return this.bench.ask({ do: "run", files }, "running", (answer) => {
      this.bench.showRun(answer);
      this.#mark(answer.error);
    });
  }

  check() {
    const text = this.file.text(this.part);
    const request = { do: "check", exercise: this.id, file: this.file.whole() };
    return this.bench.ask(request, "checking", (answer) => {
      remember(this.id, answer, text);
      this.#showVerdict(answer);
    });
  }

  #toolbar() {
    this.restoreButton = button(say("restore"), () => this.#restore());
    const bar = element(
      "div",
      { className: "lab-bar" },
      element("span", { className: "lab-file" }, this.file.name),
    );
    const hints = [...this.card.querySelectorAll("details.hint")];
    if (hints.length) {
      bar.append(
        button(say("hint"), () => {
          const next = hints.find((hint) => !hint.open) ?? hints.at(-1);
          next.open = true;
          next.querySelector("summary").focus();
        }),
      );
    }
    bar.append(
      button(say("reset"), () => this.#reset()),
      this.restoreButton,
      button(say("download"), () => download(this.file.name, this.file.whole())),
    );
    return bar;
  }

  #reset() {
    this.file.reset(this.part);
    this.editor.text = this.file.text(this.part);
    this.editor.select(TODO);
    this.bench.results.replaceChildren();
    this.bench.tell(say("wasReset"), "muted");
    this.#offerKept();
  }

  #restore() {
    this.editor.text = this.file.kept(this.part);
    this.bench.results.replaceChildren();
  }

  /** Offer the text that a fresh start or a loaded file took the place of. */
  #offerKept() {
    const kept = this.file.kept(this.part);
    this.restoreButton.hidden = kept === null || kept === this.file.text(this.part);
  }

  #count() {
    this.editor.above = this.file.linesAbove(this.part);
  }

  /** How to get to a line of the file, which may be on another card. */
  #follow(line) {
    const place = this.file.place(line);
    if (!place) return null;
    if (place.part === this.part) return () => this.editor.goTo(place.line);
    const other = document.querySelector(`[data-exercise][data-callable="${place.part}"]`);
    return other ? () => other.scrollIntoView() : null;
  }

  #mark(error) {
    const numbers = [...(error?.en ?? "").matchAll(/\bline (\d+)/g)].map((match) => this.file.place(Number(match[1])));
    this.editor.mark(numbers.filter((place) => place?.part === this.part).map((place) => place.line));
  }

  #showVerdict({ kind, points, max_points, checks, output }) {
    const passed = checks.filter((check) => check.kind === "full").length;
    const first = checks.find((check) => check.kind !== "full");
    const verdict = element(
      "div",
      { className: `lab-verdict ${className(kind)}` },
      element(
        "p",
        { className: "lab-points" },
        element("span", { className: "sign", "aria-hidden": "true" }, signs[kind]),
        element("strong", {}, say("points", points, max_points)),
        element("span", { className: "muted" }, pick(selfCheck)),
      ),
    );
    if (first) {
      if (first.kind === "wrong") verdict.append(element("p", { className: "lab-title" }, pick(first.title)));
      verdict.append(this.bench.message(pick(first.message), className(first.kind)));
    } else {
      verdict.append(this.#whatNext());
    }
    const list = checks.map((check) =>
      element(
        "li",
        { className: className(check.kind) },
        element("span", { className: "sign" }, signs[check.kind]),
        element("span", {}, pick(check.title)),
        element("span", { className: "lab-of" }, `${check.points} / ${check.max_points}`),
      ),
    );
    verdict.append(
      element(
        "details",
        { className: "lab-checks", open: kind === "part" },
        element("summary", {}, say("passed", passed, checks.length)),
        element("ul", {}, ...list),
      ),
    );
    if (output.trim()) {
      verdict.append(
        element("details", { className: "lab-checks" }, element("summary", {}, say("printed")), printedText(output)),
      );
    }
    this.bench.results.append(verdict);
    this.#mark(first?.message);
  }

  #whatNext() {
    const words = element("p", { className: "lab-next" }, say("full"), " ");
    const next = nextToSolve(this.id);
    if (next) words.append(element("a", { href: next.href }, `${say("next")}: ${next.title}`), " ");
    const solution = button(say("solution"), async () => {
      const { code } = await ask({ do: "solution", exercise: this.id });
      solution.replaceWith();
      words.after(printedText(code));
    });
    words.append(solution);
    return words;
  }
}

function className(kind) {
  return kind.replace(" ", "-");
}
