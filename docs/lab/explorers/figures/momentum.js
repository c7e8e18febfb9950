// Momentum: the path that a pair (α, β) takes down the long valley, and the roots that foretell it.
import { button, group, iconButton, letter, slider } from "../controls.js";
import { axesAround } from "../drawings/bowl.js";
import { contours, losses, pairs, rootsInThePlane, STEPS } from "../drawings/momentum.js";
import { bowl, loss } from "../mathematics/descent.js";
import { best, factor, roll } from "../mathematics/momentum.js";
import { number } from "../numbers.js";

/** @import { CommonWords, Explorer, Playing } from "../explorer.js" */
/** @import { Weights } from "../mathematics/descent.js" */

/**
 * @typedef {object} Data
 * @property {[[number, number], [number, number]]} hessian  Of a loss whose lowest value is 0.
 * @property {Weights} bottom
 * @property {Weights} start
 * @property {number} alpha
 * @property {number} beta
 */
/** @typedef {ReturnType<typeof begin> & Playing} State */
/** @typedef {typeof WORDS.en & CommonWords} Words */

const SECONDS = 6; // a play of all steps
const ALPHA = { min: 0.001, max: 0.4, step: 0.0001, key: 0.005 };
const BETA = { min: 0, max: 0.99, step: 0.0001, key: 0.01 };

const WORDS = {
  ko: {
    play: "재생",
    pause: "멈춤",
    step: "한 걸음",
    alpha: "학습률",
    beta: "모멘텀",
    pair: "학습률과 모멘텀",
    start: "출발점",
    steps: "걸음",
    plain: "모멘텀 없이",
    best: "가장 좋은 짝",
    pairs: "정해 둔 짝",
    diverges: "발산",
    fastest: "가장 빠름",
    says: (/** @type {string} */ factor, /** @type {string} */ steps) =>
      `가장 큰 근의 크기는 ${factor}입니다. ` +
      (steps
        ? `<strong>수렴하고</strong>, 한 자리를 더 맞히는 데 ${steps}걸음이 듭니다.`
        : "1보다 작지 않으므로 <strong>수렴하지 않습니다</strong>."),
    panels: {
      contours: "위에서 본 손실의 등고선과 지나온 길",
      losses: "걸음마다의 손실, 로그 눈금",
      roots: "복소평면의 단위원과 네 근",
      pairs: "학습률과 모멘텀의 모든 짝",
    },
  },
  en: {
    play: "Play",
    pause: "Pause",
    step: "One step",
    alpha: "Learning rate",
    beta: "Momentum",
    pair: "Learning rate and momentum",
    start: "Start",
    steps: "Steps",
    plain: "Without momentum",
    best: "The best pair",
    pairs: "Pairs to try",
    diverges: "diverges",
    fastest: "fastest",
    says: (/** @type {string} */ factor, /** @type {string} */ steps) =>
      `The largest root has the size ${factor}. ` +
      (steps
        ? `It <strong>converges</strong>, and a further digit takes ${steps} steps.`
        : "That is not below 1, so it <strong>does not converge</strong>."),
    panels: {
      contours: "The contours of the loss from above, with the path",
      losses: "The loss at each step, logarithmic",
      roots: "The unit circle of the complex plane, with four roots",
      pairs: "All pairs of learning rate and momentum",
    },
  },
};

/** @type {Explorer<Data, State, typeof WORDS.en, "pair" | "start">} */
export default {
  words: WORDS,
  begin,
  bounds,
  handles: {
    pair: { moves: ["alpha", "beta"], at: ({ x, y }) => ({ alpha: x, beta: y }) },
    start: { moves: ["w", "b"], at: ({ x, y }) => ({ w: x, b: y }) },
  },
  actions: {
    play: ({ playing, step }) => ({ playing: !playing, step: step < STEPS ? step : 0 }),
    step: ({ step }) => ({ playing: false, step: Math.min(Math.floor(step) + 1, STEPS) }),
    pair: ({ problem }, name) => best(problem)[name === "best" ? "best" : "plain"],
  },
  advance({ step }, seconds) {
    const next = Math.min(STEPS, step + (STEPS / SECONDS) * seconds);
    return { step: next, playing: next < STEPS };
  },
  spoken: (state, handle, words) =>
    handle === "pair"
      ? { label: words.pair, value: `α ${number(state.alpha, 4)}, β ${number(state.beta, 4)}` }
      : { label: words.start, value: `w ${number(state.w)}, b ${number(state.b)}` },
  panels(state, words) {
    const step = Math.floor(state.step);
    const path = roll(state.problem, [state.w, state.b], state, step + 1); // one more, for the arrow
    return [
      contours(state, words, path, step),
      losses(state, words, path, step),
      rootsInThePlane(state, words),
      pairs(state, words, ALPHA.max),
    ];
  },
  tables: () => import("../tables/momentum.js"),
  controls,
};

/** @param {Data} data */
function begin({ hessian: [[a, b], [, c]], bottom, start, alpha, beta }) {
  const problem = bowl(bottom, [a, b, c], 0);
  const [wAxis, bAxis] = axesAround(bottom, start);
  return {
    problem,
    ring: 2 * loss(problem, start), // the fourth goes through the start
    wAxis,
    bAxis,
    alpha,
    beta,
    w: start[0],
    b: start[1],
    step: STEPS,
  };
}

/** @param {State} state */
function bounds({ wAxis, bAxis }) {
  return {
    alpha: ALPHA,
    beta: BETA,
    w: { min: wAxis.from, max: wAxis.to, step: 0.01, key: 0.1 },
    b: { min: bAxis.from, max: bAxis.to, step: 0.01, key: 0.1 },
    step: { min: 0, max: STEPS, step: 1, key: 1 },
  };
}

/** @param {State} state  @param {Words} words */
function controls(state, words) {
  const size = factor(state.problem, state);
  const play = state.playing ? "pause" : "play";
  const shown = `${Math.floor(state.step)} / ${STEPS}`;
  /** @param {"alpha" | "beta"} name  @param {string} symbol */
  const quantity = (name, symbol) =>
    slider({
      name,
      label: `${words[name]} ${letter(symbol, "gradient")}`,
      shown: number(state[name], 4),
      tone: "gradient",
      value: state[name],
      bounds: bounds(state)[name],
      spoken: { label: words[name], value: number(state[name], 4) },
    });
  return (
    quantity("alpha", "α") +
    quantity("beta", "β") +
    `<div class="bar">` +
    slider({
      name: "step",
      label: words.steps,
      shown,
      tone: "weight",
      value: Math.floor(state.step),
      bounds: bounds(state).step,
      spoken: { label: words.steps, value: shown },
    }) +
    group(
      words.run,
      iconButton("play", words[play], play),
      iconButton("step", words.step, "step"),
      iconButton("reset", words.reset, "reset"),
    ) +
    `</div>` +
    group(
      words.pairs,
      button({ action: "pair plain", label: words.plain }),
      button({ action: "pair best", label: words.best }),
    ) +
    `<p class="says">${words.says(number(size, 4), size < 1 ? digits(size) : "")}</p>`
  );
}

/** How many steps a further digit takes. @param {number} factor  Below 1. */
const digits = (factor) => (factor ? number(Math.log(0.1) / Math.log(factor), 1) : "1");
