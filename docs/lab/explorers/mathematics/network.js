// A network with one hidden layer that tells two classes of points apart, as lesson 14 trains it.
import { activations } from "./activations.js";

/** @typedef {{ x1: number, x2: number, label: number }} Labelled  A point; its label is 0 or 1. */
/**
 * @typedef {object} Network  Its 4 × units + 1 parameters.
 * @property {[number[], number[]]} W1  (2, units)
 * @property {number[]} B1
 * @property {number[]} W2
 * @property {number} B2
 */

/**
 * The slope of each activation in terms of its value, which the forward pass has found already.
 * @type {Record<string, (value: number) => number>}
 */
const SLOPES = {
  tanh: (h) => 1 - h * h,
  relu: (h) => (h > 0 ? 1 : 0),
  sigmoid: (h) => h * (1 - h),
  identity: () => 1,
};
export const ACTIVATIONS = Object.keys(SLOPES);

/**
 * Numbers from 0 to 1, the same for the same seed: the generator mulberry32.
 * @param {number} seed
 */
function uniform(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The first weights: normal numbers of the standard deviation 1/√n, n numbers entering a layer.
 * @param {number} units  @param {number} seed
 * @returns {Network}
 */
export function start(units, seed) {
  const draw = uniform(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  /** @param {number} n */
  const weights = (n) => Array.from({ length: units }, () => normal() / Math.sqrt(n));
  return { W1: [weights(2), weights(2)], B1: Array(units).fill(0), W2: weights(units), B2: 0 };
}

/**
 * @param {Network} network  @param {string} activation  @param {number} x1  @param {number} x2
 */
export function logit({ W1: [first, second], B1, W2, B2 }, activation, x1, x2) {
  const { f } = activations[activation];
  return W2.reduce((sum, weight, k) => sum + weight * f(x1 * first[k] + x2 * second[k] + B1[k], 0), B2);
}

/** Whether a point lies on its own side. @param {Network} network  @param {string} activation  @param {Labelled} point */
export const right = (network, activation, { x1, x2, label }) => logit(network, activation, x1, x2) > 0 === label > 0;

/**
 * The mean surprise, softplus(z) − yz.
 * @param {Network} network  @param {string} activation  @param {Labelled[]} points
 */
export function loss(network, activation, points) {
  const surprises = points.map(({ x1, x2, label }) => {
    const z = logit(network, activation, x1, x2);
    return activations.softplus.f(z, 0) - label * z;
  });
  return surprises.reduce((sum, surprise) => sum + surprise, 0) / points.length;
}

/**
 * Backpropagation; each gradient in the shape of its parameters.
 * @param {Network} network  @param {string} activation  @param {Labelled[]} points
 * @returns {Network}
 */
export function gradient({ W1: [first, second], B1, W2, B2 }, activation, points) {
  const { f } = activations[activation];
  const slope = SLOPES[activation];
  const units = W2.length;
  const zeros = () => /** @type {number[]} */ (Array(units).fill(0));
  /** @type {Network} */
  const found = { W1: [zeros(), zeros()], B1: zeros(), W2: zeros(), B2: 0 };
  const H = zeros();
  for (const { x1, x2, label } of points) {
    let z = B2;
    for (let k = 0; k < units; k++) {
      H[k] = f(x1 * first[k] + x2 * second[k] + B1[k], 0);
      z += H[k] * W2[k];
    }
    const e = (activations.sigmoid.f(z, 0) - label) / points.length;
    found.B2 += e;
    for (let k = 0; k < units; k++) {
      const d = e * W2[k] * slope(H[k]);
      found.W2[k] += e * H[k];
      found.B1[k] += d;
      found.W1[0][k] += x1 * d;
      found.W1[1][k] += x2 * d;
    }
  }
  return found;
}

/**
 * The network after a step against the gradient.
 * @param {Network} network  @param {Network} slopes  @param {number} rate
 * @returns {Network}
 */
function stepped({ W1, B1, W2, B2 }, slopes, rate) {
  /** @param {number[]} values  @param {number[]} along */
  const moved = (values, along) => values.map((value, k) => value - rate * along[k]);
  return {
    W1: [moved(W1[0], slopes.W1[0]), moved(W1[1], slopes.W1[1])],
    B1: moved(B1, slopes.B1),
    W2: moved(W2, slopes.W2),
    B2: B2 - rate * slopes.B2,
  };
}

/**
 * Which of `count` points an update sees: in each epoch all, in another order, `size` at a time.
 * @param {number} count  @param {number} size  @param {number} seed  @param {number} update  From 0 on.
 */
export function batch(count, size, seed, update) {
  const every = Array.from({ length: count }, (_, i) => i);
  if (size >= count) return every;
  const batches = Math.ceil(count / size);
  const draw = uniform(1000 * (seed + 1) + Math.floor(update / batches));
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor((i + 1) * draw());
    [every[i], every[j]] = [every[j], every[i]];
  }
  const from = (update % batches) * size;
  return every.slice(from, from + size);
}

/**
 * @typedef {object} Training
 * @property {string} activation
 * @property {Labelled[]} points
 * @property {number} rate
 * @property {number} size  Of a batch.
 */

/**
 * The network after further updates.
 * @param {Network} network  @param {Training} training  @param {number} seed  Of its batches.
 * @param {number} from  How many updates it has had.  @param {number} to
 */
export function trained(network, { activation, points, rate, size }, seed, from, to) {
  let now = network;
  for (let update = from; update < to; update++) {
    const seen = batch(points.length, size, seed, update).map((i) => points[i]);
    now = stepped(now, gradient(now, activation, seen), rate);
  }
  return now;
}
