// The boundary: a small network learns to part two classes of points, which can be dragged meanwhile.
import { button, choice, group, iconButton, letter, slider } from "../controls.js";
import { axesAround, losses, plane } from "../drawings/boundary.js";
import { chosen, nearest, pointsOf } from "../mathematics/labelled.js";
import { ACTIVATIONS, loss, right, start, trained } from "../mathematics/network.js";
import { number } from "../numbers.js";

/** @import { Bounds, CommonWords, Explorer, Playing } from "../explorer.js" */
/** @import { Ends } from "../drawings/boundary.js" */
/** @import { Chosen } from "../mathematics/labelled.js" */
/** @import { Network } from "../mathematics/network.js" */

/** @typedef {{ x: [number, number][], labels: number[], units: number, rate: number, updates: number }} Data */
/** @typedef {{ seed: number, network: Network, losses: number[] }} Run  A network on its way. */
/**
 * @typedef {object} Settings
 * @property {Ends} x1Axis
 * @property {Ends} x2Axis
 * @property {number} units
 * @property {string} activation
 * @property {number} exponent  Of the learning rate.
 * @property {number} size  Of a batch.
 * @property {number} seed
 * @property {boolean} many  Whether many seeds are trained at once.
 * @property {number} every  So many updates are between two losses that a run keeps.
 */
/** @typedef {Chosen & Settings & { runs: Run[], updates: number } & Playing} State */
/** @typedef {typeof WORDS.en & CommonWords} Words */

const LAST = 2000; // updates
const SPEED = 150; // updates a second
const UNITS = [1, 2, 4, 16];
const SIZES = [8, 1]; // of a batch, besides all points
const SEEDS = 20;
const EVERY = { one: 5, many: 20 }; // updates between two losses that are kept, of one run or of many
const EXPONENT = { min: -2, max: 1, step: 0.01, key: 0.05 }; // of the rate: the slider moves evenly in its logarithm

const WORDS = {
  ko: {
    play: "재생",
    pause: "멈춤",
    step: "한 걸음",
    again: "처음부터 다시 학습",
    rate: "학습률",
    units: "은닉 유닛",
    activation: "활성화 함수",
    none: "없음",
    sigmoid: "시그모이드",
    size: "배치의 크기",
    all: "모두",
    seeds: "시드",
    seed: "다른 시드",
    many: `${SEEDS}개 한꺼번에`,
    points: "점",
    next: "다음 점 고르기",
    updates: "갱신",
    point: (/** @type {number} */ i, /** @type {number} */ label) => `점 ${i}, 이름표 ${label}`,
    says: (/** @type {string} */ loss, /** @type {number} */ sides, /** @type {number} */ all) =>
      `점 ${all}개 가운데 ${sides}개가 제 쪽에 있습니다. 손실은 ${loss}입니다.`,
    saysMany: (/** @type {number} */ sides, /** @type {number} */ all) =>
      `시드 ${all}개 가운데 ${sides}개가 점을 모두 제 쪽에 두었습니다.`,
    panels: { plane: "두 무리의 점과 경계", losses: "갱신에 따른 손실, 로그 눈금" },
  },
  en: {
    play: "Play",
    pause: "Pause",
    step: "One step",
    again: "Train anew",
    rate: "Learning rate",
    units: "Hidden units",
    activation: "Activation",
    none: "none",
    sigmoid: "sigmoid",
    size: "Batch size",
    all: "all",
    seeds: "Seeds",
    seed: "Another",
    many: `${SEEDS} at once`,
    points: "Points",
    next: "Choose the next point",
    updates: "Updates",
    point: (/** @type {number} */ i, /** @type {number} */ label) => `Point ${i}, labelled ${label}`,
    says: (/** @type {string} */ loss, /** @type {number} */ sides, /** @type {number} */ all) =>
      `${sides} of ${all} points are on their own side. The loss is ${loss}.`,
    saysMany: (/** @type {number} */ sides, /** @type {number} */ all) =>
      `${sides} of ${all} seeds have all points on their own side.`,
    panels: { plane: "Two groups of points, and the boundary", losses: "The loss against the updates, logarithmic" },
  },
};

/** @type {Explorer<Data, State, typeof WORDS.en, "point">} */
export default {
  words: WORDS,
  begin,
  bounds,
  handles: {
    point: {
      moves: ["x1", "x2"],
      at: ({ x, y }) => ({ x1: x, x2: y }),
      take: ({ x, y }, state) => chosen(state, nearest(pointsOf(state), x, y)),
    },
  },
  actions: {
    play: (state) => (state.updates < LAST ? { playing: !state.playing } : begun(state)),
    step: (state) => ({ ...further(state, Math.floor(state.updates) + 1), playing: false }),
    again: begun,
    units: (state, units) => begun({ ...state, units: Number(units) }),
    activation: (state, activation) => begun({ ...state, activation }),
    size: (_, size) => ({ size: Number(size) }),
    seed: (state) => begun({ ...state, many: false, seed: state.seed + 1 }),
    many: (state) => begun({ ...state, many: !state.many }),
    next: (state) => chosen(state, (state.chosen + 1) % state.points.length),
  },
  advance(state, seconds) {
    // After a pause of the page it goes on where it was; Infinity is the end.
    const next = seconds < Infinity ? state.updates + SPEED * Math.min(seconds, 0.1) : LAST;
    return { ...further(state, next), playing: next < LAST };
  },
  spoken: ({ points, chosen: i, x1, x2 }, _, words) => ({
    label: words.point(i + 1, points[i].label),
    value: `x1 ${number(x1)}, x2 ${number(x2)}`,
  }),
  panels(state, words) {
    const points = pointsOf(state);
    return [plane(state, words, points), losses(state, words, points)];
  },
  tables: () => import("../tables/boundary.js"),
  controls,
};

/**
 * @param {Data} data
 * @returns {State}
 */
function begin({ x, labels, units, rate, updates }) {
  const points = x.map(([x1, x2], i) => ({ x1, x2, label: labels[i] }));
  const [x1Axis, x2Axis] = axesAround(points);
  const state = {
    points,
    chosen: 0,
    x1: points[0].x1,
    x2: points[0].x2,
    x1Axis,
    x2Axis,
    units,
    activation: "tanh",
    exponent: Math.log10(rate),
    size: points.length,
    seed: 0,
    many: false,
    every: EVERY.one,
    updates: 0,
    runs: [],
  };
  const ready = begun(state);
  return { ...ready, ...further(ready, updates), playing: false };
}

/**
 * A training from the first weights on, playing at once.
 * @param {State} state
 * @returns {State}
 */
function begun(state) {
  const seeds = state.many ? Array.from({ length: SEEDS }, (_, i) => i) : [state.seed];
  /** @type {Run[]} */
  const runs = seeds.map((seed) => ({ seed, network: start(state.units, seed), losses: [] }));
  return { ...state, runs, every: state.many ? EVERY.many : EVERY.one, updates: 0, playing: true };
}

/**
 * Every network trained until so many updates are done.
 * @param {State} state  @param {number} updates
 */
function further(state, updates) {
  const { activation, exponent, size, every } = state;
  const [from, to] = [Math.floor(state.updates), Math.min(LAST, Math.floor(updates))];
  const points = pointsOf(state);
  const training = { activation, points, rate: 10 ** exponent, size };
  const runs = state.runs.map((run) => {
    let { network } = run;
    const kept = [...run.losses];
    for (let done = from; done < to; ) {
      if (done % every === 0) kept.push(loss(network, activation, points));
      const next = Math.min(to, done - (done % every) + every);
      network = trained(network, training, run.seed, done, next);
      done = next;
    }
    return { ...run, network, losses: kept };
  });
  return { runs, updates: Math.min(LAST, updates) };
}

/** @param {State} state */
function bounds({ x1Axis, x2Axis }) {
  /** @param {Ends} ends @returns {Bounds} */
  const within = ({ from, to }) => ({ min: from, max: to, step: 0.01, key: 0.05 });
  return { x1: within(x1Axis), x2: within(x2Axis), exponent: EXPONENT };
}

/** @param {State} state  @param {Words} words */
function controls(state, words) {
  const { points, units, activation, size, exponent, many, playing } = state;
  const play = playing ? "pause" : "play";
  const rate = (10 ** exponent).toPrecision(2);
  /** @param {string} name */
  const called = (name) => ({ relu: "ReLU", sigmoid: words.sigmoid, identity: words.none })[name] ?? name;
  return (
    `<div class="bar">` +
    slider({
      name: "exponent",
      label: `${words.rate} ${letter("α", "gradient")}`,
      shown: rate,
      tone: "gradient",
      value: exponent,
      bounds: EXPONENT,
      spoken: { label: words.rate, value: rate },
    }) +
    group(
      words.run,
      iconButton("play", words[play], play),
      iconButton("step", words.step, "step"),
      iconButton("again", words.again, "reset"),
    ) +
    `</div>` +
    choice(
      words.units,
      UNITS.map((n) => button({ action: `units ${n}`, label: `${n}`, pressed: n === units })),
    ) +
    choice(
      words.activation,
      ACTIVATIONS.map((name) =>
        button({ action: `activation ${name}`, label: called(name), pressed: name === activation }),
      ),
    ) +
    choice(
      words.size,
      [points.length, ...SIZES].map((n) =>
        button({ action: `size ${n}`, label: n === points.length ? words.all : `${n}`, pressed: n === size }),
      ),
    ) +
    choice(words.seeds, [
      button({ action: "seed", label: words.seed }),
      button({ action: "many", label: words.many, pressed: many }),
    ]) +
    choice(words.points, [
      button({ action: "next", label: words.next }),
      button({ action: "reset", label: words.reset }),
    ]) +
    `<p class="says">${said(state, words)}</p>`
  );
}

/** @param {State} state  @param {Words} words */
function said(state, words) {
  const { runs, activation } = state;
  const points = pointsOf(state);
  const sides = runs.map((run) => points.filter((point) => right(run.network, activation, point)).length);
  return runs.length > 1
    ? words.saysMany(sides.filter((n) => n === points.length).length, runs.length)
    : words.says(number(loss(runs[0].network, activation, points), 3), sides[0], points.length);
}
