// Logits and their probabilities, in numbers.

import { letter } from "../controls.js";
import { logits, probabilities, softmax, temperature } from "../mathematics/softmax.js";
import { number } from "../numbers.js";
import { among, evenly, tabled } from "../table.js";

/** @import { Words } from "../figures/softmax.js" */
/** @import { Moved } from "../mathematics/softmax.js" */
/** @import { Tables } from "../explorer.js" */

const OWN = {
  ko: { class: "범주", logit: "로짓", probability: "확률" },
  en: { class: "Class", logit: "Logit", probability: "Probability" },
};

/** @param {number} p */
const write = (p) => number(p, 3);

/** @type {Tables<Moved, Words>} */
const tables = (state, { words: { panels, temperature: warmth }, language, bounds }) => {
  const words = OWN[language];
  const z = logits(state);
  const { min, max } = bounds.exponent;
  const { places, now } = among(evenly(min, max, 1 + 2 * (max - min)), state.exponent);
  return [
    {
      caption: panels.logits,
      columns: [
        { name: words.class, write: String },
        { name: `${words.logit} ${letter("z")}` },
        { name: `${words.probability} ${letter("p")}`, write },
      ],
      rows: probabilities(state).map((p, i) => [i + 1, z[i], p]),
    },
    {
      caption: panels.temperature,
      columns: [
        { name: `${warmth} ${letter("T")}`, write: (t) => t.toPrecision(3) },
        ...z.map((_, i) => ({ name: letter("p", "", i + 1), write })),
      ],
      rows: places.map((exponent) => {
        const t = temperature({ exponent });
        return [t, ...softmax(z, t)];
      }),
      now,
    },
  ];
};

export default tabled(tables);
