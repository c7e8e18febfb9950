// Logits and their probabilities, in numbers.

import { letter } from "../controls.js";
import { EXPONENT, logits, probabilities, temperature } from "../figures/softmax.js";
import { softmax } from "../mathematics/softmax.js";
import { number } from "../numbers.js";
import { COMPARED } from "../plot.js";
import { among, evenly } from "../table.js";

/** @import { State, Words } from "../figures/softmax.js" */
/** @import { Tables } from "../explorer.js" */

const OWN = {
  ko: { class: "범주", logit: "로짓", probability: "확률" },
  en: { class: "Class", logit: "Logit", probability: "Probability" },
};

/** @param {number} p */
const write = (p) => number(p, 3);

/** @type {Tables<State, Words>} */
export default (state, { panels, temperature: warmth }, language) => {
  const words = OWN[language];
  const z = logits(state);
  const { min, max } = EXPONENT;
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
        ...COMPARED.map(({ tone }, i) => ({ name: letter("p", tone, i + 1), write })),
      ],
      rows: places.map((exponent) => {
        const t = temperature({ exponent });
        return [t, ...softmax(z, t)];
      }),
      now,
    },
  ];
};
