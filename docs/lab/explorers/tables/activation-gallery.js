// The chosen functions and their derivatives, in numbers.

import { letter } from "../controls.js";
import { parametersOf, VIEWS, valueAt } from "../figures/activation-gallery.js";
import { number } from "../numbers.js";
import { among } from "../table.js";

/** @import { State, View, Words } from "../figures/activation-gallery.js" */
/** @import { Tables } from "../explorer.js" */

const SAMPLES = [-6, -4, -2, -1, 0, 1, 2, 4, 6]; // closer where they bend
const EACH = /** @type {View[]} */ (Object.keys(VIEWS));

/** @type {Tables<State, Words>} */
export default (state, { panels }) => {
  const { chosen, x } = state;
  const { places, now } = among(SAMPLES, x);
  const parameters = parametersOf(state);
  return EACH.map((view) => ({
    caption: panels[view],
    columns: [
      { name: letter("x") },
      ...chosen.map((name) => ({ name: `<code>${name}</code>`, write: (/** @type {number} */ y) => number(y, 3) })),
    ],
    rows: places.map((at) => [at, ...chosen.map((name) => valueAt(parameters, name, VIEWS[view].kind, at))]),
    now,
  }));
};
