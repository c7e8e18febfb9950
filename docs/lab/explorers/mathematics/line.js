// The mean squared error of the line w x + b, and its slopes in w and in b.

/** @param {number[]} values */
const mean = (values) => values.reduce((total, value) => total + value, 0) / values.length;

/** @param {number[]} x  @param {number[]} y  @param {number} w  @param {number} b */
export const errors = (x, y, w, b) => x.map((v, i) => w * v + b - y[i]);

/** @param {number[]} x  @param {number[]} y  @param {number} w  @param {number} b */
export const loss = (x, y, w, b) => mean(errors(x, y, w, b).map((e) => e * e));

/** @param {number[]} x  @param {number[]} y  @param {number} w  @param {number} b */
export function gradient(x, y, w, b) {
  const e = errors(x, y, w, b);
  return [2 * mean(e.map((error, i) => error * x[i])), 2 * mean(e)];
}
