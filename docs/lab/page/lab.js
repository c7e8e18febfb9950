// Loaded with every page, and small: it only puts the buttons there. Editor and Python come when one
// of them is pressed; the editor also where there is something that the reader has written.
import { playVideos } from "../player/videos.js";
import { button, cellNumber, element } from "./elements.js";
import { offerPredictions } from "./predictions.js";
import { keysBelow, read, whenChangedElsewhere } from "./store.js";
import { verdictOf } from "./verdicts.js";
import { say } from "./words.js";

/** Where nothing hovers, who touches the code scrolls it. */
const pointer = matchMedia("(hover: hover)");

/**
 * @param {string} words  @param {(made: HTMLButtonElement) => Promise<void>} open  @param {string} className
 * @returns {[HTMLButtonElement, HTMLSpanElement]}
 */
function opener(words, open, className = "") {
  const said = element("span", { className: "muted", role: "status" });
  const press = async () => {
    made.disabled = true;
    said.textContent = "";
    try {
      await open(made);
    } catch {
      said.textContent = say("offline"); // and it can be pressed again
    }
    made.disabled = false;
  };
  const made = button(words, press, { className });
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

/**
 * The cells of a lesson can be run, each or all of them, and changed.
 * @param {string} lesson  @param {HTMLElement[]} places
 * @param {(place: HTMLElement) => void} onRan  When one has run without an error.
 */
function offerCells(lesson, places, onRan) {
  const top = element("div", { className: "cell notebook-bar" });
  bar?.after(top);
  const notebook = async () => (await import("./notebook.js")).open(lesson, places, top, onRan);
  const runAll = opener(say("runAll"), async () => void (await notebook()).runAll(), "cell-run");
  top.append(row(null, runAll));
  places.forEach((place, number) => {
    const run = opener(say("run"), async () => void (await notebook()).run(number), "cell-run");
    const edit = async (/** @type {{ x: number, y: number } | undefined} */ at = undefined) =>
      (await notebook()).cells[number].edit(at);
    const change = opener(say("edit"), () => edit());
    place.append(row(cellNumber(number), run, change));
    const code = place.previousElementSibling?.querySelector("code");
    code?.addEventListener("click", ({ x, y }) => {
      if (pointer.matches && getSelection()?.isCollapsed) edit({ x, y }).catch(() => {});
    });
  });
  if (keysBelow(`cell/${lesson}`).length) notebook().catch(() => {});
}

/** @param {Node | null} before  @param {HTMLElement[][]} openers */
function row(before, ...openers) {
  const [buttons, said] = [0, 1].map((part) => openers.map((opener) => opener[part]));
  const actions = element("div", { className: "lab-actions" }, ...buttons);
  return element("div", { className: "lab-row" }, before, actions, ...said);
}

playVideos();
// A new version of a site that is kept takes the place of this one between two pages.
const { controller } = navigator.serviceWorker ?? {};
if (controller) addEventListener("beforeunload", () => controller.postMessage("leaving"));
/** @type {(selector: string) => NodeListOf<HTMLElement>} */
const all = (selector) => document.querySelectorAll(selector);
const [bar] = all(".lesson-bar");
const lesson = bar?.dataset.lesson ?? "";
const runs = typeof WebAssembly === "object" && typeof DecompressionStream === "function";
const cells = runs ? [...all("[data-cell]")] : [];
const onRan = offerPredictions(lesson, cells);
for (const place of all("[data-keep]")) {
  const near = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting) return;
    near.disconnect();
    import("../keeping/choice.js").then(({ offer }) => offer(place));
  });
  near.observe(place);
}
if (cells.length) offerCells(lesson, cells, onRan);
if (runs) {
  all("[data-exercise]").forEach(offerCard);
  const [page] = all("[data-progress]");
  if (page) import("./progress.js").then(({ show }) => show(page));
}
