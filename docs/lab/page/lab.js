// Loaded with every page, and small: it only puts the buttons there. Editor and Python come when one
// of them is pressed.
import { button, element } from "./elements.js";
import { read, whenChangedElsewhere } from "./store.js";
import { verdictOf } from "./verdicts.js";
import { say } from "./words.js";

/**
 * @param {string} words  @param {(made: HTMLButtonElement) => Promise<void>} open
 * @returns {[HTMLButtonElement, HTMLSpanElement]}
 */
function opener(words, open) {
  const said = element("span", { className: "muted", role: "status" });
  const made = button(words, async () => {
    made.disabled = true;
    said.textContent = "";
    try {
      await open(made);
    } catch {
      said.textContent = say("offline"); // and it can be pressed again
    }
    made.disabled = false;
  });
  return [made, said];
}

/** @param {HTMLElement} card */
function offerCard(card) {
  const { exercise = "", module, callable } = card.dataset;
  const [made, said] = opener("", async () => (await import("./card.js")).open(card));
  const points = element("span");
  const look = () => {
    const started = read(`part/${module}/${callable}`) !== null;
    made.textContent = say(started ? "resume" : "open");
    const verdict = verdictOf(exercise);
    if (!verdict) return points.replaceChildren();
    const { kind } = verdict;
    const sign = element("span", { className: `sign ${kind.replace(" ", "-")}` }, COURSE.signs[kind]);
    points.replaceChildren(sign, " ", say("points", verdict.points, verdict.max_points));
  };
  look();
  whenChangedElsewhere(look);
  card.querySelector(".exercise-grade")?.before(element("p", { className: "lab-open" }, made, said, points));
}

/** @param {HTMLElement} place */
function offerCell(place) {
  place.append(...opener(say("change"), async (made) => (await import("./cell.js")).open(place, made)));
}

if (typeof WebAssembly === "object" && typeof DecompressionStream === "function") {
  /** @type {(selector: string) => NodeListOf<HTMLElement>} */
  const all = (selector) => document.querySelectorAll(selector);
  all("[data-exercise]").forEach(offerCard);
  all("[data-cell]").forEach(offerCell);
  const [page] = all("[data-progress]");
  if (page) import("./progress.js").then(({ show }) => show(page));
}
