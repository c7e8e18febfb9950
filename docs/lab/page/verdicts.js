// How far the reader has come: what was checked here, and what is next.
import { read, write } from "./store.js";

/** @import { Answer } from "./answers.js" */

/** @typedef {Pick<Answer<"check">, "kind" | "points" | "max_points"> & { text: string }} Verdict */

/**
 * Keep the best verdict, with the text that it is about: what was solved stays solved.
 * @param {string} id  @param {Answer<"check">} answer  @param {string} text
 */
export function remember(id, { kind, points, max_points }, text) {
  const best = verdictOf(id);
  if (best?.max_points === max_points && best.points > points) return;
  write(`verdict/${id}`, { kind, points, max_points, text });
}

/**
 * @param {string} id
 * @returns {Verdict | null}
 */
export function verdictOf(id) {
  return read(`verdict/${id}`);
}

/** Cards of this page that can be solved here, with title and address. */
function cards() {
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll("[data-exercise]");
  return [...found].map(({ dataset: { exercise = "", title } }) => ({
    id: exercise,
    href: `#exercise-${exercise}`,
    title,
  }));
}

/**
 * The first exercise after this one, or else of all, that is not solved yet.
 * @param {string} id
 */
export function nextToSolve(id) {
  const all = cards();
  const here = all.findIndex((card) => card.id === id);
  const later = [...all.slice(here + 1), ...all.slice(0, here)];
  return later.find((card) => verdictOf(card.id)?.kind !== "full");
}
