// Descent with momentum on a quadratic loss, and the roots that tell where it ends.
import { gradient } from "./descent.js";

/** @import { Problem, Weights } from "./descent.js" */

/** @typedef {[re: number, im: number]} Complex */
/** @typedef {{ alpha: number, beta: number }} Pair */

/**
 * W before the first step and after each one: v ← βv + ∇L, W ← W − αv.
 * @param {Problem} quadratic  @param {Weights} start  @param {Pair} pair  @param {number} steps
 */
export function roll(quadratic, start, { alpha, beta }, steps) {
  const path = [start];
  let [v0, v1] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const w = path[step];
    const [g0, g1] = gradient(quadratic, w);
    [v0, v1] = [beta * v0 + g0, beta * v1 + g1];
    path.push([w[0] - alpha * v0, w[1] - alpha * v1]);
  }
  return path;
}

/**
 * The two roots of r² − (1 + β − αλ) r + β.
 * @param {number} eigenvalue  @param {Pair} pair
 * @returns {[Complex, Complex]}
 */
export function roots(eigenvalue, { alpha, beta }) {
  const half = (1 + beta - alpha * eigenvalue) / 2;
  const root = Math.sqrt(Math.abs(half * half - beta));
  if (half * half < beta) {
    return [
      [half, root],
      [half, -root],
    ];
  }
  const larger = half < 0 ? half - root : half + root;
  return [
    [larger, 0],
    [larger && beta / larger, 0], // their product is β
  ];
}

/**
 * The size of the largest root: by so much each step of a long run multiplies how far the bottom is.
 * @param {Problem} quadratic  @param {Pair} pair
 */
export const factor = ({ eigenvalues }, pair) =>
  Math.max(...eigenvalues.flatMap((value) => roots(value, pair)).map(([re, im]) => Math.hypot(re, im)));

/** The rate at which a run no longer converges. @param {Problem} quadratic  @param {number} beta */
export const limit = ({ eigenvalues }, beta) => (2 * (1 + beta)) / eigenvalues[1];

/**
 * The pair with the smallest factor, and the one without momentum.
 * @param {Problem} quadratic
 */
export function best({ eigenvalues: [small, large] }) {
  const [low, high] = [Math.sqrt(small), Math.sqrt(large)];
  return {
    best: { alpha: (2 / (high + low)) ** 2, beta: ((high - low) / (high + low)) ** 2 },
    plain: { alpha: 2 / (small + large), beta: 0 },
  };
}
