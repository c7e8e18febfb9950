// The gallery: fourteen activation functions with their derivatives, to choose and compare.
import { button, group, letter, slider } from "./controls.js";
import { activations } from "./mathematics/activations.js";
import * as plot from "./plot.js";

const WIDE = 6; // x from −6 to 6: where the functions differ
const AFTER = 1e-9; // right of a corner
const PARAMETERS = {
  leaky_relu: { min: 0, max: 1, step: 0.01, key: 0.05, symbol: "a" },
  elu: { min: 0.1, max: 3, step: 0.01, key: 0.1, symbol: "α" },
  trelu: { min: 0, max: 4, step: 0.05, key: 0.5, symbol: "θ" },
};

export function begin({ functions, chosen }) {
  const unknown = functions.find((name) => !(name in activations));
  if (unknown) throw new Error(`mathematics/activations.js has no ${unknown}`);
  const parameters = Object.keys(PARAMETERS).map((name) => [name, activations[name].parameter]);
  return { functions, chosen, x: 1, ...Object.fromEntries(parameters) };
}

export const bounds = () => ({ ...PARAMETERS, x: { min: -WIDE, max: WIDE, step: 0.01, key: 0.1 } });

const point = { moves: ["x"], at: ({ x }) => ({ x }) };
export const handles = { function: point, derivative: point };

export const actions = {
  // Up to three at once; the last one stays.
  choose({ chosen }, name) {
    const others = chosen.filter((other) => other !== name);
    if (others.length === chosen.length) return { chosen: [...chosen, name].slice(-plot.COMPARED.length) };
    return { chosen: others.length ? others : chosen };
  },
};

// A function's values or slopes, lifting the pen at a corner.
function pieces(state, name, kind) {
  const { [kind]: f, corner } = activations[name];
  const ends = [-WIDE, ...(corner ? [corner(state[name])] : []), WIDE];
  return ends.slice(1).map((to, i) => {
    const from = ends[i] + (i ? AFTER : 0);
    const until = i + 2 < ends.length ? to - AFTER : to;
    return Array.from({ length: 161 }, (_, k) => {
      const x = from + ((until - from) * k) / 160;
      return [x, f(x, state[name])];
    });
  });
}

function heights(curves, least) {
  const values = curves.flat(2).map(([, y]) => y);
  const [low, high] = [Math.min(least[0], ...values), Math.max(least[1], ...values)];
  const room = (high - low) / 12;
  return { from: low - room, to: high + room };
}

export const panels = (state, words) => [
  drawn(state, words, "f", "function", [-0.5, 1]),
  drawn(state, words, "slope", "derivative", [-0.2, 1]),
];

// The function in the model's colour, its derivative in the gradient's; what is compared
// with it has one colour in both.
const tone = (kind, i) => (kind === "slope" && i === 0 ? "gradient" : plot.COMPARED[i].tone);
const style = (kind, i) => (kind === "slope" && i === 0 ? "gradient" : plot.COMPARED[i].style);

function drawn(state, words, kind, name, least) {
  const { chosen, x } = state;
  const curves = chosen.map((each) => pieces(state, each, kind));
  const axis = heights(curves, least);
  const values = chosen.map((each) => activations[each][kind](x, state[each]));
  return plot.panel({
    id: `activation-gallery-${name}`,
    label: words.panels[name],
    drag: name,
    x: { from: -WIDE, to: WIDE, name: plot.symbol("x") },
    y: {
      ...axis,
      name: `${plot.symbol(kind === "f" ? "f" : "f ′")}(${plot.symbol("x")})`,
    },
    inside: (X, Y, w, h) =>
      plot.segment(0, Y(0), w, Y(0), "data thin") +
      plot.segment(X(0), 0, X(0), h, "data thin") +
      `<g>${curves
        .map((curve, i) =>
          curve
            .map((piece) =>
              plot.line(
                piece.map(([a, b]) => [X(a), Y(b)]),
                `thick ${style(kind, i)}`,
              ),
            )
            .join(""),
        )
        .join("")}</g>`,
    over: (X, Y, w, h) => {
      const at = X(x);
      const [aside, anchor] = at > w - 70 ? [-10, "end"] : [10, "start"];
      // Below a curve that rises, above one that falls: there is room for a label.
      const room = chosen.map((each, i) => {
        const rises = activations[each][kind](x + 0.5, state[each]) >= values[i];
        return Y(values[i]) + (rises ? 18 : -9);
      });
      const labels = plot.apart(room, 16, h - 10);
      const marks = values.map(
        (value, i) =>
          plot.dots([[at, Y(value)]], `large ${tone(kind, i)}`) +
          plot.text(at + aside, labels[i], plot.number(value, 3), `note ${tone(kind, i)} ${anchor}`),
      );
      return `${plot.segment(at, 0, at, h, "data dotted") + plot.handle(name, at, h, "data")}<g>${marks.join("")}</g>`;
    },
  });
}

// A picture of each function for its button, in a frame of its own.
const pictures = Object.fromEntries(
  Object.entries(activations).map(([name, { parameter }]) => {
    const curves = pieces({ [name]: parameter }, name, "f");
    const { from, to } = heights([curves], [-0.5, 1]);
    const X = plot.linear(-WIDE, WIDE, 0, 48);
    const Y = plot.linear(from, to, 26, 0);
    const thin = (piece) => piece.filter((_, k) => k % 4 === 0).map(([a, b]) => [X(a), Y(b)]);
    const lines = curves.map((piece) => plot.line(thin(piece))).join("");
    return [name, `<svg viewBox="0 0 48 26" aria-hidden="true">${lines}</svg><span>${name}</span>`];
  }),
);

export function spoken(state, name, words) {
  if (name in PARAMETERS) return { label: words[name], value: plot.number(state[name]) };
  const kind = name === "derivative" ? "slope" : "f";
  const values = state.chosen.map((each) => `${each} ${plot.number(activations[each][kind](state.x, state[each]), 3)}`);
  return { label: words.panels[name], value: `x ${plot.number(state.x)}: ${values.join(", ")}` };
}

export function controls(state, words) {
  const { chosen, functions } = state;
  const sliders = chosen
    .filter((name) => name in PARAMETERS)
    .map((name) =>
      slider({
        name,
        label: `${words[name]} ${letter(PARAMETERS[name].symbol)}`,
        shown: plot.number(state[name]),
        tone: plot.COMPARED[chosen.indexOf(name)].tone,
        value: state[name],
        bounds: PARAMETERS[name],
        spoken: spoken(state, name, words),
      }),
    );
  return (
    `<div class="gallery" role="group" aria-label="${words.choose}">` +
    functions
      .map((name) => {
        const i = chosen.indexOf(name);
        const pressed = i >= 0;
        return button({
          action: `choose ${name}`,
          label: name,
          content: pictures[name],
          pressed,
          style: pressed ? plot.COMPARED[i].tone : "",
        });
      })
      .join("") +
    `</div><div class="sliders">${sliders.join("")}</div>` +
    group(words.run, button({ action: "reset", label: words.reset }))
  );
}
