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

/** @param {number} value */
export function large(value) {
  if (!Number.isFinite(value) || value < 1e5) return number(value, value < 100 ? 2 : 0);
  const exponent = Math.floor(Math.log10(value));
  return `${number(value / 10 ** exponent, 1)} × ${power(exponent)}`;
}
