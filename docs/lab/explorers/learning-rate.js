// The learning rate: the path of descent, its line, its loss, and the factors behind it.
import { button, group, icon, letter, slider } from "./controls.js";
import { descend, factors, limit, loss, problem } from "./mathematics/descent.js";
import * as plot from "./plot.js";

const EPOCHS = [30, 100, 300, 1000];
const SECONDS = 4; // a play of all epochs
const RINGS = 7; // evenly spaced, the fourth through the first start
const STYLES = ["second dashed", "third"]; // of the two directions

export function begin({ x, y, start: [w0, w1], rate }) {
  const quadratic = problem(x, y);
  const reach = 1.2 * Math.hypot(w0 - quadratic.bottom[0], w1 - quadratic.bottom[1]);
  const { width, height } = plot.inner(300);
  const across = (centre, half) => ({ from: centre - half, to: centre + half });
  const ends = [Math.min(...x), Math.max(...x)];
  return {
    x,
    y,
    problem: quadratic,
    ring: 2 * (loss(quadratic, [w0, w1]) - quadratic.lowest),
    // Equal units on both axes, as wide as the start needs.
    w0Axis: across(quadratic.bottom[0], (reach * width) / height),
    w1Axis: across(quadratic.bottom[1], reach),
    xAxis: padded(ends),
    yAxis: padded([...y, ...ends.map((end) => w0 + w1 * end)]),
    alpha: rate,
    w0,
    w1,
    epochs: EPOCHS[0],
    epoch: EPOCHS[0],
  };
}

function padded(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { from: low - (high - low) / 12, to: high + (high - low) / 12 };
}

export const bounds = ({ problem: quadratic, epochs, w0Axis, w1Axis }) => ({
  alpha: { min: 0.0001, max: Number((1.4 * limit(quadratic)).toFixed(4)), step: 1e-5, key: 1e-4 },
  w0: { min: w0Axis.from, max: w0Axis.to, step: 0.01, key: 0.5 },
  w1: { min: w1Axis.from, max: w1Axis.to, step: 0.01, key: 0.5 },
  epoch: { min: 0, max: epochs, step: 1, key: epochs > 100 ? 10 : 1 },
});

export const handles = {
  alpha: { moves: ["alpha"], at: ({ x }) => ({ alpha: x }) },
  start: { moves: ["w0", "w1"], at: ({ x, y }) => ({ w0: x, w1: y }) },
};

export const actions = {
  play: ({ playing, epoch, epochs }) => ({
    playing: !playing,
    epoch: epoch < epochs ? epoch : 0,
  }),
  step: ({ epoch, epochs }) => ({ playing: false, epoch: Math.min(Math.floor(epoch) + 1, epochs) }),
  epochs: (_, epochs) => ({ playing: false, epochs: Number(epochs), epoch: Number(epochs) }),
};

export function advance({ epoch, epochs }, seconds) {
  const next = Math.min(epochs, epoch + (epochs / SECONDS) * seconds);
  return { epoch: next, playing: next < epochs };
}

const converges = ({ problem: quadratic, alpha }) => alpha < limit(quadratic);

export function spoken(state, name, words) {
  const { alpha, w0, w1 } = state;
  if (name === "start") {
    return { label: words.start, value: `w0 ${plot.number(w0)}, w1 ${plot.number(w1)}` };
  }
  const fate = converges(state) ? words.converges : words.diverges;
  return { label: words.alpha, value: `${alpha.toFixed(5)}, ${fate}` };
}

export function panels(state, words) {
  // One epoch more than is shown, for the arrow of the next step.
  const path = descend(state.problem, [state.w0, state.w1], state.alpha, state.epochs + 1);
  const epoch = Math.floor(state.epoch);
  return [
    data(state, words, path[epoch], epoch),
    contours(state, words, path, epoch),
    losses(state, words, path, epoch),
    twoFactors(state, words),
  ];
}

function data(state, words, [w0, w1], epoch) {
  const { x, y, xAxis, yAxis, problem: quadratic } = state;
  return plot.panel({
    id: "learning-rate-data",
    label: words.panels.data,
    x: { ...xAxis, name: plot.symbol("x") },
    y: { ...yAxis, name: plot.symbol("y") },
    inside: (X, Y, w, h) =>
      plot.circles(x.map((value, i) => [X(value), Y(y[i])])) +
      plot.straight(X, Y, w1, w0, "model thick") +
      plot.text(w - 4, h - 28, `${words.epoch} ${epoch}`, "note end") +
      plot.text(
        w - 4,
        h - 8,
        `${plot.symbol("L", "loss")} = ${plot.large(loss(quadratic, [w0, w1]))}`,
        "note loss end",
      ),
  });
}

function contours(state, words, path, epoch) {
  const { problem: quadratic, w0Axis, w1Axis, ring } = state;
  const { bottom, eigenvalues, angle } = quadratic;
  return plot.panel({
    id: "learning-rate-contours",
    label: words.panels.contours,
    x: { ...w0Axis, name: plot.symbol("w", "weight", 0) },
    y: { ...w1Axis, name: plot.symbol("w", "weight", 1) },
    inside: (X, Y) => {
      const unit = X(1) - X(0);
      const [cx, cy] = [X(bottom[0]), Y(bottom[1])];
      const points = path.slice(0, epoch + 1).map(([w0, w1]) => [X(w0), Y(w1)]);
      const next = path[epoch + 1];
      // A loss is the same all around an ellipse whose axes are the eigenvectors.
      const ellipses = Array.from({ length: RINGS }, (_, k) => {
        const [r1, r2] = eigenvalues.map((value) => ((k + 1) / 4) * Math.sqrt(ring / value) * unit);
        return `<ellipse rx="${r2.toFixed(2)}" ry="${r1.toFixed(2)}"/>`;
      });
      const directions = [angle + Math.PI / 2, angle].map((turn, i) => {
        const [dx, dy] = [1000 * Math.cos(turn), -1000 * Math.sin(turn)];
        return plot.segment(cx - dx, cy - dy, cx + dx, cy + dy, `thin ${STYLES[i]}`);
      });
      return (
        `<g class="rings loss" transform="translate(${cx.toFixed(2)} ${cy.toFixed(2)}) ` +
        `rotate(${((-angle * 180) / Math.PI).toFixed(2)})">${ellipses.join("")}</g>` +
        directions.join("") +
        `<path class="line loss" d="M${(cx - 5).toFixed(2)} ${cy.toFixed(2)}h10m-5-5v10"/>` +
        plot.line(points, "weight thin") +
        plot.dots(points, "weight small") +
        plot.arrow(points[epoch], [X(next[0]), Y(next[1])], "gradient") +
        plot.dots([points[epoch]], "weight large")
      );
    },
    over: (X, Y) => plot.handle("start", X(state.w0), Y(state.w1), "weight open"),
  });
}

function losses(state, words, path, epoch) {
  const { problem: quadratic, epochs, ring } = state;
  const first = Math.ceil(Math.log10(quadratic.lowest + (ring / 2) * (RINGS / 4) ** 2));
  const decades = first + EPOCHS.indexOf(epochs) * 4;
  const low = Math.floor(Math.log10(quadratic.lowest));
  const step = Math.ceil((decades - low) / 5);
  const exponents = Array.from({ length: Math.floor((decades - low) / step) + 1 }, (_, i) => low + i * step);
  return plot.panel({
    id: "learning-rate-losses",
    label: words.panels.losses,
    height: 240,
    x: { from: 0, to: epochs, ticks: plot.ticks(0, epochs, 4), name: words.epoch },
    y: {
      scale: plot.logarithmic,
      from: 10 ** low,
      to: 10 ** decades,
      ticks: exponents.map((exponent) => 10 ** exponent),
      format: (value) => plot.power(Math.round(Math.log10(value))),
      name: plot.symbol("L", "loss"),
    },
    inside: (X, Y, w) => {
      const points = path.slice(0, epoch + 1).map((at, k) => [X(k), Y(loss(quadratic, at))]);
      const floor = Y(quadratic.lowest);
      return plot.segment(0, floor, w, floor, "data dotted") + plot.line(points, "loss thick");
    },
    over: (X, Y) => {
      const now = Y(loss(quadratic, path[epoch]));
      return now > 0 ? plot.dots([[X(epoch), now]], "loss large") : "";
    },
  });
}

function twoFactors(state, words) {
  const { problem: quadratic, alpha } = state;
  const { max } = bounds(state).alpha;
  const { eigenvalues } = quadratic;
  return plot.panel({
    id: "learning-rate-factors",
    label: words.panels.factors,
    height: 240,
    drag: "alpha",
    x: { from: 0, to: max, name: plot.symbol("α", "gradient") },
    y: {
      from: 0,
      to: 1.8,
      ticks: [0, 0.5, 1, 1.5],
      format: (value) => value.toFixed(1),
      name: `|1 − ${plot.symbol("α", "gradient")}${plot.symbol("λ")}|`,
    },
    inside: (X, Y, w) => {
      const edge = X(limit(quadratic));
      const lines = eigenvalues.map((value, i) =>
        plot.line(
          [
            [X(0), Y(1)],
            [X(1 / value), Y(0)],
            [X(max), Y(Math.abs(1 - max * value))],
          ],
          STYLES[i],
        ),
      );
      return (
        plot.segment(0, Y(1), w, Y(1), "data thin") +
        plot.segment(edge, Y(0), edge, 0, "data dotted") +
        plot.text(6, Y(1) - 8, words.above, "note faint") +
        plot.text(edge - 5, 14, `2 / ${plot.symbol("λ", "", "max")}`, "note end") +
        lines.join("") +
        plot.text(X(0.43 / eigenvalues[1]), Y(0.42), plot.symbol("λ", "third", 2), "note end") +
        plot.text(X(0.62 / eigenvalues[0]), Y(0.52), plot.symbol("λ", "second", 1), "note")
      );
    },
    over: (X, Y, _, h) => {
      const sizes = factors(quadratic, alpha).map(Math.abs);
      return (
        plot.segment(X(alpha), 0, X(alpha), h, "gradient thin") +
        sizes.map((size, i) => plot.dots([[X(alpha), Y(size)]], `large ${STYLES[i]}`)).join("") +
        plot.handle("alpha", X(alpha), h, "gradient")
      );
    },
  });
}

const ICONS = {
  play: "M7 4v16l13-8z",
  pause: "M6 4h4v16H6zm8 0h4v16h-4z",
  step: "M5 4v16l10-8zm11 0h4v16h-4z",
  reset: "M12 5V1L6 6.5 12 12V8a5.5 5.5 0 1 1-5.5 5.5h-3A8.5 8.5 0 1 0 12 5z",
};

export function controls(state, words) {
  const { alpha, epoch, epochs, playing } = state;
  const limits = bounds(state);
  const shown = Math.floor(epoch);
  const values = factors(state.problem, alpha).map((factor) => plot.number(factor, 4));
  const play = playing ? "pause" : "play";
  const round = (action, label, shape) => button({ action, label, content: icon(shape), style: "round" });
  return (
    `<div class="bar">` +
    slider({
      name: "alpha",
      label: `${words.alpha} ${letter("α", "gradient")}`,
      shown: alpha.toFixed(5),
      tone: "gradient",
      value: alpha,
      bounds: limits.alpha,
      spoken: spoken(state, "alpha", words),
    }) +
    group(
      words.run,
      round("play", words[play], ICONS[play]),
      round("step", words.step, ICONS.step),
      round("reset", words.reset, ICONS.reset),
    ) +
    `</div><div>` +
    slider({
      name: "epoch",
      label: words.shown,
      shown: `${shown} / ${epochs}`,
      tone: "weight",
      value: shown,
      bounds: limits.epoch,
      spoken: { label: words.shown, value: `${shown} / ${epochs}` },
    }) +
    group(
      words.epochs,
      ...EPOCHS.map((n) => {
        const pressed = n === epochs;
        const style = pressed ? "weight" : "";
        return button({ action: `epochs ${n}`, label: words.until(n), content: n, pressed, style });
      }),
    ) +
    `</div><p class="says">${words.says(values, converges(state))}</p>`
  );
}
