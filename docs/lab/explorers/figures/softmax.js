// Softmax: three logits, a temperature, and the probabilities they make.

import { logarithmic } from "../../scales.js";
import { button, group, letter, slider } from "../controls.js";
import { logits, NAMES, probabilities, softmax, temperature } from "../mathematics/softmax.js";
import { number } from "../numbers.js";
import * as plot from "../plot.js";

/** @import { CommonWords, Explorer, Handle, Panel } from "../explorer.js" */
/** @import { Scale } from "../../scales.js" */

/** @import { Logit, Moved as State } from "../mathematics/softmax.js" */
/** @typedef {typeof WORDS.en & CommonWords} Words */

const LOGIT = { min: -4, max: 4, step: 0.01, key: 0.1 };
// The slider of the temperature moves evenly in its logarithm.
const EXPONENT = { min: -1, max: 2, step: 0.01, key: 0.05 };

const WORDS = {
  ko: {
    shift: "모든 로짓에 0.5 더하기",
    temperature: "온도",
    logit: (/** @type {number} */ i) => `로짓 ${i}`,
    probabilityIs: (/** @type {string} */ p) => `확률 ${p}`,
    panels: { logits: "세 로짓", temperature: "온도에 따른 세 확률" },
  },
  en: {
    shift: "Add 0.5 to all logits",
    temperature: "Temperature",
    logit: (/** @type {number} */ i) => `Logit ${i}`,
    probabilityIs: (/** @type {string} */ p) => `probability ${p}`,
    panels: { logits: "Three logits", temperature: "Three probabilities against the temperature" },
  },
};

/**
 * @param {Logit} name
 * @returns {Handle<State>}
 */
const lifted = (name) => ({ moves: [name], at: ({ y }) => ({ [name]: y }) });

/** @type {Explorer<{ z: [number, number, number] }, State, typeof WORDS.en, Logit | "temperature">} */
export default {
  words: WORDS,
  begin: ({ z: [z1, z2, z3] }) => ({ z1, z2, z3, exponent: 0 }),
  bounds: () => ({ z1: LOGIT, z2: LOGIT, z3: LOGIT, exponent: EXPONENT }),
  handles: {
    z1: lifted("z1"),
    z2: lifted("z2"),
    z3: lifted("z3"),
    temperature: { moves: ["exponent"], at: ({ x }) => ({ exponent: Math.log10(x) }) },
  },
  actions: {
    // All logits move together as far as the first of them can.
    shift(state, by) {
      const room = Math.min(Number(by), ...NAMES.map((name) => LOGIT.max - state[name]));
      return Object.fromEntries(NAMES.map((name) => [name, Number((state[name] + room).toFixed(2))]));
    },
  },
  spoken(state, name, words) {
    if (name === "temperature") return spokenTemperature(state, words);
    const i = NAMES.indexOf(name);
    const p = probabilities(state)[i];
    return {
      label: words.logit(i + 1),
      value: `${number(state[name])}, ${words.probabilityIs(number(p, 3))}`,
    };
  },
  panels: (state, words) => [bars(state, words), curves(state, words), shares(state)],
  tables: () => import("../tables/softmax.js"),
  controls: (state, words) =>
    slider({
      name: "exponent",
      label: `${words.temperature} ${letter("T")}`,
      shown: temperature(state).toPrecision(3),
      tone: "data",
      value: state.exponent,
      bounds: EXPONENT,
      spoken: spokenTemperature(state, words),
    }) +
    group(
      words.run,
      button({ action: "shift 0.5", label: words.shift }),
      button({ action: "reset", label: words.reset }),
    ),
};

/** @param {State} state  @param {Words} words */
const spokenTemperature = (state, words) => ({
  label: words.temperature,
  value: temperature(state).toPrecision(3),
});

/** @param {string} name  @param {number} i */
const indexed = (name, i) => plot.symbol(name, plot.COMPARED[i].tone, i + 1);

/** @param {State} state  @param {Words} words */
function bars(state, words) {
  const z = logits(state);
  const p = probabilities(state);
  /** @param {Scale} X  @param {number} i */
  const column = (X, i) => X(i + 1);
  /** Beside the tip, but not on the line of 0, which would look like a minus. @param {Scale} Y  @param {number} value */
  const baseline = (Y, value) => {
    const beside = Y(value) + 5;
    return value < 0 ? Math.max(beside, Y(0) + 16) : Math.min(beside, Y(0) - 6);
  };
  return plot.panel({
    id: "softmax-logits",
    label: words.panels.logits,
    x: { from: 0.4, to: 3.6, ticks: [], name: "" },
    y: { from: LOGIT.min, to: LOGIT.max, ticks: [-4, -2, 0, 2, 4], name: plot.symbol("z") },
    inside: (X, Y, w) =>
      plot.segment(0, Y(0), w, Y(0), "data thin") +
      z
        .map((value, i) => plot.segment(column(X, i), Y(0), column(X, i), Y(value), `stem ${plot.COMPARED[i].tone}`))
        .join(""),
    over: (X, Y, _, h) =>
      z
        .map(
          (value, i) =>
            plot.handle(NAMES[i], column(X, i), Y(value), plot.COMPARED[i].tone) +
            plot.text(column(X, i) + 14, baseline(Y, value), number(value), `note ${plot.COMPARED[i].tone}`) +
            plot.text(column(X, i), h + 17, indexed("z", i), "middle") +
            plot.text(
              column(X, i),
              h + 36,
              `${indexed("p", i)} = ${number(p[i], 3)}`,
              `${plot.COMPARED[i].tone} middle`,
            ),
        )
        .join(""),
  });
}

/** @param {State} state  @param {Words} words */
function curves(state, words) {
  const z = logits(state);
  const p = probabilities(state);
  const [low, high] = [EXPONENT.min, EXPONENT.max];
  return plot.panel({
    id: "softmax-temperature",
    label: words.panels.temperature,
    drag: "temperature",
    x: {
      scale: logarithmic,
      from: 10 ** low,
      to: 10 ** high,
      ticks: [0.1, 1, 10, 100],
      name: plot.symbol("T"),
    },
    y: { from: 0, to: 1, ticks: [0, 0.5, 1], name: plot.symbol("p") },
    inside: (X, Y, w) => {
      const samples = Array.from({ length: 121 }, (_, i) => 10 ** (low + ((high - low) * i) / 120));
      const along = samples.map((t) => softmax(z, t));
      const third = Y(1 / z.length);
      return (
        plot.segment(0, third, w, third, "data dotted") +
        z
          .map((_, i) =>
            plot.line(
              samples.map((t, k) => [X(t), Y(along[k][i])]),
              `thick ${plot.COMPARED[i].style}`,
            ),
          )
          .join("")
      );
    },
    over: (X, Y, _, h) => {
      const at = X(temperature(state));
      return (
        plot.segment(at, 0, at, h, "data thin") +
        p.map((value, i) => plot.dots([[at, Y(value)]], `large ${plot.COMPARED[i].tone}`)).join("") +
        plot.handle("temperature", at, h, "data")
      );
    },
  });
}

/**
 * The whole, shared out; not a drawing, so that its words stay readable at any width.
 * @param {State} state
 * @returns {Panel}
 */
function shares(state) {
  const parts = probabilities(state).map(
    (p, i) =>
      `<div class="share ${plot.COMPARED[i].tone}" style="flex-grow:${p.toFixed(4)}">` +
      `<span>${p < 0.08 ? "" : letter("p", plot.COMPARED[i].tone, i + 1)}</span></div>`,
  );
  return { markup: `<div class="shares">${parts.join("")}</div>` };
}
