// Descent with momentum, drawn: the way down, the losses, the roots, and the plane of all (α, β).

import { logarithmic } from "../../scales.js";
import { loss } from "../mathematics/descent.js";
import { best, limit, roots } from "../mathematics/momentum.js";
import { power } from "../numbers.js";
import * as plot from "../plot.js";
import { rings, STYLES, way } from "./bowl.js";

/** @import { Scale } from "../../scales.js" */
/** @import { State, Words } from "../figures/momentum.js" */
/** @import { Weights } from "../mathematics/descent.js" */
/** @import { XY } from "../plot.js" */

export const STEPS = 120;
const alpha = plot.symbol("α", "gradient");
const beta = plot.symbol("β", "gradient");

/** @param {State} state  @param {Words} words  @param {Weights[]} path  @param {number} step */
export function contours(state, words, path, step) {
  const { problem, ring, wAxis, bAxis, w, b } = state;
  return plot.panel({
    id: "momentum-contours",
    label: words.panels.contours,
    x: { ...wAxis, name: plot.symbol("w", "weight") },
    y: { ...bAxis, name: plot.symbol("b", "bias") },
    inside: (X, Y) => rings(problem, ring, X, Y) + way(path, step, X, Y),
    over: (X, Y) => plot.handle("start", X(w), Y(b), "weight open"),
  });
}

/** @param {State} state  @param {Words} words  @param {Weights[]} path  @param {number} step */
export function losses({ problem }, words, path, step) {
  const [low, high] = [-12, 4];
  /** The logarithm of 0 is nowhere. @param {Scale} Y  @param {Weights} at */
  const height = (Y, at) => Y(Math.max(loss(problem, at), Number.MIN_VALUE));
  return plot.panel({
    id: "momentum-losses",
    label: words.panels.losses,
    x: { from: 0, to: STEPS, ticks: [0, 40, 80, 120], name: words.steps },
    y: {
      scale: logarithmic,
      from: 10 ** low,
      to: 10 ** high,
      ticks: [-12, -8, -4, 0, 4].map((exponent) => 10 ** exponent),
      format: (value) => power(Math.round(Math.log10(value))),
      name: plot.symbol("L", "loss"),
    },
    inside: (X, Y) => {
      /** @type {XY[]} */
      const points = path.slice(0, step + 1).map((at, k) => [X(k), height(Y, at)]);
      return plot.line(points, "loss thick");
    },
    over: (X, Y, _, h) => {
      const now = height(Y, path[step]);
      return now > 0 && now < h ? plot.dots([[X(step), now]], "loss large") : "";
    },
  });
}

/**
 * A circle around the origin.
 * @param {Scale} X  @param {Scale} Y  @param {number} radius
 */
const circle = (X, Y, radius, style = "") =>
  plot.line(
    Array.from({ length: 121 }, (_, i) => {
      const turn = (i / 60) * Math.PI;
      return [X(radius * Math.cos(turn)), Y(radius * Math.sin(turn))];
    }),
    style,
  );

/** @param {State} state  @param {Words} words */
export function rootsInThePlane(state, words) {
  const { width, height } = plot.inner(300);
  const up = 1.25;
  const across = (up * width) / height; // equal units, so that a circle is one
  return plot.panel({
    id: "momentum-roots",
    label: words.panels.roots,
    x: { from: -across, to: across, ticks: [-1, 0, 1], name: `Re ${plot.symbol("r")}` },
    y: { from: -up, to: up, ticks: [-1, 0, 1], name: `Im ${plot.symbol("r")}` },
    inside: (X, Y, w, h) =>
      plot.segment(0, Y(0), w, Y(0), "data thin") +
      plot.segment(X(0), 0, X(0), h, "data thin") +
      circle(X, Y, 1, "data") +
      circle(X, Y, Math.sqrt(state.beta), "gradient dotted") +
      state.problem.eigenvalues
        .map((value, i) => {
          /** @type {XY[]} */
          const places = roots(value, state).map(([re, im]) => [X(re), Y(im)]);
          const tone = STYLES[i].split(" ")[0];
          return i ? plot.triangles(places, tone) : plot.dots(places, tone);
        })
        .join(""),
  });
}

/**
 * For each β between 0 and 1, a rate: a curve across the plane of pairs.
 * @param {Scale} X  @param {Scale} Y  @param {(beta: number) => number} rate
 */
const curve = (X, Y, rate, style = "") =>
  plot.line(
    Array.from({ length: 101 }, (_, i) => [X(rate(i / 100)), Y(i / 100)]),
    style,
  );

/** @param {State} state  @param {Words} words  @param {number} highest  The largest rate that is shown. */
export function pairs(state, words, highest) {
  const { problem } = state;
  const [small, large] = problem.eigenvalues;
  const { best: fastest } = best(problem);
  return plot.panel({
    id: "momentum-pairs",
    label: words.panels.pairs,
    x: { from: 0, to: highest, ticks: [0, 0.1, 0.2, 0.3, 0.4], name: alpha },
    y: { from: 0, to: 1, ticks: [0, 0.5, 1], name: beta },
    inside: (X, Y, w, h) =>
      // The roots of an eigenvalue are complex between (1 − √β)² / λ and (1 + √β)² / λ.
      curve(X, Y, (at) => (1 - Math.sqrt(at)) ** 2 / small, STYLES[0]) +
      curve(X, Y, (at) => (1 + Math.sqrt(at)) ** 2 / large, STYLES[1]) +
      curve(X, Y, (at) => limit(problem, at), "data thick") +
      plot.text(w - 6, h - 14, words.diverges, "note end") +
      plot.text(X(fastest.alpha) + 10, Y(fastest.beta) + 34, words.fastest, "note") +
      plot.dots([[X(fastest.alpha), Y(fastest.beta)]], "model large"),
    over: (X, Y) => plot.handle("pair", X(state.alpha), Y(state.beta), "gradient"),
  });
}
