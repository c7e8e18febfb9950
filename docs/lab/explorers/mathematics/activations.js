// Sixteen activation functions with their derivatives, stable for every x. Three of them
// have a parameter: the second argument. At a corner or a jump the slope is the left one.

/**
 * @typedef {object} Activation
 * @property {(x: number, parameter: number) => number} f
 * @property {(x: number, parameter: number) => number} slope
 * @property {number} [parameter]
 * @property {(parameter: number) => number} [corner]
 */

/** @param {number} x */
const sigmoid = (x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

/** @param {number} x */
const normalDensity = (x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/**
 * The probability that a standard normal value is below x: the normal density times the sum
 * x + x³/3 + x⁵/(3·5) + ..., or far out a continued fraction.
 * @param {number} x
 */
function normalBelow(x) {
  const z = Math.abs(x);
  const density = normalDensity(z);
  if (z > 3) {
    let fraction = z;
    for (let k = 60; k > 0; k--) fraction = z + k / fraction;
    return x < 0 ? density / fraction : 1 - density / fraction;
  }
  let [sum, term] = [z, z];
  for (let k = 3; term > sum * 1e-17; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return x < 0 ? 0.5 - density * sum : 0.5 + density * sum;
}

/** @type {Record<string, Activation>} */
export const activations = {
  identity: { f: (x) => x, slope: () => 1 },
  linear: { f: (x) => 2 * x + 1, slope: () => 2 },
  bent_identity: {
    f: (x) => x * (1 + Math.tan(Math.atan(x) / 2) / 2), // (√(x² + 1) − 1) / 2 + x
    slope: (x) => 1 + Math.sin(Math.atan(x)) / 2,
  },
  binary_step: { f: (x) => (x >= 0 ? 1 : 0), slope: () => 0, corner: () => 0 },
  sigmoid: { f: sigmoid, slope: (x) => sigmoid(x) * sigmoid(-x) },
  tanh: { f: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2 },
  arctan: { f: Math.atan, slope: (x) => 1 / (1 + x * x) },
  softsign: {
    f: (x) => Math.sign(x) / (1 + 1 / Math.abs(x)), // x / (1 + |x|)
    slope: (x) => 1 / (1 + Math.abs(x)) ** 2,
  },
  relu: { f: (x) => Math.max(0, x), slope: (x) => (x > 0 ? 1 : 0), corner: () => 0 },
  leaky_relu: {
    parameter: 0.1,
    f: (x, slope) => (x >= 0 ? x : slope * x),
    slope: (x, slope) => (x > 0 ? 1 : slope),
    corner: () => 0,
  },
  elu: {
    parameter: 0.9,
    f: (x, alpha) => (x >= 0 ? x : alpha * Math.expm1(x)),
    slope: (x, alpha) => (x > 0 ? 1 : alpha * Math.exp(x)),
    corner: () => 0,
  },
  trelu: {
    parameter: 2,
    f: (x, threshold) => (x > threshold ? x : 0),
    slope: (x, threshold) => (x > threshold ? 1 : 0),
    corner: (threshold) => threshold,
  },
  silu: {
    f: (x) => Math.max(x, -1000) * sigmoid(x),
    slope: (x) => sigmoid(x) + Math.max(-1000, Math.min(1000, x)) * sigmoid(x) * sigmoid(-x),
  },
  gelu: {
    f: (x) => Math.max(x, -1000) * normalBelow(x),
    slope: (x) => normalBelow(x) + Math.max(-1000, Math.min(1000, x)) * normalDensity(x),
  },
  softplus: { f: (x) => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))), slope: sigmoid },
  gaussian: {
    f: (x) => Math.exp(-x * x),
    slope: (x) => (Math.abs(x) < 40 ? -2 * x * Math.exp(-x * x) : 0),
  },
};
