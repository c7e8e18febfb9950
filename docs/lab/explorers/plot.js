// Panels with axes, curves and points as SVG text. No page is needed, so the build can draw
// how an explorer first looks.

const WIDTH = 360;
const MARGIN = { left: 44, right: 16, top: 26, bottom: 40 };
const FAR = 1e5; // beyond this many units a drawing is cut off: SVG counts in 32 bits

export const inner = (height) => ({
  width: WIDTH - MARGIN.left - MARGIN.right,
  height: height - MARGIN.top - MARGIN.bottom,
});

const coordinate = (value) => Math.min(FAR, Math.max(-FAR, value)).toFixed(1);
const point = ([x, y]) => `${coordinate(x)} ${coordinate(y)}`;

// A function from data to the panel, with its inverse.
export function linear(from, to, start, end) {
  const unit = (end - start) / (to - from);
  return Object.assign((value) => start + (value - from) * unit, {
    from,
    to,
    invert: (position) => from + (position - start) / unit,
  });
}

export function logarithmic(from, to, start, end) {
  const exponents = linear(Math.log10(from), Math.log10(to), start, end);
  return Object.assign((value) => exponents(Math.log10(value)), {
    from,
    to,
    invert: (position) => 10 ** exponents.invert(position),
  });
}

// What is compared in one plot: told apart by colour and by dashes.
export const COMPARED = [
  { tone: "model", style: "model" },
  { tone: "second", style: "second dashed" },
  { tone: "third", style: "third dashdot" },
];

// Numbers as mathematics writes them.
export function number(value, digits = 2) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value < 0 ? "−∞" : "∞";
  const text = value.toFixed(digits);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}

const superscript = (n) => [...`${n}`].map((sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[sign])).join("");
export const power = (exponent) => `10${superscript(exponent)}`;

export function large(value) {
  if (!Number.isFinite(value) || value < 1e5) return number(value, value < 100 ? 2 : 0);
  const exponent = Math.floor(Math.log10(value));
  return `${number(value / 10 ** exponent, 1)} × ${power(exponent)}`;
}

// A symbol as formulas show it, in the colour of its quantity.
export const symbol = (letter, tone = "", index = "") =>
  `<tspan class="symbol ${tone}">${letter}</tspan>` +
  (index === "" ? "" : `<tspan class="index ${tone}" dy="3">${index}</tspan><tspan dy="-3">\u200b</tspan>`);

export const text = (x, y, content, style = "") =>
  `<text x="${coordinate(x)}" y="${coordinate(y)}" class="${style}">${content}</text>`;

// A line through points; it ends where they leave all bounds.
export function line(points, style = "") {
  const outside = ([x, y]) => !(Math.abs(x) < FAR && Math.abs(y) < FAR);
  const end = points.findIndex(outside);
  const drawn = end < 0 ? points : points.slice(0, end + 1);
  const d = drawn.map((at, i) => `${i ? "L" : "M"}${point(at)}`).join("");
  return `<path class="line ${style}" d="${d}"/>`;
}

export const segment = (x1, y1, x2, y2, style = "") =>
  line(
    [
      [x1, y1],
      [x2, y2],
    ],
    style,
  );

// The part of slope * x + intercept that is in sight, however steep it is.
export function straight(X, Y, slope, intercept, style = "") {
  const [low, high] = [2 * Y.from - Y.to, 2 * Y.to - Y.from].map((y) => (y - intercept) / slope).sort((a, b) => a - b);
  const ends = [Math.max(X.from, low), Math.min(X.to, high)];
  return line(ends[0] < ends[1] ? ends.map((x) => [X(x), Y(slope * x + intercept)]) : [], style);
}

// Round dots, all of them one path.
export const dots = (points, style = "") =>
  `<path class="dots ${style}" d="${points.map((p) => `M${point(p)}h0`).join("")}"/>`;

export const circles = (points) => dots(points, "data") + dots(points, "hollow");

// Heights for labels beside each other's values, moved apart where they would overlap.
export function apart(heights, gap, lowest) {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a] - heights[b]);
  const placed = [];
  let next = gap;
  for (const i of order) {
    placed[i] = Math.max(next, heights[i]);
    next = placed[i] + gap;
  }
  const excess = Math.max(0, next - gap - lowest);
  return placed.map((height) => height - excess);
}

// An arrow whose head shrinks with it.
export function arrow([x1, y1], [x2, y2], style = "") {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (!(length > 1)) return `<path class="arrow ${style}"/><path class="head ${style}"/>`;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const shown = Math.min(length, 2 * WIDTH); // the end may be far outside
  const head = Math.min(11, shown / 2);
  const along = (distance, aside) => point([x1 + ux * distance - uy * aside, y1 + uy * distance + ux * aside]);
  return (
    `<path class="arrow ${style}" d="M${along(0, 0)}L${along(shown - head * 0.8, 0)}"/>` +
    `<path class="head ${style}" d="M${along(shown, 0)}L${along(shown - head, head * 0.42)}` +
    `L${along(shown - head, -head * 0.42)}Z"/>`
  );
}

// What can be taken hold of: a small disc with room for a finger.
export const handle = (name, x, y, style) =>
  `<g class="handle ${style}" data-handle="${name}" ` +
  `transform="translate(${point([x, y])})"><circle class="reach" r="22"/>` +
  `<circle class="grip" r="7"/></g>`;

// One panel. `inside` is cut off at the axes, `over` is not; both get the scales. An axis
// is { from, to, name }, and where it needs them a scale, ticks and their format.
export function panel({ id, label, height = 300, x, y, inside, over = () => "", drag = "" }) {
  const { width: w, height: h } = inner(height);
  const X = (x.scale ?? linear)(x.from, x.to, 0, w);
  const Y = (y.scale ?? linear)(y.from, y.to, h, 0);
  const xTicks = (x.ticks ?? ticks(x.from, x.to))
    .map((value) => {
      const at = X(value);
      return (
        `<path class="axis" d="M${point([at, h])}v5"/>` +
        text(at, h + 19, (x.format ?? String)(value).replace("-", "−"), "tick middle")
      );
    })
    .join("");
  const yTicks = (y.ticks ?? ticks(y.from, y.to))
    .map((value) => {
      const at = Y(value);
      return (
        `<path class="axis" d="M${point([0, at])}h-5"/>` +
        text(-8, at + 4, (y.format ?? String)(value).replace("-", "−"), "tick end")
      );
    })
    .join("");
  const markup =
    `<svg class="panel" viewBox="0 0 ${WIDTH} ${height}" role="group" aria-label="${label}"` +
    `${drag && ` data-drag="${drag}"`}>` +
    `<clipPath id="${id}-clip"><path d="M0 0H${w}V${h}H0Z"/></clipPath>` +
    `<g transform="translate(${MARGIN.left} ${MARGIN.top})">` +
    `<g clip-path="url(#${id}-clip)">${inside(X, Y, w, h)}</g>` +
    `<path class="axis" d="M0 0V${h}H${w}"/><g>${xTicks}</g><g>${yTicks}</g>` +
    text(w, h + 36, x.name, "name end") +
    text(-MARGIN.left + 2, -11, y.name, "name") +
    `<g>${over(X, Y, w, h)}</g></g></svg>`;
  const at = (px, py) => ({ x: X.invert(px - MARGIN.left), y: Y.invert(py - MARGIN.top) });
  return { markup, at };
}

// Even, round ticks: about `count` of them.
export function ticks(from, to, count = 6) {
  const rough = (to - from) / count;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * decade).find((s) => s >= rough);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(6)));
}
