// The learning rate: the path of descent, its line, its loss, and the factors behind it.
import { button, group, iconButton, letter, slider } from "../controls.js";
import { axesAround } from "../drawings/bowl.js";
import { contours, data, EPOCHS, losses, twoFactors } from "../drawings/descent.js";
import { descend, factors, limit, loss, problem } from "../mathematics/descent.js";
import { number } from "../numbers.js";

/** @import { CommonWords, Explorer, Playing } from "../explorer.js" */
/** @import { Weights } from "../mathematics/descent.js" */

/** @typedef {{ x: number[], y: number[], start: Weights, rate: number }} Data */
/** @typedef {ReturnType<typeof begin> & Playing} State */
/** @typedef {typeof WORDS.en & CommonWords} Words */

const SECONDS = 4; // a play of all epochs

const WORDS = {
  ko: {
    play: "재생",
    pause: "멈춤",
    step: "한 걸음",
    alpha: "학습률",
    start: "출발점",
    epoch: "에폭",
    shown: "에폭",
    epochs: "몇 에폭까지 볼지",
    // The number by itself: who says what they see on the button is understood.
    until: (/** @type {number} */ n) => `${n} 에폭까지`,
    above: "이 선을 넘으면 발산",
    converges: "수렴",
    diverges: "발산",
    says: (/** @type {string[]} */ [first, second], /** @type {boolean} */ converges) =>
      `두 방향의 곱수는 ${first}, ${second}입니다. ` +
      (converges
        ? "둘 다 크기가 1보다 작으므로 <strong>수렴합니다</strong>."
        : "크기가 1을 넘는 것이 있으므로 <strong>발산합니다</strong>."),
    panels: {
      data: "데이터와 직선",
      contours: "위에서 본 손실의 등고선과 지나온 길",
      losses: "에폭마다의 손실, 로그 눈금",
      factors: "학습률에 따른 두 방향의 곱수",
    },
  },
  en: {
    play: "Play",
    pause: "Pause",
    step: "One step",
    alpha: "Learning rate",
    start: "Start",
    epoch: "epoch",
    shown: "Epoch",
    epochs: "Epochs to show",
    until: (/** @type {number} */ n) => `Up to epoch ${n}`,
    above: "above this line: divergence",
    converges: "converges",
    diverges: "diverges",
    says: (/** @type {string[]} */ [first, second], /** @type {boolean} */ converges) =>
      `The factors of the two directions are ${first} and ${second}. ` +
      (converges
        ? "Both are below 1 in size, so it <strong>converges</strong>."
        : "One above 1 in size is enough: it <strong>diverges</strong>."),
    panels: {
      data: "The data and the line",
      contours: "The contours of the loss from above, with the path",
      losses: "The loss at each epoch, logarithmic",
      factors: "The factors of the two directions against the learning rate",
    },
  },
};

/** @type {Explorer<Data, State, typeof WORDS.en, "alpha" | "start">} */
export default {
  words: WORDS,
  begin,
  bounds,
  handles: {
    alpha: { moves: ["alpha"], at: ({ x }) => ({ alpha: x }) },
    start: { moves: ["w0", "w1"], at: ({ x, y }) => ({ w0: x, w1: y }) },
  },
  actions: {
    play: ({ playing, epoch, epochs }) => ({ playing: !playing, epoch: epoch < epochs ? epoch : 0 }),
    step: ({ epoch, epochs }) => ({ playing: false, epoch: Math.min(Math.floor(epoch) + 1, epochs) }),
    epochs: (_, epochs) => ({ playing: false, epochs: Number(epochs), epoch: Number(epochs) }),
  },
  advance({ epoch, epochs }, seconds) {
    const next = Math.min(epochs, epoch + (epochs / SECONDS) * seconds);
    return { epoch: next, playing: next < epochs };
  },
  spoken: (state, handle, words) =>
    handle === "alpha"
      ? spokenRate(state, words)
      : { label: words.start, value: `w0 ${number(state.w0)}, w1 ${number(state.w1)}` },
  panels(state, words) {
    // One epoch more than is shown, for the arrow of the next step.
    const path = descend(state.problem, [state.w0, state.w1], state.alpha, state.epochs + 1);
    const epoch = Math.floor(state.epoch);
    return [
      data(state, words, path[epoch], epoch),
      contours(state, words, path, epoch),
      losses(state, words, path, epoch),
      twoFactors(state, words, bounds(state).alpha.max),
    ];
  },
  tables: () => import("../tables/learning-rate.js"),
  controls,
};

/** @param {Data} data */
function begin({ x, y, start: [w0, w1], rate }) {
  const quadratic = problem(x, y);
  const [w0Axis, w1Axis] = axesAround(quadratic.bottom, [w0, w1]);
  const ends = [Math.min(...x), Math.max(...x)];
  return {
    x,
    y,
    problem: quadratic,
    ring: 2 * (loss(quadratic, [w0, w1]) - quadratic.lowest), // the fourth goes through the start
    w0Axis,
    w1Axis,
    xAxis: padded(ends),
    yAxis: padded([...y, ...ends.map((end) => w0 + w1 * end)]),
    alpha: rate,
    w0,
    w1,
    epochs: EPOCHS[0],
    epoch: EPOCHS[0],
  };
}

/** @param {number[]} values */
function padded(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { from: low - (high - low) / 12, to: high + (high - low) / 12 };
}

/** @param {State} state */
function bounds({ problem: quadratic, epochs, w0Axis, w1Axis }) {
  return {
    alpha: { min: 0.0001, max: Number((1.4 * limit(quadratic)).toFixed(4)), step: 1e-5, key: 1e-4 },
    w0: { min: w0Axis.from, max: w0Axis.to, step: 0.01, key: 0.5 },
    w1: { min: w1Axis.from, max: w1Axis.to, step: 0.01, key: 0.5 },
    epoch: { min: 0, max: epochs, step: 1, key: epochs > 100 ? 10 : 1 },
  };
}

/** @param {State} state */
const converges = ({ problem: quadratic, alpha }) => alpha < limit(quadratic);

/** @param {State} state  @param {Words} words */
function spokenRate(state, words) {
  const fate = converges(state) ? words.converges : words.diverges;
  return { label: words.alpha, value: `${state.alpha.toFixed(5)}, ${fate}` };
}

/** @param {State} state  @param {Words} words */
function controls(state, words) {
  const { alpha, epoch, epochs, playing } = state;
  const limits = bounds(state);
  const shown = Math.floor(epoch);
  const values = factors(state.problem, alpha).map((factor) => number(factor, 4));
  const play = playing ? "pause" : "play";
  return (
    `<div class="bar">` +
    slider({
      name: "alpha",
      label: `${words.alpha} ${letter("α", "gradient")}`,
      shown: alpha.toFixed(5),
      tone: "gradient",
      value: alpha,
      bounds: limits.alpha,
      spoken: spokenRate(state, words),
    }) +
    group(
      words.run,
      iconButton("play", words[play], play),
      iconButton("step", words.step, "step"),
      iconButton("reset", words.reset, "reset"),
    ) +
    `</div><div>` +
    slider({
      name: "epoch",
      label: words.shown,
      shown: `${shown} / ${epochs}`,
      tone: "weight",
      value: shown,
      bounds: limits.epoch,
      spoken: { label: words.shown, value: `${shown} / ${epochs}` },
    }) +
    group(
      words.epochs,
      ...EPOCHS.map((n) => {
        const pressed = n === epochs;
        const style = pressed ? "weight" : "";
        return button({ action: `epochs ${n}`, label: words.until(n), content: `${n}`, pressed, style });
      }),
    ) +
    `</div><p class="says">${words.says(values, converges(state))}</p>`
  );
}
