// The lab on an exercise card: the stub in an editor, something to try it with, and its verdict.
import { Bench, printedText } from "./bench.js";
import { Draft } from "./draft.js";
import { button, element } from "./elements.js";
import { File, HEAD, download, loadCourse } from "./files.js";
import { NoAnswer, ask, start } from "./python.js";
import { nextToSolve, remember } from "./verdicts.js";
import { read, whenChangedElsewhere } from "./store.js";
import { SavedText } from "./versions.js";
import { pick, say } from "./words.js";

const TODO = "raise NotImplementedError";
const EXAMPLE = "example";
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
    const changed = () => dispatchEvent(new CustomEvent(CHANGED, { detail: file.module }));
    const draft = (saved, options) => new Draft(saved, { keys, onChange: changed, ...options });
    this.panel = element("div", { className: "lab" });
    card.querySelector(".lab-open").replaceWith(this.panel);
    this.code = draft(file.parts.get(callable), { label: say("code", callable) });
    this.head = draft(file.head, { label: say("head", file.name) });
    this.example = draft(new SavedText("example", id, example), {
      label: say("try"),
      numbered: false,
      onChange() {},
    });
    this.panel.append(this.#toolbar(), this.code.place, this.#foldedHead(), this.#tried());

    this.bench = new Bench(this.panel, (place) => this.#follow(place));
    this.bench.add(say("check"), () => this.check(), { className: "primary", keys: say("checkKeys") });
    this.bench.add(say("run"), () => this.run(), { keys: say("runKeys") });
    addEventListener(CHANGED, ({ detail }) => {
      if (detail === file.module) this.#look();
    });
    whenChangedElsewhere(() => this.#look());
    this.#look();
    this.code.editor.select(TODO);
  }

  run() {
    const files = [
      [this.file.name, this.#whole()],
      [EXAMPLE, this.example.text],
    ];
    return this.bench.ask({ do: "run", files }, "running", (answer) => {
      this.bench.showRun(answer);
      this.#mark(answer.error);
    });
  }

  check() {
    const file = this.#whole();
    const { text } = this.code;
    const seed = read("seed"); // only where someone wants the same inputs again
    const request = { do: "check", exercise: this.id, file, ...(seed !== null && { seed }) };
    return this.bench.ask(request, "checking", (answer) => {
      remember(this.id, answer, text);
      this.#showVerdict(answer);
    });
  }

  /** The file as it is seen here, which may be another than what another tab has saved meanwhile. */
  #whole() {
    this.code.look();
    this.head.look();
    return this.file.whole({ [this.part]: this.code.text, [HEAD]: this.head.text });
  }

  #toolbar() {
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
      this.code.restoreButton,
      button(say("download"), () => download(this.file.name, this.#whole())),
    );
    return bar;
  }

  /** What all functions of the file share; there to be seen only where it is not as it was at first. */
  #foldedHead() {
    this.fold = element(
      "details",
      { className: "lab-head" },
      element("summary", {}, say("head", this.file.name)),
      element(
        "div",
        { className: "lab-bar" },
        button(say("reset"), () => this.head.reset()),
        this.head.restoreButton,
      ),
      this.head.place,
    );
    return this.fold;
  }

  #tried() {
    const { place, restoreButton } = this.example;
    const bar = element("div", { className: "lab-bar" }, element("span", {}, say("try")), restoreButton);
    return element("div", { className: "lab-try" }, bar, place);
  }

  #reset() {
    this.code.reset();
    this.code.editor.select(TODO);
    this.bench.results.replaceChildren();
    this.bench.tell(say("wasReset"), "muted");
    return this.#completeHead();
  }

  /** What the stub needs must be there with it; all else in the head, other exercises may need. */
  async #completeHead() {
    const { head, module } = this.file;
    const { text } = head;
    if (text === head.original) return;
    try {
      const answer = await ask({ do: "complete", module, head: text });
      if (answer.head && head.text === text) head.replace(answer.head);
      this.head.look();
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.bench.tell(say(error.message, ...error.values), "wrong");
    }
  }

  #look() {
    this.head.look();
    const { head } = this.file;
    this.fold.hidden = head.text === head.original && this.head.text === head.original && !head.earlier;
    this.code.editor.above = this.file.linesAbove(this.part);
  }

  /** How to get to a line of the example or of the file, which may be on another card. */
  #follow({ file, line }) {
    if (file === EXAMPLE) return () => this.example.editor.goTo(line);
    const place = this.file.place(line);
    if (!place) return null;
    if (place.part === this.part) return () => this.code.editor.goTo(place.line);
    if (place.part === HEAD && !this.fold.hidden) {
      return () => {
        this.fold.open = true;
        this.head.editor.goTo(place.line);
      };
    }
    const other = document.querySelector(`[data-exercise][data-callable="${place.part}"]`);
    return other ? () => other.scrollIntoView() : null;
  }

  #mark(message) {
    const linesOf = (name) => (message?.places ?? []).filter(({ file }) => file === name).map(({ line }) => line);
    const places = linesOf(this.file.name).map((line) => this.file.place(line));
    this.example.editor.mark(linesOf(EXAMPLE));
    for (const [part, { editor }] of [[this.part, this.code], [HEAD, this.head]]) {
      editor.mark(places.filter((place) => place?.part === part).map((place) => place.line));
    }
    if (places.some((place) => place?.part === HEAD) && !this.fold.hidden) this.fold.open = true;
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
      verdict.append(this.bench.message(first.message, className(first.kind)));
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
