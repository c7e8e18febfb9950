// Where numbers stand in a drawing, and which of them are written at its axes.

/** @typedef {{ from: number, to: number, invert(position: number): number }} Range */
/** @typedef {((value: number) => number) & Range} Scale  From data to the drawing, with its inverse. */

/**
 * @param {number} from  @param {number} to  Of the data.
 * @param {number} start  @param {number} end  Of the drawing.
 * @returns {Scale}
 */
export function linear(from, to, start, end) {
  const unit = (end - start) / (to - from);
  return Object.assign((/** @type {number} */ value) => start + (value - from) * unit, {
    from,
    to,
    invert: (/** @type {number} */ position) => from + (position - start) / unit,
  });
}

/** @type {typeof linear} */
export function logarithmic(from, to, start, end) {
  const exponents = linear(Math.log10(from), Math.log10(to), start, end);
  return Object.assign((/** @type {number} */ value) => exponents(Math.log10(value)), {
    from,
    to,
    invert: (/** @type {number} */ position) => 10 ** exponents.invert(position),
  });
}

/**
 * Even, round numbers within a range: about `count` of them.
 * @param {number} from  @param {number} to
 */
export function ticks(from, to, count = 6) {
  const rough = (to - from) / count;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = decade * ([1, 2, 5].find((factor) => factor * decade >= rough) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
