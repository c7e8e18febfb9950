// The mean squared error of the line w x + b, and its slopes in w and in b.

const mean = (values) => values.reduce((total, value) => total + value, 0) / values.length;

export const errors = (x, y, w, b) => x.map((v, i) => w * v + b - y[i]);

export const loss = (x, y, w, b) => mean(errors(x, y, w, b).map((e) => e * e));

export function gradient(x, y, w, b) {
  const e = errors(x, y, w, b);
  return [2 * mean(e.map((error, i) => error * x[i])), 2 * mean(e)];
}
