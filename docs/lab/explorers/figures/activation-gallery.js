// The gallery: sixteen activation functions with their derivatives, to choose and compare.

import { linear } from "../../scales.js";
import { button, group, letter, slider } from "../controls.js";
import { beside } from "../labels.js";
import { activations } from "../mathematics/activations.js";
import { number } from "../numbers.js";
import * as plot from "../plot.js";

/** @import { CommonWords, Explorer, Handle } from "../explorer.js" */
/** @import { XY } from "../plot.js" */
/** @import { Scale } from "../../scales.js" */

/** @typedef {"f" | "slope"} Kind */
/** @typedef {keyof typeof VIEWS} View */
/** @typedef {keyof typeof PARAMETERS} Parameter */
/** @typedef {{ functions: string[], chosen: string[] }} Data */
/** @typedef {Data & { x: number } & Record<Parameter, number>} State */
/** @typedef {typeof WORDS.en & CommonWords} Words */

const WIDE = 6; // x from −6 to 6: where the functions differ
const AFTER = 1e-9; // right of a corner
const DIGIT = 7.5; // how wide a figure of a value is, at most
const PARAMETERS = {
  leaky_relu: { min: 0, max: 1, step: 0.01, key: 0.05, symbol: "a" },
  elu: { min: 0.1, max: 3, step: 0.01, key: 0.1, symbol: "α" },
  trelu: { min: 0, max: 4, step: 0.05, key: 0.5, symbol: "θ" },
};

/** @satisfies {Record<string, { kind: Kind, letter: string, least: [number, number] }>} */
const VIEWS = {
  function: { kind: "f", letter: "f", least: [-0.5, 1] },
  derivative: { kind: "slope", letter: "f ′", least: [-0.2, 1] },
};
/** @param {Parameter} name */
const byDefault = (name) => activations[name].parameter ?? NaN;
const DEFAULTS = { leaky_relu: byDefault("leaky_relu"), elu: byDefault("elu"), trelu: byDefault("trelu") };

const WORDS = {
  ko: {
    choose: "함수 고르기, 셋까지",
    leaky_relu: "leaky_relu의 왼쪽 기울기",
    elu: "elu의 왼쪽 깊이",
    trelu: "trelu의 문턱값",
    panels: { function: "함수", derivative: "도함수" },
  },
  en: {
    choose: "Choose functions, up to three",
    leaky_relu: "Left slope of leaky_relu",
    elu: "Depth of elu",
    trelu: "Threshold of trelu",
    panels: { function: "Function", derivative: "Derivative" },
  },
};

/** @type {Handle<State>} */
const point = { moves: ["x"], at: ({ x }) => ({ x }) };

/** @type {Explorer<Data, State, typeof WORDS.en, View>} */
export default {
  words: WORDS,
  begin({ functions, chosen }) {
    const unknown = functions.find((name) => !(name in activations));
    if (unknown) throw new Error(`mathematics/activations.js has no ${unknown}`);
    return { functions, chosen, x: 1, ...DEFAULTS };
  },
  bounds: () => ({ ...PARAMETERS, x: { min: -WIDE, max: WIDE, step: 0.01, key: 0.1 } }),
  handles: { function: point, derivative: point },
  actions: {
    // Up to three at once; the last one stays.
    choose({ chosen }, name) {
      const others = chosen.filter((other) => other !== name);
      if (others.length === chosen.length) return { chosen: [...chosen, name].slice(-plot.COMPARED.length) };
      return { chosen: others.length ? others : chosen };
    },
  },
  spoken(state, view, words) {
    const { kind } = VIEWS[view];
    const values = state.chosen.map((each) => {
      return `${each} ${number(valueAt(parametersOf(state), each, kind, state.x), 3)}`;
    });
    return { label: words.panels[view], value: `x ${number(state.x)}: ${values.join(", ")}` };
  },
  panels: (state, words) => [drawn(state, words, "function"), drawn(state, words, "derivative")],
  tables: () => import("../tables/activation-gallery.js"),
  controls: (state, words) =>
    `<div class="gallery" role="group" aria-label="${words.choose}">` +
    `${state.functions.map((name) => choice(name, state.chosen)).join("")}</div>` +
    `<div class="sliders">${state.chosen
      .filter(hasParameter)
      .map((name) => parameterSlider(name, state, words))
      .join("")}</div>` +
    group(words.run, button({ action: "reset", label: words.reset })),
};

/**
 * @param {string} name
 * @returns {name is Parameter}
 */
const hasParameter = (name) => name in PARAMETERS;

/** @param {Record<string, number>} parameters  @param {string} name  @param {Kind} kind  @param {number} x */
const valueAt = (parameters, name, kind, x) => activations[name][kind](x, parameters[name]);

/** @param {State} state */
const parametersOf = ({ leaky_relu, elu, trelu }) => ({ leaky_relu, elu, trelu });

/**
 * A function's values or slopes, lifting the pen at a corner.
 * @param {Record<string, number>} parameters  @param {string} name  @param {Kind} kind
 */
function pieces(parameters, name, kind) {
  const { corner } = activations[name];
  const ends = [-WIDE, ...(corner ? [corner(parameters[name])] : []), WIDE];
  return ends.slice(1).map((to, i) => {
    const from = ends[i] + (i ? AFTER : 0);
    const until = i + 2 < ends.length ? to - AFTER : to;
    return Array.from({ length: 161 }, (_, k) => {
      const x = from + ((until - from) * k) / 160;
      return /** @type {XY} */ ([x, valueAt(parameters, name, kind, x)]);
    });
  });
}

/** @param {XY[][][]} curves  @param {readonly number[]} least */
function heights(curves, [lowest, highest]) {
  const values = curves.flat(2).map(([, y]) => y);
  const [low, high] = [Math.min(lowest, ...values), Math.max(highest, ...values)];
  const room = (high - low) / 12;
  return { from: low - room, to: high + room };
}

/**
 * The function in the model's colour, its derivative in the gradient's; what is compared
 * with it has one colour in both.
 * @param {Kind} kind  @param {number} i
 */
const tones = (kind, i) => (kind === "slope" && i === 0 ? { tone: "gradient", style: "gradient" } : plot.COMPARED[i]);

/** @param {State} state  @param {Words} words  @param {View} view */
function drawn(state, words, view) {
  const { chosen, x } = state;
  const { kind, letter, least } = VIEWS[view];
  const parameters = parametersOf(state);
  const curves = chosen.map((each) => pieces(parameters, each, kind));
  const values = chosen.map((each) => valueAt(parameters, each, kind, x));
  return plot.panel({
    id: `activation-gallery-${view}`,
    label: words.panels[view],
    drag: view,
    x: { from: -WIDE, to: WIDE, name: plot.symbol("x") },
    y: { ...heights(curves, least), name: `${plot.symbol(letter)}(${plot.symbol("x")})` },
    inside: (X, Y, w, h) => {
      const lines = curves.flatMap((curve, i) =>
        curve.map((piece) => plot.line(placed(piece, X, Y), `thick ${tones(kind, i).style}`)),
      );
      return (
        plot.segment(0, Y(0), w, Y(0), "data thin") +
        plot.segment(X(0), 0, X(0), h, "data thin") +
        `<g>${lines.join("")}</g>`
      );
    },
    over: (X, Y, w, h) => {
      const at = X(x);
      const written = values.map((value) => number(value, 3));
      const wanted = values.map((value, i) => ({ x: at, y: Y(value), width: DIGIT * written[i].length }));
      const lines = curves.flat().map((piece) => placed(piece, X, Y));
      const marks = beside(wanted, lines, w, h).map(([left, baseline], i) => {
        const { tone } = tones(kind, i);
        return plot.dots([[at, Y(values[i])]], `large ${tone}`) + plot.text(left, baseline, written[i], `note ${tone}`);
      });
      const guide = plot.segment(at, 0, at, h, "data dotted") + plot.handle(view, at, h, "data");
      return `${guide}<g>${marks.join("")}</g>`;
    },
  });
}

/**
 * @param {XY[]} points  @param {Scale} X  @param {Scale} Y
 * @returns {XY[]}
 */
const placed = (points, X, Y) => points.map(([x, y]) => [X(x), Y(y)]);

// A picture of each function for its button, in a frame of its own.
const pictures = Object.fromEntries(
  Object.keys(activations).map((name) => {
    const curves = pieces(DEFAULTS, name, "f");
    const { from, to } = heights([curves], VIEWS.function.least);
    const X = linear(-WIDE, WIDE, 0, 48);
    const Y = linear(from, to, 26, 0);
    const thinned = curves.map((piece) => piece.filter((_, k) => k % 4 === 0));
    const lines = thinned.map((piece) => plot.line(placed(piece, X, Y))).join("");
    return [name, `<svg viewBox="0 0 48 26" aria-hidden="true">${lines}</svg><span>${name}</span>`];
  }),
);

/** @param {string} name  @param {string[]} chosen */
function choice(name, chosen) {
  const i = chosen.indexOf(name);
  const pressed = i >= 0;
  return button({
    action: `choose ${name}`,
    label: name,
    content: pictures[name],
    pressed,
    style: pressed ? plot.COMPARED[i].tone : "",
  });
}

/** @param {Parameter} name  @param {State} state  @param {Words} words */
const parameterSlider = (name, state, words) =>
  slider({
    name,
    label: `${words[name]} ${letter(PARAMETERS[name].symbol)}`,
    shown: number(state[name]),
    tone: plot.COMPARED[state.chosen.indexOf(name)].tone,
    value: state[name],
    bounds: PARAMETERS[name],
    spoken: { label: words[name], value: number(state[name]) },
  });
