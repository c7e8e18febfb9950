// Loaded with every page, and small: it only puts the buttons there. Editor and Python come when one
// of them is pressed.
import { button, element } from "./elements.js";
import { read } from "./store.js";
import { verdictOf } from "./verdicts.js";
import { say } from "./words.js";

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

function offerCard(card) {
  const { exercise, module, callable } = card.dataset;
  const started = read(`part/${module}/${callable}`) !== null;
  const verdict = verdictOf(exercise);
  const offer = element("p", { className: "lab-open" });
  offer.append(
    ...opener(say(started ? "resume" : "open"), async () => (await import("./card.js")).open(card)),
  );
  if (verdict) {
    const { kind, points, max_points } = verdict;
    const sign = element("span", { className: `sign ${kind.replace(" ", "-")}` }, COURSE.signs[kind]);
    offer.append(element("span", {}, sign, " ", say("points", points, max_points)));
  }
  card.querySelector(".exercise-grade").before(offer);
}

function offerCell(place) {
  place.append(...opener(say("change"), async (made) => (await import("./cell.js")).open(place, made)));
}

if (typeof WebAssembly === "object" && typeof DecompressionStream === "function") {
  document.querySelectorAll("[data-exercise]").forEach(offerCard);
  document.querySelectorAll("[data-cell]").forEach(offerCell);
  const page = document.querySelector("[data-progress]");
  if (page) import("./progress.js").then(({ show }) => show(page));
}
