// Descent with momentum, in numbers.

import { letter } from "../controls.js";
import { best, factor, limit, roll, roots } from "../mathematics/momentum.js";
import { number } from "../numbers.js";
import { among, evenly, tabled } from "../table.js";
import { way } from "./bowl.js";

/** @import { State, Words } from "../figures/momentum.js" */
/** @import { Pair } from "../mathematics/momentum.js" */
/** @import { Table, Tables } from "../explorer.js" */

const OWN = {
  ko: { root: "근", which: "짝", chosen: "고른 짝", factor: "가장 큰 근의 크기", limit: "한계" },
  en: { root: "Root", which: "Pair", chosen: "The chosen pair", factor: "Size of the largest root", limit: "Limit" },
};
const NARROW = "\u202f"; // no line ends here
const WEIGHTS = [letter("w", "weight"), letter("b", "bias")];
const r = letter("r");
const alpha = letter("α", "gradient");
const beta = letter("β", "gradient");
const [smallest, largest] = ["min", "max"].map((which) => letter("λ", "", which));

/** @typedef {Words & typeof OWN.en} All */

/** @param {number} value */
const exact = (value) => number(value, 4);

/**
 * @param {State} state  @param {All} words
 * @returns {Table}
 */
function rootsOf(state, words) {
  const rows = state.problem.eigenvalues.flatMap((value, i) =>
    roots(value, state).map(([re, im], k) => {
      const name = `${[smallest, largest][i]}, ${letter("r", "", k + 1)}`;
      return [name, re, im, Math.hypot(re, im)];
    }),
  );
  return {
    caption: words.panels.roots,
    columns: [{ name: words.root }, ...[`Re ${r}`, `Im ${r}`, `|${r}|`].map((name) => ({ name, write: exact }))],
    rows,
  };
}

/**
 * @param {State} state  @param {All} words
 * @returns {Table}
 */
function pairs(state, words) {
  const { best: fastest, plain } = best(state.problem);
  /** @type {[string, Pair][]} */
  const named = [
    [words.chosen, state],
    [words.best, fastest],
    [words.plain, plain],
  ];
  return {
    caption: words.pair,
    columns: [{ name: words.which }, ...[alpha, beta, words.factor].map((name) => ({ name, write: exact }))],
    rows: named.map(([name, pair]) => [name, pair.alpha, pair.beta, factor(state.problem, pair)]),
  };
}

/**
 * The three curves across the plane of pairs: the learning rate of each, by momentum.
 * @param {State} state  @param {All} words
 * @returns {Table}
 */
function curves({ problem, beta: momentum }, words) {
  const [small, large] = problem.eigenvalues;
  const { places, now } = among(evenly(0, 1), momentum);
  const names = [
    `(1${NARROW}−${NARROW}√${beta})² / ${smallest}`,
    `(1${NARROW}+${NARROW}√${beta})² / ${largest}`,
    `${words.limit} 2${NARROW}(1${NARROW}+${NARROW}${beta}) / ${largest}`,
  ];
  return {
    caption: words.panels.pairs,
    columns: [{ name: `${words.beta} ${beta}` }, ...names.map((name) => ({ name, write: exact }))],
    rows: places.map((at) => [
      at,
      (1 - Math.sqrt(at)) ** 2 / small,
      (1 + Math.sqrt(at)) ** 2 / large,
      limit(problem, at),
    ]),
    now,
  };
}

/** @type {Tables<State, Words>} */
const tables = (state, { words: ofExplorer, language }) => {
  const { problem, w, b } = state;
  const path = roll(problem, [w, b], state, Math.floor(state.step));
  const words = { ...ofExplorer, ...OWN[language] };
  const names = { step: words.steps, weights: WEIGHTS };
  return [
    ...way(problem, path, words.panels, names, language),
    rootsOf(state, words),
    pairs(state, words),
    curves(state, words),
  ];
};

export default tabled(tables);
