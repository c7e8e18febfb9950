// Numbers as mathematics writes them.

/** @param {number} value */
export function number(value, digits = 2) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value < 0 ? "−∞" : "∞";
  const text = value.toFixed(digits);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}

/** @param {number} exponent */
export const power = (exponent) =>
  `10${[...`${exponent}`].map((sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)])).join("")}`;

/** @param {number} value  Neither 0 nor infinite. */
function scientific(value) {
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  return `${number(value / 10 ** exponent, 1)} × ${power(exponent)}`;
}

/** @param {number} value */
export function large(value) {
  const size = Math.abs(value);
  return Number.isFinite(value) && size >= 1e5 ? scientific(value) : number(value, size < 100 ? 2 : 0);
}

/** What may be very large as well as near 0, as on a logarithmic axis. @param {number} value */
export function extreme(value) {
  const size = Math.abs(value);
  if (size >= 1) return large(value);
  return size && size < 0.01 ? scientific(value) : number(value, 3);
}
