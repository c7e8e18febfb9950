// The editor: CodeMirror, with the line numbers of the file that a part belongs to.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Annotation, Compartment, EditorState, Prec, StateEffect, StateField, Transaction } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  ViewPlugin,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { say } from "./words.js";

/** @import { DecorationSet, ViewUpdate } from "@codemirror/view" */
/** @typedef {{ key: string, run(): unknown }} EditorKey */

const LEAST_ABOVE = 12; // pixels between the header, which stays, and a line that is scrolled to
const header = document.querySelector("header");

const followed = Annotation.define();
/** @type {import("@codemirror/state").StateEffectType<DecorationSet>} */
const mark = StateEffect.define();
/** @type {StateField<DecorationSet>} */
const marked = StateField.define({
  create: () => Decoration.none,
  update(lines, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(mark)) return effect.value;
    }
    return transaction.docChanged ? Decoration.none : lines;
  },
  provide: (field) => EditorView.decorations.from(field),
});
const told = Decoration.line({ class: "told" });

/** Long lines are broken, and go on below their own indentation. */
const hanging = ViewPlugin.fromClass(
  class {
    /** @param {EditorView} view */
    constructor(view) {
      this.decorations = hangingLines(view);
    }
    /** @param {ViewUpdate} update */
    update({ docChanged, viewportChanged, view }) {
      if (docChanged || viewportChanged) this.decorations = hangingLines(view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** @param {EditorView} view */
function hangingLines(view) {
  const ranges = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const indent = line.text.length - line.text.trimStart().length;
      if (indent) ranges.push(hangingBy(indent).range(line.from));
      at = line.to + 1;
    }
  }
  return Decoration.set(ranges);
}

/** @param {number} indent */
function hangingBy(indent) {
  return Decoration.line({ attributes: { style: `--indent: ${indent}ch` } });
}

/**
 * By itself, CodeMirror lets Tab leave for two seconds, and not while anything is selected.
 * @param {EditorView} view
 */
function letTabLeave(view) {
  view.setTabFocusMode(Infinity); // until the next other key
  return false;
}

export class Editor {
  #above = 0;
  #numbers = new Compartment();

  /**
   * @param {{ parent: HTMLElement, text: string, label: string, keys: EditorKey[],
   *   onChange?(text: string): void, numbered?: boolean }} options
   */
  constructor({ parent, text, label, keys, onChange, numbered = true }) {
    parent.dataset.leave = say("leaveKeys"); // in sight while the editor has the focus
    const ours = keys.map(({ key, run }) => ({
      key,
      run() {
        run();
        return true;
      },
    }));
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          Prec.highest(keymap.of([...ours, { key: "Escape", run: letTabLeave }])),
          keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
          history(),
          drawSelection(),
          indentOnInput(),
          indentUnit.of("    "),
          bracketMatching(),
          numbered ? [highlightActiveLine(), highlightActiveLineGutter()] : [],
          this.#numbers.of(numbered ? this.#lineNumbers() : []),
          [EditorView.lineWrapping, hanging],
          marked,
          python(),
          syntaxHighlighting(classHighlighter),
          EditorView.scrollMargins.of(() => ({ top: (header?.offsetHeight ?? 0) + LEAST_ABOVE })),
          EditorView.contentAttributes.of({
            "aria-label": `${label}. ${say("leave")}`,
            enterkeyhint: "enter",
            tabindex: "0",
          }),
          EditorView.updateListener.of((update) => {
            const ours = update.transactions.some((each) => each.docChanged && !each.annotation(followed));
            if (ours) onChange?.(update.state.doc.toString());
          }),
        ],
      }),
    });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  /** Whether an input method is at work: what it is about must not change below its hands. */
  get composing() {
    return this.view.compositionStarted;
  }

  /** @param {() => void} done  To be called when an input method has done its work. */
  whenComposed(done) {
    const { contentDOM } = this.view;
    // Chrome on Android tells it to the editor's EditContext only, which the types do not know yet.
    const { editContext } = /** @type {{ editContext?: EventTarget }} */ (contentDOM);
    (editContext ?? contentDOM).addEventListener("compositionend", done);
  }

  set text(text) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
  }

  /**
   * Show a text that was not written here. The cursor stays where it was.
   * @param {string} text
   */
  follow(text, { undoable = false } = {}) {
    const { text: before } = this;
    const shorter = Math.min(before.length, text.length);
    let same = 0;
    while (same < shorter && before[same] === text[same]) same++;
    let end = 0;
    while (end < shorter - same && before.at(-1 - end) === text.at(-1 - end)) end++;
    this.view.dispatch({
      changes: { from: same, to: before.length - end, insert: text.slice(same, text.length - end) },
      annotations: [followed.of(true), Transaction.addToHistory.of(undoable)],
    });
  }

  /**
   * Count lines from where the part stands in its file.
   * @param {number} lines
   */
  set above(lines) {
    if (lines === this.#above) return;
    this.#above = lines;
    this.view.dispatch({ effects: this.#numbers.reconfigure(this.#lineNumbers()) });
  }

  /**
   * Show where something was said of these lines.
   * @param {number[]} numbers
   */
  mark(numbers) {
    const { doc } = this.view.state;
    const lines = [...new Set(numbers)].filter((n) => n >= 1 && n <= doc.lines).sort((a, b) => a - b);
    const value = Decoration.set(lines.map((n) => told.range(doc.line(n).from)));
    this.view.dispatch({ effects: mark.of(value) });
  }

  /** @param {number} number */
  goTo(number) {
    const line = this.view.state.doc.line(Math.min(Math.max(number, 1), this.view.state.doc.lines));
    const indent = line.text.length - line.text.trimStart().length;
    this.view.dispatch({
      selection: { anchor: line.from + indent, head: line.to },
      effects: EditorView.scrollIntoView(line.from, { y: "nearest", yMargin: 60 }),
    });
    this.view.focus();
  }

  /**
   * Select what is to be replaced first, if it is still there.
   * @param {string} text
   */
  select(text) {
    const from = this.text.indexOf(text);
    if (from >= 0) this.view.dispatch({ selection: { anchor: from, head: from + text.length } });
    this.view.focus();
  }

  destroy() {
    this.view.destroy();
  }

  #lineNumbers() {
    return lineNumbers({ formatNumber: (number) => String(number + this.#above) });
  }
}
