// A saved text in an editor. What other tabs make of it is followed; where both were changed, both stay,
// and the learner says which goes on.
import { Editor } from "./editor.js";
import { button, element } from "./elements.js";
import { whenChangedElsewhere } from "./store.js";
import { say } from "./words.js";

/** @import { EditorKey } from "./editor.js" */
/** @import { SavedText } from "./versions.js" */

/** @typedef {{ label: string, keys: EditorKey[], numbered?: boolean, onChange(): void }} Options */

export class Draft {
  #saved;
  #agreed; // what was saved when this editor last knew of it
  #edited = false; // by the learner, since then
  #origin = ""; // what these edits began with
  /** @type {string | null} */
  #theirs = null; // what another tab made of it meanwhile
  #onChange;

  /** @param {SavedText} saved  @param {Options} options */
  constructor(saved, { onChange, ...options }) {
    this.#saved = saved;
    this.#agreed = saved.text;
    this.#onChange = onChange;
    this.restoreButton = button("", () => this.#bringBack());
    this.notice = element("p", { role: "status" });
    this.choice = element(
      "div",
      { className: "lab-actions", hidden: true },
      button(say("takeTheirs"), () => this.#takeTheirs()),
      button(say("keepMine"), () => this.#keepMine()),
    );
    const parent = element("div", { className: "lab-editor" });
    this.place = element(
      "div",
      {},
      element("div", { className: "lab-elsewhere-too" }, this.notice, this.choice),
      parent,
    );
    this.editor = new Editor({ parent, text: saved.text, onChange: (text) => this.#save(text), ...options });
    const look = () => this.look();
    whenChangedElsewhere(look);
    // Before a key changes anything: it must not change what is no longer there.
    parent.addEventListener("keydown", look, { capture: true });
    parent.addEventListener("focusin", look);
    this.editor.whenComposed(look);
    this.#offerEarlier();
  }

  get text() {
    return this.editor.text;
  }

  /** Show what was saved otherwise than through this editor. */
  look() {
    const { editor } = this;
    const { text, origin, versions } = this.#saved;
    this.#offerEarlier();
    if (text === this.#agreed || editor.composing) return;
    if (text === editor.text) this.#settle(text);
    else if (!this.#edited || origin === editor.text) this.#follow(text);
    else if (text === this.#theirs) return;
    else {
      if (!versions.has(editor.text)) this.#saved.keep(editor.text);
      this.#tellOf(text);
    }
    this.#changed();
  }

  /** Put the text back to its original. */
  reset() {
    this.#saved.replace(this.text);
    this.#saved.replace(this.#saved.original);
    this.#show(this.#saved.original);
  }

  /** @param {string} text */
  #save(text) {
    const saved = this.#saved;
    const theirs = saved.text;
    if (theirs !== this.#agreed) {
      saved.keep(theirs);
      this.#tellOf(theirs);
    }
    if (!this.#edited) this.#origin = this.#agreed;
    saved.write(text, this.#origin);
    this.#agreed = text;
    this.#edited = true;
    this.#changed();
  }

  /** @param {string} text */
  #follow(text) {
    // Where all was taken away at once, nothing else has kept it.
    if (text === this.#saved.original) this.#saved.keep(this.text);
    this.editor.follow(text);
    this.#settle(text);
  }

  #bringBack() {
    this.#saved.replace(this.text);
    this.#saved.bringBack();
    this.#show(this.#saved.text);
    if (this.restoreButton.hidden) this.editor.view.focus();
  }

  #takeTheirs() {
    const theirs = this.#theirs ?? this.#saved.text;
    this.#saved.keep(this.text);
    this.#saved.replace(theirs);
    this.#show(theirs);
    this.editor.view.focus();
  }

  #keepMine() {
    this.#saved.replace(this.text);
    this.#settle(this.text);
    this.#changed();
    this.editor.view.focus();
  }

  /** @param {string} text */
  #show(text) {
    this.editor.follow(text, { undoable: true });
    this.#settle(text);
    this.#changed();
  }

  /** @param {string} text */
  #settle(text) {
    this.#agreed = text;
    this.#edited = false;
    this.#tellOf(null);
  }

  /** @param {string | null} theirs */
  #tellOf(theirs) {
    this.#theirs = theirs;
    this.notice.textContent = theirs === null ? "" : say("elsewhere");
    this.choice.hidden = theirs === null;
  }

  #changed() {
    this.#offerEarlier();
    this.#onChange();
  }

  #offerEarlier() {
    const { earlier } = this.#saved;
    this.restoreButton.hidden = earlier === 0;
    this.restoreButton.textContent = say("restore", earlier);
  }
}
