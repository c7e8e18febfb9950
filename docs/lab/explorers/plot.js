// Panels with axes, curves and points as SVG text. No page is needed, so the build can draw
// how an explorer first looks.
import { linear, ticks } from "../scales.js";

/** @import { Scale } from "../scales.js" */
/** @import { Panel } from "./explorer.js" */

/** @typedef {[x: number, y: number]} XY  A point of the drawing. */
/** @typedef {(X: Scale, Y: Scale, width: number, height: number) => string} Drawing */

/**
 * @typedef {object} Axis
 * @property {number} from
 * @property {number} to
 * @property {string} name
 * @property {typeof linear} [scale]
 * @property {number[]} [ticks]
 * @property {(value: number) => string} [format]
 */

const WIDTH = 360;
const MARGIN = { left: 44, right: 16, top: 26, bottom: 40 };
const REACH = 25; // more than 44 pixels wide where a phone's 360 are all there is
const FAR = 1e5; // beyond this many units a drawing is cut off: SVG counts in 32 bits

/** @param {number} height  Of a panel; what its axes enclose is given back. */
export const inner = (height) => ({
  width: WIDTH - MARGIN.left - MARGIN.right,
  height: height - MARGIN.top - MARGIN.bottom,
});

/** @param {number} value */
const coordinate = (value) => Math.min(FAR, Math.max(-FAR, value)).toFixed(1);
/** @param {XY} place */
const point = ([x, y]) => `${coordinate(x)} ${coordinate(y)}`;

// What is compared in one plot: told apart by colour and by dashes.
export const COMPARED = [
  { tone: "model", style: "model" },
  { tone: "second", style: "second dashed" },
  { tone: "third", style: "third dashdot" },
];

/**
 * A symbol as formulas show it, in the colour of its quantity.
 * @param {string} letter  @param {string | number} index
 */
export const symbol = (letter, tone = "", index = "") =>
  `<tspan class="symbol ${tone}">${letter}</tspan>` +
  (index === "" ? "" : `<tspan class="index ${tone}" dy="3">${index}</tspan><tspan dy="-3">\u200b</tspan>`);

/** @param {number} x  @param {number} y  @param {string} content */
export const text = (x, y, content, style = "") =>
  `<text x="${coordinate(x)}" y="${coordinate(y)}" class="${style}">${content}</text>`;

/**
 * A line through points; it ends where they leave all bounds.
 * @param {XY[]} points
 */
export function line(points, style = "") {
  const end = points.findIndex(([x, y]) => !(Math.abs(x) < FAR && Math.abs(y) < FAR));
  const drawn = end < 0 ? points : points.slice(0, end + 1);
  const d = drawn.map((at, i) => `${i ? "L" : "M"}${point(at)}`).join("");
  return `<path class="line ${style}" d="${d}"/>`;
}

/** @param {number} x1  @param {number} y1  @param {number} x2  @param {number} y2 */
export const segment = (x1, y1, x2, y2, style = "") =>
  line(
    [
      [x1, y1],
      [x2, y2],
    ],
    style,
  );

/**
 * Short pieces of a line, all of them one path.
 * @param {[XY, XY][]} pairs
 */
export const pieces = (pairs, style = "") =>
  `<path class="line ${style}" d="${pairs.map(([from, to]) => `M${point(from)}L${point(to)}`).join("")}"/>`;

/**
 * The part of slope * x + intercept that is in sight, however steep it is.
 * @param {Scale} X  @param {Scale} Y  @param {number} slope  @param {number} intercept
 */
export function straight(X, Y, slope, intercept, style = "") {
  const [low, high] = [2 * Y.from - Y.to, 2 * Y.to - Y.from].map((y) => (y - intercept) / slope).sort((a, b) => a - b);
  const ends = [Math.max(X.from, low), Math.min(X.to, high)];
  return line(ends[0] < ends[1] ? ends.map((x) => [X(x), Y(slope * x + intercept)]) : [], style);
}

/**
 * Round dots, all of them one path.
 * @param {XY[]} points
 */
export const dots = (points, style = "") =>
  `<path class="dots ${style}" d="${points.map((p) => `M${point(p)}h0`).join("")}"/>`;

/** @param {XY[]} points */
export const circles = (points, style = "data") => dots(points, style) + dots(points, "hollow");

/** @param {XY[]} points */
export const triangles = (points, style = "") =>
  `<path class="triangles ${style}" d="${points.map(([x, y]) => `M${point([x, y - 5])}l4.6 8h-9.2z`).join("")}"/>`;

/**
 * An arrow whose head shrinks with it.
 * @param {XY} from  @param {XY} to
 */
export function arrow([x1, y1], [x2, y2], style = "") {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (!(length > 1)) return `<path class="arrow ${style}"/><path class="head ${style}"/>`;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const shown = Math.min(length, 2 * WIDTH); // the end may be far outside
  const head = Math.min(11, shown / 2);
  /** @param {number} distance  @param {number} aside */
  const along = (distance, aside) => point([x1 + ux * distance - uy * aside, y1 + uy * distance + ux * aside]);
  return (
    `<path class="arrow ${style}" d="M${along(0, 0)}L${along(shown - head * 0.8, 0)}"/>` +
    `<path class="head ${style}" d="M${along(shown, 0)}L${along(shown - head, head * 0.42)}` +
    `L${along(shown - head, -head * 0.42)}Z"/>`
  );
}

/**
 * What can be taken hold of: a small disc with room for a finger.
 * @param {string} name  @param {number} x  @param {number} y  @param {string} style
 */
export const handle = (name, x, y, style) =>
  `<g class="handle ${style}" data-handle="${name}" ` +
  `transform="translate(${point([x, y])})"><circle class="reach" r="${REACH}"/>` +
  `<circle class="grip" r="7"/></g>`;

/**
 * Around many points: where it is pressed, a handle takes one of them.
 * @param {string} name  Of the handle.  @param {XY[]} points
 */
export const taking = (name, points) =>
  `<path class="taking" data-take="${name}" d="${points.map((p) => `M${point(p)}h0`).join("")}"/>`;

/**
 * The ticks of an axis, each drawn with what is written at it.
 * @param {Axis} axis  @param {(value: number, label: string) => string} draw
 */
const scaled = ({ from, to, ticks: values = ticks(from, to), format = String }, draw) =>
  `<g>${values.map((value) => draw(value, format(value).replace("-", "−"))).join("")}</g>`;

/**
 * One panel. `inside` is cut off at the axes, `over` is not; both get the scales. Where it is
 * touched, the handle `drag` is taken hold of.
 * @param {{ id: string, label: string, height?: number, x: Axis, y: Axis, inside: Drawing, over?: Drawing,
 *   drag?: string }} options
 * @returns {Required<Panel>}
 */
export function panel({ id, label, height = 300, x, y, inside, over = () => "", drag = "" }) {
  const { width: w, height: h } = inner(height);
  const X = (x.scale ?? linear)(x.from, x.to, 0, w);
  const Y = (y.scale ?? linear)(y.from, y.to, h, 0);
  const markup =
    `<svg class="panel" viewBox="0 0 ${WIDTH} ${height}" role="group" aria-label="${label}"` +
    `${drag && ` data-drag="${drag}"`}>` +
    `<clipPath id="${id}-clip"><path d="M0 0H${w}V${h}H0Z"/></clipPath>` +
    `<g transform="translate(${MARGIN.left} ${MARGIN.top})">` +
    `<g clip-path="url(#${id}-clip)">${inside(X, Y, w, h)}</g><path class="axis" d="M0 0V${h}H${w}"/>` +
    scaled(
      x,
      (value, tick) =>
        `<path class="axis" d="M${point([X(value), h])}v5"/>${text(X(value), h + 19, tick, "tick middle")}`,
    ) +
    scaled(
      y,
      (value, tick) =>
        `<path class="axis" d="M${point([0, Y(value)])}h-5"/>${text(-8, Y(value) + 4, tick, "tick end")}`,
    ) +
    text(w, h + 36, x.name, "name end") +
    text(-MARGIN.left + 2, -11, y.name, "name") +
    `<g>${over(X, Y, w, h)}</g></g></svg>`;
  return { markup, at: (px, py) => ({ x: X.invert(px - MARGIN.left), y: Y.invert(py - MARGIN.top) }) };
}
