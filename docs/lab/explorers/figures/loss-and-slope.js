// Loss and slope: a line over the data, its squared errors, and the tangent of the loss.
import { button, group, letter, slider } from "../controls.js";
import { errors, gradient, loss } from "../mathematics/line.js";
import { large, number } from "../numbers.js";
import * as plot from "../plot.js";

/** @import { CommonWords, Explorer } from "../explorer.js" */
/** @import { XY } from "../plot.js" */
/** @import { Scale } from "../../scales.js" */

/** @typedef {{ x: number[], y: number[], w: number, b: number }} Data */
/** @typedef {ReturnType<typeof begin>} State */
/** @typedef {typeof WORDS.en & CommonWords} Words */
/** @typedef {"w" | "b" | "slope"} Handle */

const STEP = { step: 0.01, key: 0.1 };
const BOUNDS = { w: { min: -1, max: 5, ...STEP }, b: { min: -1, max: 5, ...STEP } };

const WORDS = {
  ko: {
    w: "가중치",
    b: "편향",
    slope: "접점의 가중치",
    slopeLabel: "접선의 기울기",
    slopeIs: (/** @type {string} */ slope) => `기울기 ${slope}`,
    lossIs: (/** @type {string} */ loss) => `손실 ${loss}`,
    panels: {
      squares: "세 점과 직선, 제곱한 오차의 정사각형",
      curve: "가중치에 따른 손실과 접선",
    },
  },
  en: {
    w: "Weight",
    b: "Bias",
    slope: "Weight where the tangent touches",
    slopeLabel: "slope",
    slopeIs: (/** @type {string} */ slope) => `slope ${slope}`,
    lossIs: (/** @type {string} */ loss) => `loss ${loss}`,
    panels: {
      squares: "Three points, the line, and the squared errors as squares",
      curve: "The loss against the weight, with its tangent",
    },
  },
};

/** @type {Explorer<Data, State, typeof WORDS.en, Handle>} */
export default {
  words: WORDS,
  begin,
  bounds: () => BOUNDS,
  // The line turns about its intercept, which is held at the axis.
  handles: {
    w: { moves: ["w"], at: ({ x, y }, { b }) => ({ w: (y - b) / Math.max(x, 0.5) }) },
    b: { moves: ["b"], at: ({ y }) => ({ b: y }) },
    slope: { moves: ["w"], at: ({ x }) => ({ w: x }) },
  },
  actions: {},
  spoken,
  panels: (state, words) => [squares(state, words), curve(state, words)],
  tables: () => import("../tables/loss-and-slope.js"),
  controls,
};

/** @param {Data} data */
function begin({ x, y, w, b }) {
  const { width, height } = plot.inner(300);
  const yAxis = { from: BOUNDS.b.min - 1, to: Math.max(...y) + 1 };
  // Equal units on both axes, so that squares are squares.
  const xAxis = { from: 0, to: ((yAxis.to - yAxis.from) * width) / height };
  return { x, y, w, b, xAxis, yAxis };
}

/**
 * Where the line is held: far to the right, but in sight.
 * @param {State} state
 */
function grip({ w, b, xAxis, yAxis }) {
  const edge = (w >= 0 ? yAxis.to : yAxis.from) - b;
  const x = Math.min(0.8 * xAxis.to, (0.96 * edge) / (w || 1e-9));
  return { x, y: w * x + b };
}

/** @param {State} state  @param {Handle} name  @param {Words} words */
function spoken({ x, y, w, b }, name, words) {
  const value = { w, b, slope: w }[name];
  const tail =
    name === "slope" ? words.slopeIs(number(gradient(x, y, w, b)[0])) : words.lossIs(large(loss(x, y, w, b)));
  return { label: words[name], value: `${number(value)}, ${tail}` };
}

/**
 * The square of an error, on the side of the line where its point is; its area, where there is
 * room, in the corner that the line leaves free.
 * @param {Scale} X  @param {Scale} Y  @param {number} x  @param {number} y  @param {number} error
 */
function square(X, Y, x, y, error) {
  const side = Math.abs(X(error) - X(0));
  const [left, top] = [X(Math.min(x, x - error)), Y(Math.max(y, y + error))];
  const [atX, atY, anchor] =
    error < 0 ? [left + side - 4, top + side - 5, "end"] : [Math.max(left, 0) + 4, top + 15, "start"];
  const size = side.toFixed(1);
  return (
    `<rect class="square" x="${left.toFixed(1)}" y="${top.toFixed(1)}" ` +
    `width="${size}" height="${size}"/>` +
    plot.text(atX, atY, side > 30 ? number(error ** 2) : "", `area loss ${anchor}`)
  );
}

/** @param {State} state  @param {Words} words */
function squares(state, words) {
  const { x, y, w, b, xAxis, yAxis } = state;
  return plot.panel({
    id: "loss-and-slope-squares",
    label: words.panels.squares,
    x: { ...xAxis, name: plot.symbol("x") },
    y: { ...yAxis, name: plot.symbol("y") },
    inside: (X, Y) =>
      errors(x, y, w, b)
        .map((error, i) => square(X, Y, x[i], y[i], error))
        .join("") +
      plot.straight(X, Y, w, b, "model thick") +
      plot.circles(x.map((value, i) => [X(value), Y(y[i])])),
    over: (X, Y) => {
      const held = grip(state);
      return plot.handle("b", 0, Y(b), "bias") + plot.handle("w", X(held.x), Y(held.y), "weight");
    },
  });
}

/** @param {State} state  @param {Words} words */
function curve(state, words) {
  const { x, y, w, b } = state;
  const { min, max } = BOUNDS.w;
  const [slope] = gradient(x, y, w, b);
  const value = loss(x, y, w, b);
  return plot.panel({
    id: "loss-and-slope-curve",
    label: words.panels.curve,
    x: {
      from: min,
      to: max,
      name: plot.symbol("w", "weight"),
    },
    y: { from: 0, to: 36, ticks: [0, 10, 20, 30], name: plot.symbol("L", "loss") },
    inside: (X, Y, width) => {
      const weights = Array.from({ length: 121 }, (_, i) => min + ((max - min) * i) / 120);
      /** @type {XY[]} */
      const points = weights.map((at) => [X(at), Y(loss(x, y, at, b))]);
      return (
        plot.line(points, "loss thick") +
        plot.straight(X, Y, slope, value - slope * w, "gradient") +
        plot.text(width / 2, 14, `${words.slopeLabel} ${number(slope)}`, "note gradient middle")
      );
    },
    over: (X, Y) => {
      const down = plot.segment(X(w), Y(0), X(w), Math.max(0, Y(value)), "weight dotted");
      return down + plot.handle("slope", X(w), Math.max(0, Y(value)), "weight");
    },
  });
}

const d = '<span class="upright gradient">∂</span>';
/** @param {string} name  @param {string} tone */
const partial = (name, tone) => `${d}${letter("L", "loss")} / ${d}${letter(name, tone)}`;

/** @param {State} state  @param {Words} words */
function controls(state, words) {
  const { x, y, w, b } = state;
  const [dw, db] = gradient(x, y, w, b).map((value) => number(value));
  /** @param {"w" | "b"} name  @param {string} tone */
  const quantity = (name, tone) =>
    slider({
      name,
      label: `${words[name]} ${letter(name, tone)}`,
      shown: number(state[name]),
      tone,
      value: state[name],
      bounds: BOUNDS[name],
      spoken: spoken(state, name, words),
    });
  return (
    quantity("w", "weight") +
    quantity("b", "bias") +
    group(words.run, button({ action: "reset", label: words.reset })) +
    `<p class="says values">` +
    `<span>${letter("L", "loss")} = ${large(loss(x, y, w, b))}</span>` +
    `<span>${partial("w", "weight")} = ${dw}</span><span>${partial("b", "bias")} = ${db}</span></p>`
  );
}
