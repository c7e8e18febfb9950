// The lab on an exercise card: the stub in an editor, something to try it with, and its verdict.
import { Bench, printedText } from "./bench.js";
import { Draft } from "./draft.js";
import { button, element } from "./elements.js";
import { download, File, HEAD, loadCourse } from "./files.js";
import { ask, NoAnswer, start } from "./python.js";
import { read, whenChangedElsewhere } from "./store.js";
import { nextToSolve, remember } from "./verdicts.js";
import { SavedText } from "./versions.js";
import { pick, say } from "./words.js";

/** @import { Answer, Kind, Message, Part, Place } from "./answers.js" */
/** @import { Options } from "./draft.js" */

const TODO = "raise NotImplementedError";
const EXAMPLE = "example";
const CHANGED = "first-gradient:changed";
const { signs, selfCheck } = COURSE;

/** @param {HTMLElement} card */
export async function open(card) {
  start();
  const { modules, exercises } = await loadCourse();
  const id = card.dataset.exercise ?? "";
  const { module, callable, example } = exercises[id];
  new Card(card, id, callable, example, new File(module, modules[module]));
}

class Card {
  /**
   * @param {HTMLElement} card  @param {string} id  Of the exercise.
   * @param {string} part  The name of its function.
   * @param {string} example  What stands there to be tried at first.
   * @param {File} file
   */
  constructor(card, id, part, example, file) {
    this.card = card;
    this.id = id;
    this.part = part;
    this.file = file;
    const keys = [
      { key: "Mod-Enter", run: () => this.run() },
      { key: "Shift-Mod-Enter", run: () => this.check() },
    ];
    const changed = () => dispatchEvent(new CustomEvent(CHANGED, { detail: file.module }));
    /** @type {(saved: SavedText, options: Partial<Options> & { label: string }) => Draft} */
    const draft = (saved, options) => new Draft(saved, { keys, onChange: changed, ...options });
    this.panel = element("div", { className: "lab" });
    card.querySelector(".lab-open")?.replaceWith(this.panel);
    this.code = draft(file.part(part), { label: say("code", part) });
    this.head = draft(file.head, { label: say("head", file.name) });
    this.example = draft(new SavedText("example", id, { ko: example, en: example }), {
      label: say("try"),
      numbered: false,
      onChange() {},
    });
    this.fold = this.#foldedHead();
    this.panel.append(this.#toolbar(), this.code.place, this.fold, this.#tried());

    this.bench = new Bench(this.panel, (place) => this.#follow(place));
    this.bench.add(say("check"), () => this.check(), { className: "primary", keys: say("checkKeys") });
    this.bench.add(say("run"), () => this.run(), { keys: say("runKeys") });
    addEventListener(CHANGED, (event) => {
      if (event instanceof CustomEvent && event.detail === file.module) this.#look();
    });
    whenChangedElsewhere(() => this.#look());
    this.#look();
    this.code.editor.select(TODO);
  }

  run() {
    /** @type {Part[]} */
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
    /** @type {number | null} */
    const seed = read("seed"); // only where someone wants the same inputs again
    const options = seed === null ? {} : { seed };
    return this.bench.ask({ do: "check", exercise: this.id, file, ...options }, "checking", (answer) => {
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
    const bar = element("div", { className: "lab-bar" }, element("span", { className: "lab-file" }, this.file.name));
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const found = this.card.querySelectorAll("details.hint");
    const hints = [...found];
    if (hints.length) {
      bar.append(
        button(say("hint"), () => {
          const next = hints.find((hint) => !hint.open) ?? hints[hints.length - 1];
          next.open = true;
          next.querySelector("summary")?.focus();
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
    return element(
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
      this.bench.tell(say(error.why, ...error.values), "wrong");
    }
  }

  #look() {
    this.head.look();
    const { head } = this.file;
    this.fold.hidden = head.text === head.original && this.head.text === head.original && !head.earlier;
    this.code.editor.above = this.file.linesAbove(this.part);
  }

  /**
   * How to get to a line of the example or of the file, which may be on another card.
   * @param {Place} named
   */
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

  /** @param {Message | null | undefined} message */
  #mark(message) {
    const linesOf = (/** @type {string} */ name) => {
      return (message?.places ?? []).filter(({ file }) => file === name).map(({ line }) => line);
    };
    const places = linesOf(this.file.name).map((line) => this.file.place(line));
    const inPart = (/** @type {string} */ part) => {
      return places.filter((place) => place?.part === part).map((place) => place?.line ?? 0);
    };
    this.example.editor.mark(linesOf(EXAMPLE));
    this.code.editor.mark(inPart(this.part));
    this.head.editor.mark(inPart(HEAD));
    if (inPart(HEAD).length && !this.fold.hidden) this.fold.open = true;
  }

  /** @param {Answer<"check">} answer */
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

/** @param {Kind} kind */
function className(kind) {
  return kind.replace(" ", "-");
}
