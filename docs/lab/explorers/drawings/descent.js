// Descent on the loss of a line, drawn: the line, the way down, the losses, and the factors behind it.

import { logarithmic, ticks } from "../../scales.js";
import { factors, limit, loss } from "../mathematics/descent.js";
import { large, power } from "../numbers.js";
import * as plot from "../plot.js";
import { RINGS, rings, STYLES, way } from "./bowl.js";

/** @import { State, Words } from "../figures/learning-rate.js" */
/** @import { Weights } from "../mathematics/descent.js" */
/** @import { XY } from "../plot.js" */

export const EPOCHS = [30, 100, 300, 1000];

/** @param {State} state  @param {Words} words  @param {Weights} w  @param {number} epoch */
export function data(state, words, [w0, w1], epoch) {
  const { x, y, xAxis, yAxis, problem: quadratic } = state;
  return plot.panel({
    id: "learning-rate-data",
    label: words.panels.data,
    x: { ...xAxis, name: plot.symbol("x") },
    y: { ...yAxis, name: plot.symbol("y") },
    inside: (X, Y, w, h) =>
      plot.circles(x.map((value, i) => [X(value), Y(y[i])])) +
      plot.straight(X, Y, w1, w0, "model thick") +
      plot.text(w - 4, h - 28, `${words.epoch} ${epoch}`, "note end") +
      plot.text(w - 4, h - 8, `${plot.symbol("L", "loss")} = ${large(loss(quadratic, [w0, w1]))}`, "note loss end"),
  });
}

/** @param {State} state  @param {Words} words  @param {Weights[]} path  @param {number} epoch */
export function contours(state, words, path, epoch) {
  const { problem: quadratic, w0Axis, w1Axis, ring } = state;
  return plot.panel({
    id: "learning-rate-contours",
    label: words.panels.contours,
    x: { ...w0Axis, name: plot.symbol("w", "weight", 0) },
    y: { ...w1Axis, name: plot.symbol("w", "weight", 1) },
    inside: (X, Y) => rings(quadratic, ring, X, Y) + way(path, epoch, X, Y),
    over: (X, Y) => plot.handle("start", X(state.w0), Y(state.w1), "weight open"),
  });
}

/** @param {State} state  @param {Words} words  @param {Weights[]} path  @param {number} epoch */
export function losses(state, words, path, epoch) {
  const { problem: quadratic, epochs, ring } = state;
  const first = Math.ceil(Math.log10(quadratic.lowest + (ring / 2) * (RINGS / 4) ** 2));
  const decades = first + EPOCHS.indexOf(epochs) * 4;
  const low = Math.floor(Math.log10(quadratic.lowest));
  const step = Math.ceil((decades - low) / 5);
  const exponents = Array.from({ length: Math.floor((decades - low) / step) + 1 }, (_, i) => low + i * step);
  return plot.panel({
    id: "learning-rate-losses",
    label: words.panels.losses,
    height: 240,
    x: { from: 0, to: epochs, ticks: ticks(0, epochs, 4), name: words.epoch },
    y: {
      scale: logarithmic,
      from: 10 ** low,
      to: 10 ** decades,
      ticks: exponents.map((exponent) => 10 ** exponent),
      format: (value) => power(Math.round(Math.log10(value))),
      name: plot.symbol("L", "loss"),
    },
    inside: (X, Y, w) => {
      /** @type {XY[]} */
      const points = path.slice(0, epoch + 1).map((at, k) => [X(k), Y(loss(quadratic, at))]);
      const floor = Y(quadratic.lowest);
      return plot.segment(0, floor, w, floor, "data dotted") + plot.line(points, "loss thick");
    },
    over: (X, Y) => {
      const now = Y(loss(quadratic, path[epoch]));
      return now > 0 ? plot.dots([[X(epoch), now]], "loss large") : "";
    },
  });
}

/** @param {State} state  @param {Words} words  @param {number} highest  The largest rate that is shown. */
export function twoFactors(state, words, highest) {
  const { problem: quadratic, alpha } = state;
  const { eigenvalues } = quadratic;
  return plot.panel({
    id: "learning-rate-factors",
    label: words.panels.factors,
    height: 240,
    drag: "alpha",
    x: { from: 0, to: highest, name: plot.symbol("α", "gradient") },
    y: {
      from: 0,
      to: 1.8,
      ticks: [0, 0.5, 1, 1.5],
      format: (value) => value.toFixed(1),
      name: `|1 − ${plot.symbol("α", "gradient")}${plot.symbol("λ")}|`,
    },
    inside: (X, Y, w) => {
      const edge = X(limit(quadratic));
      const lines = eigenvalues.map((value, i) =>
        plot.line(
          [
            [X(0), Y(1)],
            [X(1 / value), Y(0)],
            [X(highest), Y(Math.abs(1 - highest * value))],
          ],
          STYLES[i],
        ),
      );
      return (
        plot.segment(0, Y(1), w, Y(1), "data thin") +
        plot.segment(edge, Y(0), edge, 0, "data dotted") +
        plot.text(6, Y(1) - 8, words.above, "note faint") +
        plot.text(edge - 5, 14, `2 / ${plot.symbol("λ", "", "max")}`, "note end") +
        lines.join("") +
        plot.text(X(0.43 / eigenvalues[1]), Y(0.42), plot.symbol("λ", "third", 2), "note end") +
        plot.text(X(0.62 / eigenvalues[0]), Y(0.52), plot.symbol("λ", "second", 1), "note")
      );
    },
    over: (X, Y, _, h) => {
      const sizes = factors(quadratic, alpha).map(Math.abs);
      return (
        plot.segment(X(alpha), 0, X(alpha), h, "gradient thin") +
        sizes.map((size, i) => plot.dots([[X(alpha), Y(size)]], `large ${STYLES[i]}`)).join("") +
        plot.handle("alpha", X(alpha), h, "gradient")
      );
    },
  });
}
