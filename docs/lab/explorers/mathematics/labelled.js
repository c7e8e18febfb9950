// Labelled points, of which one is chosen at a time, and moved.

/** @import { Labelled } from "./network.js" */

/**
 * @typedef {object} Chosen
 * @property {Labelled[]} points
 * @property {number} chosen  Which of them the handle is on.
 * @property {number} x1  Where that one is now.
 * @property {number} x2
 */
/**
 * The points as they are now: the chosen one may have been moved.
 * @param {Chosen} state
 */
export const pointsOf = ({ points, chosen: at, x1, x2 }) =>
  points.map((point, i) => (i === at ? { ...point, x1, x2 } : point));

/**
 * What changes when another point is chosen.
 * @param {Chosen} state  @param {number} next
 */
export function chosen(state, next) {
  const points = pointsOf(state);
  return { points, chosen: next, x1: points[next].x1, x2: points[next].x2 };
}

/** Which point is next to a place. @param {Labelled[]} points  @param {number} x  @param {number} y */
export function nearest(points, x, y) {
  const away = points.map(({ x1, x2 }) => Math.hypot(x1 - x, x2 - y));
  return away.indexOf(Math.min(...away));
}
