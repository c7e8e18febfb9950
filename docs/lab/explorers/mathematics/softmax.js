// Softmax with a temperature, of three logits that can be moved; the largest logit is taken out, so nothing overflows.

/** @param {number[]} z */
export function softmax(z, temperature = 1) {
  const largest = Math.max(...z);
  const exponentials = z.map((value) => Math.exp((value - largest) / temperature));
  const total = exponentials.reduce((a, b) => a + b);
  return exponentials.map((value) => value / total);
}

/** @typedef {"z1" | "z2" | "z3"} Logit */
/** @typedef {Record<Logit, number> & { exponent: number }} Moved  The exponent is the temperature's. */

/** @type {Logit[]} */
export const NAMES = ["z1", "z2", "z3"];

/** @param {Moved} state */
export const logits = (state) => NAMES.map((name) => state[name]);
/** @param {Pick<Moved, "exponent">} state */
export const temperature = ({ exponent }) => 10 ** exponent;
/** @param {Moved} state */
export const probabilities = (state) => softmax(logits(state), temperature(state));
