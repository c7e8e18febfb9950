// Gradient descent on the sum of squared errors of the line w0 + w1 x.

/** @typedef {[w0: number, w1: number]} Weights */
/** @typedef {ReturnType<typeof bowl>} Problem */

/** @param {number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);

/**
 * The loss is quadratic, so a few sums over the data say all about it.
 * @param {number[]} x  @param {number[]} y
 */
export function problem(x, y) {
  const n = x.length;
  const [sx, sy] = [sum(x), sum(y)];
  const sxx = sum(x.map((v) => v * v));
  const sxy = sum(x.map((v, i) => v * y[i]));
  const determinant = n * sxx - sx * sx;
  /** @type {Weights} */
  const bottom = [(sxx * sy - sx * sxy) / determinant, (n * sxy - sx * sy) / determinant];
  const lowest = sum(x.map((v, i) => (bottom[0] + bottom[1] * v - y[i]) ** 2));
  return bowl(bottom, [2 * n, 2 * sx, 2 * sxx], lowest); // the Hessian is 2 XᵀX
}

/**
 * A quadratic loss of two weights, with what its Hessian [[a, b], [b, c]] has: two eigenvalues, the smaller first.
 * @param {Weights} bottom  @param {[a: number, b: number, c: number]} hessian  @param {number} lowest
 */
export function bowl(bottom, hessian, lowest) {
  const [a, b, c] = hessian;
  const [middle, radius] = [(a + c) / 2, Math.hypot((a - c) / 2, b)];
  return {
    bottom,
    hessian,
    eigenvalues: [middle - radius, middle + radius],
    angle: Math.atan2(2 * b, a - c) / 2, // of the second eigenvector
    lowest,
  };
}

/**
 * @param {Problem} quadratic  @param {Weights} w
 * @returns {Weights}
 */
export function gradient({ bottom, hessian: [a, b, c] }, [w0, w1]) {
  const [d0, d1] = [w0 - bottom[0], w1 - bottom[1]];
  return [a * d0 + b * d1, b * d0 + c * d1];
}

/** @param {Problem} quadratic  @param {Weights} w */
export function loss(quadratic, w) {
  const [g0, g1] = gradient(quadratic, w);
  const { bottom, lowest } = quadratic;
  return lowest + ((w[0] - bottom[0]) * g0 + (w[1] - bottom[1]) * g1) / 2;
}

/**
 * W before the first update and after each one.
 * @param {Problem} quadratic  @param {Weights} start  @param {number} alpha  @param {number} epochs
 */
export function descend(quadratic, start, alpha, epochs) {
  const path = [start];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const w = path[epoch];
    const [g0, g1] = gradient(quadratic, w);
    path.push([w[0] - alpha * g0, w[1] - alpha * g1]);
  }
  return path;
}

/** @param {Problem} quadratic  @param {number} alpha */
export const factors = ({ eigenvalues }, alpha) => eigenvalues.map((value) => 1 - alpha * value);
/** @param {Problem} quadratic */
export const limit = ({ eigenvalues }) => 2 / eigenvalues[1];
