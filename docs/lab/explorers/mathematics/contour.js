// Where a function of the plane is zero: marching squares over a grid.

/** @import { XY } from "../plot.js" */

/**
 * The pieces of the line on which values of a grid are zero, in cells from 0 on; between two corners of a
 * cell a value counts as going straight.
 * @param {number[][]} values  By row, then by column.
 * @returns {[XY, XY][]}
 */
export function zeros(values) {
  /** @type {[XY, XY][]} */
  const pieces = [];
  for (let row = 0; row + 1 < values.length; row++) {
    for (let column = 0; column + 1 < values[row].length; column++) {
      /** @type {XY[]} */
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ];
      const at = corners.map(([x, y]) => values[y][x]);
      /** @type {XY[]} */
      const crossed = [];
      corners.forEach(([x, y], i) => {
        const next = (i + 1) % 4;
        if (at[i] > 0 === at[next] > 0) return;
        const part = at[i] / (at[i] - at[next]);
        crossed.push([x + part * (corners[next][0] - x), y + part * (corners[next][1] - y)]);
      });
      // Four crossings are two pieces; which way they go is told by the middle of the cell.
      const middle = at.reduce((sum, value) => sum + value, 0) > 0;
      if (crossed.length === 4 && middle !== at[0] > 0) crossed.push(/** @type {XY} */ (crossed.shift()));
      for (let i = 0; i + 1 < crossed.length; i += 2) pieces.push([crossed[i], crossed[i + 1]]);
    }
  }
  return pieces;
}
