// Softmax with a temperature; the largest logit is taken out, so nothing overflows.

/** @param {number[]} z */
export function softmax(z, temperature = 1) {
  const largest = Math.max(...z);
  const exponentials = z.map((value) => Math.exp((value - largest) / temperature));
  const total = exponentials.reduce((a, b) => a + b);
  return exponentials.map((value) => value / total);
}
