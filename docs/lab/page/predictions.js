// Boxes that ask for a prediction take it: the browser keeps it for both languages, and it stands beside the
// answer as soon as that is open. Running the next cell opens it, or the reader does.
import { button, element } from "./elements.js";
import { forgetful, read, whenChangedElsewhere, write } from "./store.js";
import { say } from "./words.js";

/**
 * Let all boxes of a page take a prediction.
 * @param {string} lesson
 * @param {HTMLElement[]} places  Of the cells, where they can be run.
 * @returns {(place: HTMLElement) => void}  To be called when a cell has run.
 */
export function offerPredictions(lesson, places) {
  /** @type {Map<HTMLElement, Prediction[]>} */
  const awaited = new Map();
  /** @type {Prediction[]} */
  let asked = []; // in this section, since its last cell
  let [section, number] = ["", 0];
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll(".md-content h2[id], .prediction, [data-cell]");
  for (const each of found) {
    if (each.matches(".prediction")) {
      asked.push(new Prediction(each, `prediction/${lesson}/${section}.${number++}`));
    } else if (places.includes(each)) {
      for (const prediction of asked) prediction.await();
      awaited.set(each, asked);
      asked = [];
    } else if (each.matches("h2")) {
      [section, number, asked] = [each.id, 0, []];
    }
  }
  return (place) => {
    for (const prediction of awaited.get(place) ?? []) if (prediction.made) prediction.compare();
  };
}

class Prediction {
  /** @param {HTMLElement} box  @param {string} key  Under which it is kept. */
  constructor(box, key) {
    this.answer = /** @type {HTMLDetailsElement} */ (box.querySelector("details.answer"));
    /** @type {HTMLElement | null} */
    const list = box.querySelector(":scope.choices > ul:last-of-type");
    this.input = list ? new Choices(list, key) : new Field();
    this.how = element("span", { className: "muted" });
    this.compareButton = button(say("compare"), () => {
      this.compare();
      this.answer.querySelector("summary")?.focus();
    });
    const below = element("p", {}, this.compareButton, this.how);
    this.form = element("div", { className: "predict" }, this.input.place, below);
    /** What there is no more to do once both are seen; choices stay, as the answer speaks of them. */
    this.done = list ? below : this.form;
    this.both = element("p", { className: "predicted", role: "status" });
    this.answer.before(this.form, this.both);
    this.form.addEventListener("input", () => {
      write(key, this.input.value);
      this.#say();
      if (list) this.#look();
    });
    this.answer.addEventListener("toggle", () => this.#look());
    const recall = () => {
      if (!this.form.contains(document.activeElement)) this.input.value = read(key);
    };
    whenChangedElsewhere(recall);
    recall();
    this.#say();
  }

  get made() {
    return this.input.value !== null;
  }

  /** The next cell will open the answer: no button is needed. */
  await() {
    this.compareButton.hidden = true;
    this.#say();
  }

  compare() {
    this.answer.open = true;
    this.#look();
  }

  /** While the answer is shut, the reader can think again. */
  #look() {
    const both = this.answer.open && this.made;
    this.done.hidden = both;
    this.both.replaceChildren(...(both ? [say("predicted"), " ", ...this.input.words()] : []));
  }

  #say() {
    const next = this.compareButton.hidden ? `${say("thenRun")} ` : "";
    this.how.textContent = next + say(forgetful() ? "predictionLost" : "predictionKept");
  }
}

/** A prediction in the reader's own words. */
class Field {
  constructor() {
    this.field = element("textarea", { rows: 2, maxLength: 2000, autocomplete: "off" });
    this.place = element("label", {}, say("prediction"), this.field);
  }

  get value() {
    return this.field.value.trim() || null;
  }

  /** @param {unknown} kept */
  set value(kept) {
    this.field.value = typeof kept === "string" ? kept : "";
  }

  words() {
    return [this.field.value.trim()];
  }
}

/** A prediction that is one of a list. It is kept as its number, which both languages share. */
class Choices {
  /** @param {HTMLElement} list  @param {string} name */
  constructor(list, name) {
    const items = [...list.children];
    this.labels = items.map((item) => element("span", {}, ...item.childNodes));
    this.radios = items.map(() => element("input", { type: "radio", name, autocomplete: "off" }));
    this.labels.forEach((label, number) => {
      if (label.querySelector("math")) this.radios[number].ariaLabel = spoken(label); // not every reader reads MathML
    });
    const lines = items.map((_, number) => element("label", {}, this.radios[number], this.labels[number]));
    this.place = element("fieldset", {}, element("legend", {}, say("prediction")), ...lines);
    list.remove();
  }

  get #chosen() {
    return this.radios.findIndex((radio) => radio.checked);
  }

  get value() {
    return this.#chosen < 0 ? null : this.#chosen;
  }

  /** @param {unknown} kept */
  set value(kept) {
    this.radios.forEach((radio, number) => {
      radio.checked = number === kept;
    });
  }

  words() {
    return [...this.labels[this.#chosen].cloneNode(true).childNodes];
  }
}

/**
 * The words and signs of a text with formulas, each once.
 * @param {HTMLElement} text
 */
function spoken(text) {
  const copy = /** @type {HTMLElement} */ (text.cloneNode(true));
  for (const twice of copy.querySelectorAll("[aria-hidden], annotation")) twice.remove();
  return copy.textContent.trim();
}
