// Networks that part two classes of points, in numbers.

import { letter } from "../controls.js";
import { activations } from "../mathematics/activations.js";
import { crossings } from "../mathematics/crossings.js";
import { pointsOf } from "../mathematics/labelled.js";
import { logit, loss, right } from "../mathematics/network.js";
import { extreme, number } from "../numbers.js";
import { COMMON, evenly, tabled, whole } from "../table.js";

/** @import { State, Words } from "../figures/boundary.js" */
/** @import { Labelled } from "../mathematics/network.js" */
/** @import { Table, Tables } from "../explorer.js" */

const OWN = {
  ko: {
    number: "점",
    label: "이름표",
    probability: "1일 확률",
    ownSide: "제 쪽",
    yes: "예",
    no: "아니요",
    chosen: "선택",
    boundary: "경계가 지나는 곳, 왼쪽에서 오른쪽으로",
    nowhere: "없음",
    seed: "시드",
    bySeed: (/** @type {number} */ updates) => `시드마다, 갱신 ${updates}번 뒤`,
    seedsRight: "제 쪽에 둔 시드 수",
    pointsRight: "제 쪽에 있는 점",
  },
  en: {
    number: "Point",
    label: "Label",
    probability: "Probability of 1",
    ownSide: "Own side",
    yes: "yes",
    no: "no",
    chosen: "chosen",
    boundary: "Where the boundary passes, from the left to the right",
    nowhere: "nowhere",
    seed: "Seed",
    bySeed: (/** @type {number} */ updates) => `Each seed, after ${updates} updates`,
    seedsRight: "Seeds that have it on its own side",
    pointsRight: "Points on their own side",
  },
};
/** @typedef {Words & typeof COMMON.en & typeof OWN.en} All */

const [x1, x2] = [letter("x", "", 1), letter("x", "", 2)];
const ofPoints = [x1, x2].map((name) => ({ name }));

/** @param {number} p */
const probability = (p) => number(p, 3);

/** @param {All} words */
const ofLoss = (words) => ({ name: `${words.loss} ${letter("L", "loss")}`, write: extreme });

/**
 * Each point, with what the network says of it; of many networks, how many say it right.
 * @param {State} state  @param {All} words  @param {Labelled[]} points
 * @returns {Table}
 */
function said({ runs, activation, chosen }, words, points) {
  const [run] = runs;
  const { f: sigmoid } = activations.sigmoid;
  /** @param {Labelled} point */
  const byOne = (point) => [
    sigmoid(logit(run.network, activation, point.x1, point.x2), 0),
    right(run.network, activation, point) ? words.yes : words.no,
  ];
  /** @param {Labelled} point */
  const byMany = (point) => [runs.filter((each) => right(each.network, activation, point)).length];
  const [columns, says] =
    runs.length > 1
      ? [[{ name: words.seedsRight, write: String }], byMany]
      : [[{ name: words.probability, write: probability }, { name: words.ownSide }], byOne];
  return {
    caption: words.panels.plane,
    columns: [{ name: words.number, write: String }, ...ofPoints, { name: words.label, write: String }, ...columns],
    rows: points.map((point, i) => [
      i === chosen ? `${i + 1} (${words.chosen})` : i + 1,
      point.x1,
      point.x2,
      point.label,
      ...says(point),
    ]),
  };
}

/**
 * How high the boundary is, from the left to the right.
 * @param {State} state  @param {All} words
 * @returns {Table}
 */
function boundary({ runs: [{ network }], activation, x1Axis, x2Axis }, words) {
  return {
    caption: words.boundary,
    columns: ofPoints,
    rows: evenly(x1Axis.from, x1Axis.to).map((at) => {
      const heights = crossings((up) => logit(network, activation, at, up), x2Axis.from, x2Axis.to);
      return [at, heights.map((each) => number(each)).join(", ") || words.nowhere];
    }),
  };
}

/**
 * @param {State} state  @param {All} words  @param {Labelled[]} points
 * @returns {Table}
 */
function losses({ runs: [run], activation, updates, every }, words, points) {
  const past = whole(0, run.losses.length - 1, 11).map((k) => [k * every, run.losses[k]]);
  return {
    caption: words.panels.losses,
    columns: [{ name: words.updates, write: String }, ofLoss(words)],
    rows: [...past, [Math.floor(updates), loss(run.network, activation, points)]],
    now: past.length,
  };
}

/**
 * Where each of many networks is now.
 * @param {State} state  @param {All} words  @param {Labelled[]} points
 * @returns {Table}
 */
function seeds({ runs, activation, updates }, words, points) {
  return {
    caption: words.bySeed(Math.floor(updates)),
    columns: [{ name: words.seed, write: String }, { name: words.pointsRight, write: String }, ofLoss(words)],
    rows: runs.map((run) => [
      run.seed,
      points.filter((point) => right(run.network, activation, point)).length,
      loss(run.network, activation, points),
    ]),
  };
}

/** @type {Tables<State, Words>} */
const tables = (state, { words: ofExplorer, language }) => {
  const words = { ...ofExplorer, ...COMMON[language], ...OWN[language] };
  const points = pointsOf(state);
  return [
    said(state, words, points),
    ...(state.many ? [seeds(state, words, points)] : [boundary(state, words), losses(state, words, points)]),
  ];
};

export default tabled(tables);
