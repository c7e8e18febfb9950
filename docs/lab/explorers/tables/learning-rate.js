// Descent on the loss of a line, in numbers.

import { letter } from "../controls.js";
import { descend, factors, limit } from "../mathematics/descent.js";
import { large, number } from "../numbers.js";
import { among, COMMON, evenly, tabled, whole } from "../table.js";
import { way } from "./bowl.js";

/** @import { State, Words } from "../figures/learning-rate.js" */
/** @import { Weights } from "../mathematics/descent.js" */
/** @import { Language, Table, Tables } from "../explorer.js" */

const OWN = {
  ko: { some: (/** @type {number} */ n, /** @type {number} */ all) => `점 ${all}개 가운데 ${n}개` },
  en: { some: (/** @type {number} */ n, /** @type {number} */ all) => `${n} of ${all} points` },
};
const WEIGHTS = [0, 1].map((i) => letter("w", "weight", i));

/**
 * Some of the points, from the left to the right.
 * @param {State} state  @param {string} caption  @param {Weights} w  @param {Language} language
 * @returns {Table}
 */
function points({ x, y }, caption, [w0, w1], language) {
  const words = { ...COMMON[language], ...OWN[language] };
  const ordered = x.map((_, i) => i).sort((i, j) => x[i] - x[j]);
  const shown = whole(0, x.length - 1).map((k) => ordered[k]);
  return {
    caption: `${caption} (${words.some(shown.length, x.length)})`,
    columns: [
      { name: letter("x") },
      { name: `${words.target} ${letter("y")}` },
      { name: `${words.prediction} ${letter("ŷ", "model")}`, write: large },
      { name: words.error, write: large },
    ],
    rows: shown.map((i) => {
      const prediction = w0 + w1 * x[i];
      return [x[i], y[i], prediction, prediction - y[i]];
    }),
  };
}

/** @param {number} value */
const rate = (value) => value.toFixed(5);

/**
 * @param {State} state  @param {Words} words  @param {number} highest  The largest rate that is shown.
 * @returns {Table}
 */
function twoFactors({ problem, alpha: chosen }, { panels, alpha }, highest) {
  const edge = limit(problem);
  const { places, now } = among([...evenly(0, highest, 8), edge], chosen);
  const a = letter("α", "gradient");
  return {
    caption: panels.factors,
    columns: [
      { name: `${alpha} ${a}`, write: rate },
      ...problem.eigenvalues.map((_, i) => ({
        name: `|1 − ${a}${letter("λ", "", i + 1)}|`,
        write: (/** @type {number} */ value) => number(value, 4),
      })),
    ],
    rows: places.map((at) => [
      at === edge ? `${rate(edge)} = 2 / ${letter("λ", "", "max")}` : at,
      ...factors(problem, at).map(Math.abs),
    ]),
    now,
  };
}

/** @type {Tables<State, Words>} */
const tables = (state, { words, language, bounds }) => {
  const { problem, w0, w1, alpha } = state;
  const steps = Math.floor(state.epoch);
  const path = descend(problem, [w0, w1], alpha, steps);
  return [
    points(state, words.panels.data, path[steps], language),
    ...way(problem, path, words.panels, { step: words.shown, weights: WEIGHTS }, language),
    twoFactors(state, words, bounds.alpha.max),
  ];
};

export default tabled(tables);
