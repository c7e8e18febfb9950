// Lines of numbers as a small drawing, in the page's own colours.
import { linear, ticks } from "../scales.js";
import { say } from "./words.js";

/** @typedef {{ name: string, x: (number | null)[], y: (number | null)[] }} Line */

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [560, 260, 56, 14, 10, 28];
// Those with the same dashes, four apart, are told from each other by every reader.
export const COLOURS = ["weight", "bias", "model", "loss", "data", "third", "second", "gradient"];
export const DASHES = ["none", "6 4", "2 3", "10 3 2 3"];
const FEW = 30; // points that are marked one by one

/** @param {string} tag  @param {Record<string, string | number>} attributes  @param {(Node | string)[]} children */
function draw(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** @param {Line[]} lines  @param {"x" | "y"} axis */
function range(lines, axis) {
  const numbers = lines.flatMap((line) => line[axis]).filter((number) => number !== null);
  let [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (!numbers.length) [low, high] = [0, 1];
  if (low === high) [low, high] = [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2];
  const margin = (high - low) / 25;
  return /** @type {const} */ ([low - margin, high + margin]);
}

/** @param {number} number */
function label(number) {
  const size = Math.abs(number);
  return size && (size >= 1e5 || size < 1e-3) ? number.toExponential(0) : String(number);
}

/** @param {Line[]} lines */
export function lineChart(lines) {
  const across = linear(...range(lines, "x"), LEFT, WIDTH - RIGHT);
  const up = linear(...range(lines, "y"), HEIGHT - BOTTOM, TOP);
  const drawing = draw("svg", {
    class: "lab-plot",
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: "img",
    "aria-label": say("figure"),
  });
  for (const x of ticks(across.from, across.to, 5)) {
    drawing.append(draw("text", { x: across(x), y: HEIGHT - 8, "text-anchor": "middle" }, label(x)));
  }
  for (const y of ticks(up.from, up.to, 5)) {
    drawing.append(
      draw("path", { class: "grid", d: `M${LEFT} ${up(y)}H${WIDTH - RIGHT}` }),
      draw("text", { x: LEFT - 6, y: up(y) + 4, "text-anchor": "end" }, label(y)),
    );
  }
  /** @type {{ written: Element, y: number }[]} */
  const names = [];
  lines.forEach(({ name, x, y }, i) => {
    const points = x.map((value, j) => {
      const other = y[j];
      return value === null || other === null ? null : [across(value), up(other)];
    });
    const path = points.map((point, j) => point && `${points[j - 1] ? "L" : "M"}${point.map((n) => n.toFixed(1))}`);
    const colour = `var(--${COLOURS[i % COLOURS.length]})`;
    const line = draw("g", { style: `color: ${colour}` });
    line.append(draw("path", { class: "line", d: path.filter(Boolean).join(""), "stroke-dasharray": DASHES[i % 4] }));
    if (points.length <= FEW) {
      for (const point of points) if (point) line.append(draw("circle", { cx: point[0], cy: point[1], r: 3 }));
    }
    const last = points.findLast((point) => point !== null);
    if (name && last) {
      const written = draw("text", { class: "name", x: last[0] - 4, "text-anchor": "end" }, name);
      names.push({ written, y: last[1] - 7 });
      line.append(written);
    }
    drawing.append(line);
  });
  // Each name above the end of its line, and above the name below it.
  let free = Infinity;
  for (const { written, y } of names.sort((one, other) => other.y - one.y)) {
    free = Math.min(y, free - 14);
    written.setAttribute("y", String(free));
  }
  return drawing;
}
