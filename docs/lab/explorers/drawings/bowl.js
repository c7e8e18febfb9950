// A quadratic loss from above: its rings, the directions of its eigenvectors, and a way down.
import * as plot from "../plot.js";

/** @import { Scale } from "../../scales.js" */
/** @import { Problem, Weights } from "../mathematics/descent.js" */
/** @import { XY } from "../plot.js" */

export const RINGS = 7;
export const STYLES = ["second dashed", "third"]; // of the two directions, and of what belongs to each

/** @param {number} centre  @param {number} half */
const across = (centre, half) => ({ from: centre - half, to: centre + half });

/**
 * Axes with equal units, around the bottom and so wide that a start is in sight.
 * @param {Weights} bottom  @param {Weights} start
 */
export function axesAround(bottom, start) {
  const reach = 1.2 * Math.hypot(start[0] - bottom[0], start[1] - bottom[1]);
  const { width, height } = plot.inner(300);
  return [across(bottom[0], (reach * width) / height), across(bottom[1], reach)];
}

/**
 * The rings, evenly spaced; on the fourth the loss is `fourth` / 2 above the lowest.
 * @param {Problem} quadratic  @param {number} fourth  @param {Scale} X  @param {Scale} Y
 */
export function rings({ bottom, eigenvalues, angle }, fourth, X, Y) {
  const unit = X(1) - X(0);
  const [cx, cy] = [X(bottom[0]), Y(bottom[1])];
  // A loss is the same all around an ellipse whose axes are the eigenvectors.
  const ellipses = Array.from({ length: RINGS }, (_, k) => {
    const [r1, r2] = eigenvalues.map((value) => ((k + 1) / 4) * Math.sqrt(fourth / value) * unit);
    return `<ellipse rx="${r2.toFixed(2)}" ry="${r1.toFixed(2)}"/>`;
  });
  const directions = [angle + Math.PI / 2, angle].map((turn, i) => {
    const [dx, dy] = [1000 * Math.cos(turn), -1000 * Math.sin(turn)];
    return plot.segment(cx - dx, cy - dy, cx + dx, cy + dy, `thin ${STYLES[i]}`);
  });
  return (
    `<g class="rings loss" transform="translate(${cx.toFixed(2)} ${cy.toFixed(2)}) ` +
    `rotate(${((-angle * 180) / Math.PI).toFixed(2)})">${ellipses.join("")}</g>` +
    directions.join("") +
    `<path class="line loss" d="M${(cx - 5).toFixed(2)} ${cy.toFixed(2)}h10m-5-5v10"/>`
  );
}

/**
 * The path so far, and its next step as an arrow.
 * @param {Weights[]} path  @param {number} steps  So far; the path goes one further.
 * @param {Scale} X  @param {Scale} Y
 */
export function way(path, steps, X, Y) {
  /** @type {XY[]} */
  const points = path.slice(0, steps + 2).map(([w0, w1]) => [X(w0), Y(w1)]);
  const next = /** @type {XY} */ (points.pop());
  return (
    plot.line(points, "weight thin") +
    plot.dots(points, "weight small") +
    plot.arrow(points[steps], next, "gradient") +
    plot.dots([points[steps]], "weight large")
  );
}
