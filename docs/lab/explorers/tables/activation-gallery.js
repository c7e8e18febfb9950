// The chosen functions and their derivatives, in numbers.

import { letter } from "../controls.js";
import { activations } from "../mathematics/activations.js";
import { number } from "../numbers.js";
import { among, tabled } from "../table.js";

/** @import { State, Words } from "../figures/activation-gallery.js" */
/** @import { Table, Tables } from "../explorer.js" */

const SAMPLES = [-6, -4, -2, -1, 0, 1, 2, 4, 6]; // closer where they bend

/** @type {Tables<State, Words>} */
const tables = (state, { words: { panels } }) => {
  const { chosen, x } = state;
  const { places, now } = among(SAMPLES, x);
  /** @param {string} name @returns {number} */
  const parameter = (name) => ({ ...state })[/** @type {"elu"} */ (name)];
  /** @param {string} caption  @param {"f" | "slope"} kind @returns {Table} */
  const table = (caption, kind) => ({
    caption,
    columns: [
      { name: letter("x") },
      ...chosen.map((name) => ({ name: `<code>${name}</code>`, write: (/** @type {number} */ y) => number(y, 3) })),
    ],
    rows: places.map((at) => [at, ...chosen.map((name) => activations[name][kind](at, parameter(name)))]),
    now,
  });
  return [table(panels.function, "f"), table(panels.derivative, "slope")];
};

export default tabled(tables);
