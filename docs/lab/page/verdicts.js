// How far the reader has come: what was checked here, and what is next.
import { read, write } from "./store.js";

/** Keep the best verdict, with the text that it is about: what was solved stays solved. */
export function remember(id, { kind, points, max_points }, text) {
  const best = verdictOf(id);
  if (best?.max_points === max_points && best.points > points) return;
  write(`verdict/${id}`, { kind, points, max_points, text });
}

export function verdictOf(id) {
  return read(`verdict/${id}`);
}

/** Cards of this page that can be solved here, with title and address. */
function cards() {
  return [...document.querySelectorAll("[data-exercise]")].map((card) => ({
    id: card.dataset.exercise,
    href: `#exercise-${card.dataset.exercise}`,
    title: card.dataset.title,
  }));
}

/** The first exercise after this one, or else of all, that is not solved yet. */
export function nextToSolve(id) {
  const all = cards();
  const here = all.findIndex((card) => card.id === id);
  const later = [...all.slice(here + 1), ...all.slice(0, here)];
  return later.find((card) => verdictOf(card.id)?.kind !== "full");
}
