// A way down a quadratic loss, in numbers.

import { letter } from "../controls.js";
import { loss } from "../mathematics/descent.js";
import { extreme, large } from "../numbers.js";
import { among, COMMON, whole } from "../table.js";

/** @import { Problem, Weights } from "../mathematics/descent.js" */
/** @import { Language, Table } from "../explorer.js" */

const FIRST = [0, 1, 2, 3]; // here a loss changes most
const LAST = 5; // steps of a way

/**
 * How a way began, its last places and the bottom; then the loss along all of it.
 * @param {Problem} problem  @param {Weights[]} path  So far.
 * @param {{ contours: string, losses: string }} captions
 * @param {{ step: string, weights: string[] }} names  Of the columns.
 * @param {Language} language
 * @returns {Table[]}
 */
export function way(problem, path, captions, names, language) {
  const words = COMMON[language];
  const steps = path.length - 1;
  const step = { name: names.step, write: String };
  const ofLoss = { name: `${words.loss} ${letter("L", "loss")}`, write: extreme };
  const first = FIRST.filter((each) => each < steps);
  const ends = among([...first, ...whole(Math.max(0, steps - LAST + 1), steps)], steps);
  const all = among([...first, ...whole(0, steps, 8)], steps);
  return [
    {
      caption: captions.contours,
      columns: [step, ...names.weights.map((name) => ({ name, write: large })), ofLoss],
      rows: [
        ...ends.places.map((each) => [each, ...path[each], loss(problem, path[each])]),
        [words.bottom, ...problem.bottom, problem.lowest],
      ],
      now: ends.now,
    },
    {
      caption: captions.losses,
      columns: [step, ofLoss],
      rows: all.places.map((each) => [each, loss(problem, path[each])]),
      now: all.now,
    },
  ];
}
