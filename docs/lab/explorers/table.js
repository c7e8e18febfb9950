// Tables of what panels show, as text like the panels: only for who opens them.
import { number } from "./numbers.js";

/** @import { Column, Language, Table, Tabled, Tables } from "./explorer.js" */

/** @type {Record<Language, Record<"now" | "infinite" | "noNumber", string>>} */
const WORDS = {
  ko: { now: "지금", infinite: "무한대", noNumber: "값 없음" },
  en: { now: "now", infinite: "infinite", noNumber: "no number" },
};

/** Columns and rows of several explorers. */
export const COMMON = {
  ko: { target: "실제값", prediction: "예측값", error: "오차", loss: "손실", bottom: "바닥" },
  en: { target: "Target", prediction: "Prediction", error: "Error", loss: "Loss", bottom: "Bottom" },
};

/** A curve or a path has at most so many rows. */
const FEW = 12;

/**
 * Even places on an axis; with one more among them they are still few.
 * @param {number} from  @param {number} to
 */
export const evenly = (from, to, count = FEW - 1) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / Math.max(1, count - 1));

/**
 * Whole numbers, from the first to the last, as even as they can be.
 * @param {number} from  @param {number} to
 */
export const whole = (from, to, count = FEW) =>
  evenly(from, to, Math.min(count, 1 + to - from)).map((each) => Math.round(each));

/**
 * Samples in their order, and the place of the state among them.
 * @param {number[]} samples  @param {number} now
 */
export function among(samples, now) {
  const places = [...new Set([...samples, now])].sort((a, b) => a - b);
  return { places, now: places.indexOf(now) };
}

/** @param {Table} table  @param {Language} language */
function table({ caption, columns, rows, now }, language) {
  const words = WORDS[language];
  /** @param {number | string} cell  @param {Column} column */
  const written = (cell, { write = number }) => {
    if (typeof cell === "string") return cell;
    if (Number.isNaN(cell)) return words.noNumber;
    return Number.isFinite(cell) ? write(cell) : words.infinite;
  };
  const head = columns.map(({ name }) => `<th scope="col">${name}</th>`).join("");
  const body = rows.map((row, k) => {
    const [first, ...others] = row.map((cell, i) => written(cell, columns[i]));
    const cells = others.map((cell) => `<td>${cell}</td>`).join("");
    return `<tr><th scope="row">${k === now ? `${first} (${words.now})` : first}</th>${cells}</tr>`;
  });
  return (
    `<div class="md-typeset__table"><table><caption>${caption}</caption>` +
    `<thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`
  );
}

/**
 * Tables that write themselves.
 * @template State, Words
 * @param {Tables<State, Words>} tables
 * @returns {Tabled<State, Words>}
 */
export const tabled = (tables) => ({
  tables,
  markup: (state, context) =>
    tables(state, context)
      .map((each) => table(each, context.language))
      .join(""),
});
