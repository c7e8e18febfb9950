// The errors of a line and the loss against its weight, in numbers.

import { letter } from "../controls.js";
import { errors, gradient, loss } from "../mathematics/line.js";
import { large } from "../numbers.js";
import { among, COMMON, evenly, tabled } from "../table.js";

/** @import { State, Words } from "../figures/loss-and-slope.js" */
/** @import { Tables } from "../explorer.js" */

const OWN = {
  ko: { square: "제곱한 오차", slope: "접선의 기울기" },
  en: { square: "Squared error", slope: "Slope of the tangent" },
};

/** @type {Tables<State, Words>} */
const tables = ({ x, y, w, b }, { words: { panels, w: weight }, language, bounds }) => {
  const words = { ...COMMON[language], ...OWN[language] };
  const { min, max } = bounds.w;
  const { places, now } = among(evenly(min, max, 1 + max - min), w);
  return [
    {
      caption: panels.squares,
      columns: [
        { name: letter("x") },
        { name: `${words.target} ${letter("y")}` },
        { name: `${words.prediction} ${letter("ŷ", "model")}` },
        { name: words.error },
        { name: words.square },
      ],
      rows: errors(x, y, w, b).map((error, i) => [x[i], y[i], w * x[i] + b, error, error ** 2]),
    },
    {
      caption: panels.curve,
      columns: [
        { name: `${weight} ${letter("w", "weight")}` },
        { name: `${words.loss} ${letter("L", "loss")}`, write: large },
        { name: words.slope },
      ],
      rows: places.map((at) => [at, loss(x, y, at, b), gradient(x, y, at, b)[0]]),
      now,
    },
  ];
};

export default tabled(tables);
