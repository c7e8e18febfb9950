// Lines of numbers as a small drawing, in the page's own colours.
import { say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [560, 260, 56, 14, 10, 28];
// Those with the same dashes, four apart, are told from each other by every reader.
export const COLOURS = ["weight", "bias", "model", "loss", "data", "third", "second", "gradient"];
export const DASHES = ["none", "6 4", "2 3", "10 3 2 3"];
const FEW = 30; // points that are marked one by one

function draw(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Round numbers that divide a range, about five of them. */
export function ticks(low, high) {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

function range(lines, axis) {
  const numbers = lines.flatMap((line) => line[axis]).filter((number) => number !== null);
  let [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (!numbers.length) [low, high] = [0, 1];
  if (low === high) [low, high] = [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2];
  const margin = (high - low) / 25;
  return [low - margin, high + margin];
}

function label(number) {
  const size = Math.abs(number);
  return size && (size >= 1e5 || size < 1e-3) ? number.toExponential(0) : String(number);
}

/** @param {{name: string, x: (number | null)[], y: (number | null)[]}[]} lines */
export function plot(lines) {
  const [[x0, x1], [y0, y1]] = [range(lines, "x"), range(lines, "y")];
  const across = (x) => LEFT + ((x - x0) / (x1 - x0)) * (WIDTH - LEFT - RIGHT);
  const up = (y) => HEIGHT - BOTTOM - ((y - y0) / (y1 - y0)) * (HEIGHT - TOP - BOTTOM);
  const drawing = draw("svg", {
    class: "lab-plot",
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: "img",
    "aria-label": say("figure"),
  });
  for (const x of ticks(x0, x1)) {
    drawing.append(draw("text", { x: across(x), y: HEIGHT - 8, "text-anchor": "middle" }, label(x)));
  }
  for (const y of ticks(y0, y1)) {
    drawing.append(
      draw("path", { class: "grid", d: `M${LEFT} ${up(y)}H${WIDTH - RIGHT}` }),
      draw("text", { x: LEFT - 6, y: up(y) + 4, "text-anchor": "end" }, label(y)),
    );
  }
  const names = [];
  lines.forEach(({ name, x, y }, i) => {
    const points = x.map((value, j) => (value === null || y[j] === null ? null : [across(value), up(y[j])]));
    const path = points.map((point, j) => point && `${points[j - 1] ? "L" : "M"}${point.map((n) => n.toFixed(1))}`);
    const colour = `var(--${COLOURS[i % COLOURS.length]})`;
    const line = draw("g", { style: `color: ${colour}` });
    line.append(draw("path", { class: "line", d: path.filter(Boolean).join(""), "stroke-dasharray": DASHES[i % 4] }));
    if (points.length <= FEW) {
      for (const point of points) if (point) line.append(draw("circle", { cx: point[0], cy: point[1], r: 3 }));
    }
    const last = points.findLast(Boolean);
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
    written.setAttribute("y", free);
  }
  return drawing;
}
