// Networks that part two classes of points, drawn: their boundaries in the plane, and their losses.

import { logarithmic, ticks } from "../../scales.js";
import { zeros } from "../mathematics/contour.js";
import { logit, loss, right } from "../mathematics/network.js";
import * as plot from "../plot.js";

/** @import { Scale } from "../../scales.js" */
/** @import { Run, State, Words } from "../figures/boundary.js" */
/** @import { Labelled } from "../mathematics/network.js" */
/** @import { XY } from "../plot.js" */

/** @typedef {{ from: number, to: number }} Ends  Of an axis. */

const ENDS = [300, 1000, 2000]; // how many updates an axis may show

/**
 * Axes with equal units and room around all points.
 * @param {Labelled[]} points
 */
export function axesAround(points) {
  const { width, height } = plot.inner(300);
  const [all1, all2] = [points.map(({ x1 }) => x1), points.map(({ x2 }) => x2)];
  /** @param {number[]} values */
  const ends = (values) => [Math.min(...values), Math.max(...values)];
  const [[left, right], [low, high]] = [ends(all1), ends(all2)];
  const half = 0.6 * Math.max(high - low, ((right - left) * height) / width);
  const wide = (half * width) / height;
  /** @param {number} from  @param {number} to  @param {number} reach */
  const around = (from, to, reach) => ({ from: (from + to) / 2 - reach, to: (from + to) / 2 + reach });
  return [around(left, right, wide), around(low, high, half)];
}

/**
 * The boundary of a network, drawn through the squares of a grid.
 * @param {Run} run  @param {State} state  @param {Scale} X  @param {Scale} Y  @param {number} columns
 */
function boundary({ network }, { activation }, X, Y, columns, style = "") {
  const cell = (X.to - X.from) / columns;
  const rows = Math.ceil((Y.to - Y.from) / cell);
  /** @param {number} column */
  const x1 = (column) => X.from + column * cell;
  /** @param {number} row */
  const x2 = (row) => Y.from + row * cell;
  const values = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, column) => logit(network, activation, x1(column), x2(row))),
  );
  /** @param {XY} place @returns {XY} */
  const drawn = ([column, row]) => [X(x1(column)), Y(x2(row))];
  return plot.pieces(
    zeros(values).map(([from, to]) => [drawn(from), drawn(to)]),
    style,
  );
}

/** @param {State} state  @param {Words} words  @param {Labelled[]} points */
export function plane(state, words, points) {
  const { runs, activation, many, x1Axis, x2Axis, x1, x2 } = state;
  return plot.panel({
    id: "boundary-plane",
    label: words.panels.plane,
    x: { ...x1Axis, name: plot.symbol("x", "", 1) },
    y: { ...x2Axis, name: plot.symbol("x", "", 2) },
    inside: (X, Y) => {
      /** @param {Labelled[]} some @returns {XY[]} */
      const places = (some) => some.map((point) => [X(point.x1), Y(point.x2)]);
      const wrong = many ? [] : points.filter((point) => !right(runs[0].network, activation, point));
      return (
        places(wrong)
          .map(([x, y]) => `<circle class="wrong" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="9"/>`)
          .join("") +
        runs.map((run) => boundary(run, state, X, Y, many ? 32 : 64, many ? "model many" : "model thick")).join("") +
        plot.circles(places(points.filter(({ label }) => !label)), "second") +
        plot.triangles(places(points.filter(({ label }) => label)), "third")
      );
    },
    over: (X, Y) =>
      plot.taking(
        "point",
        points.map((point) => [X(point.x1), Y(point.x2)]),
      ) + plot.handle("point", X(x1), Y(x2), "data ring"),
  });
}

/** @param {State} state  @param {Words} words  @param {Labelled[]} points */
export function losses({ runs, activation, updates, many, every }, words, points) {
  const done = Math.floor(updates);
  const end = ENDS.find((each) => done <= each) ?? done;
  const now = runs.map((run) => loss(run.network, activation, points));
  return plot.panel({
    id: "boundary-losses",
    label: words.panels.losses,
    x: { from: 0, to: end, ticks: ticks(0, end, 4), name: words.updates },
    y: {
      scale: logarithmic,
      from: 1e-3,
      to: 10,
      ticks: [0.001, 0.01, 0.1, 1, 10],
      name: plot.symbol("L", "loss"),
    },
    inside: (X, Y) =>
      runs
        .map((run, i) => {
          /** @type {XY[]} */
          const past = run.losses.map((value, k) => [X(k * every), Y(value)]);
          return plot.line([...past, [X(done), Y(now[i])]], many ? "loss many" : "loss thick");
        })
        .join(""),
    over: (X, Y, _, h) => {
      /** @type {XY[]} */
      const ends = now.map((value) => [X(done), Y(value)]);
      return plot.dots(
        ends.filter(([, y]) => y > 0 && y < h),
        many ? "loss small" : "loss large",
      );
    },
  });
}
