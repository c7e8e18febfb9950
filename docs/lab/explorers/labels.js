// Where a value is written beside its point: as near as it can be without touching a curve.

/** @import { XY } from "./plot.js" */

/** @typedef {{ x: number, y: number, width: number }} Wanted  A point, and how wide what is written beside it is. */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

const LINE = 14; // how high a line of text is
const ASCENT = 11; // how much of it is above its baseline
const ASIDE = 10; // from the point to the text
const AIR = 2; // between a text and a curve
const STEP = 4;

/** @param {Box} a  @param {Box} b */
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * The box around each piece of a line, from one point to the next.
 * @param {XY[]} line
 * @returns {Box[]}
 */
const boxes = (line) =>
  line.slice(1).map(([x, y], i) => ({
    left: Math.min(x, line[i][0]) - AIR,
    right: Math.max(x, line[i][0]) + AIR,
    top: Math.min(y, line[i][1]) - AIR,
    bottom: Math.max(y, line[i][1]) + AIR,
  }));

/**
 * The places around a point, nearest first: to the right of it and to the left.
 * @param {Wanted} wanted  @param {number} height
 */
function* around({ x, y, width }, height) {
  for (let away = 0; away < height; away += STEP) {
    for (const side of [1, -1]) {
      for (const up of away ? [-away, away] : [0]) {
        const left = side > 0 ? x + ASIDE : x - ASIDE - width;
        const top = y + up - LINE / 2;
        yield { left, right: left + width, top, bottom: top + LINE };
      }
    }
  }
}

/**
 * Baselines' beginnings for texts beside their points. Where no place is free of all curves and of
 * each other, a text stands right beside its point.
 * @param {Wanted[]} points  @param {XY[][]} curves  @param {number} width  @param {number} height  Of the drawing.
 * @returns {XY[]}
 */
export function beside(points, curves, width, height) {
  const taken = curves.flatMap(boxes);
  return points.map((point) => {
    const [nearest] = around(point, height);
    let place = nearest;
    for (const box of around(point, height)) {
      const inside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height - LINE;
      if (inside && !taken.some((other) => meet(box, other))) {
        place = box;
        break;
      }
    }
    taken.push(place);
    return [place.left, place.top + ASCENT];
  });
}
