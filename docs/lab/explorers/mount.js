// Brings an explorer to life. Its module says how a state looks (`panels`, `controls`); here
// input becomes a new state, and the page is changed only where it looks different.
import { wordsOf } from "./language.js";
import { patch, set } from "./patch.js";

/** @import { AnyState, Bounds, CommonWords, Explorer, Panel, Tabled } from "./explorer.js" */

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * For each key: how far in the first quantity of a handle, and in the second.
 * @type {Record<string, [number, number]>}
 */
const KEYS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [0, 10],
  PageDown: [0, -10],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
};

/** @param {HTMLElement} root */
export async function mount(root) {
  /** @type {{ default: Explorer }} */
  const { default: explorer } = await import(`./figures/${root.dataset.explorer}.js`); // the bundle holds all of them
  enliven(root, explorer);
}

/** @param {HTMLElement} root  @param {Explorer} explorer */
function enliven(root, explorer) {
  const language = document.documentElement.lang === "ko" ? "ko" : "en";
  const words = wordsOf(explorer, language);
  const begin = () => explorer.begin(JSON.parse(root.dataset.start ?? ""));
  const stage = /** @type {HTMLElement} */ (root.querySelector(".panels"));
  const controls = document.createElement("div");
  const numbers = document.createElement("details");
  numbers.className = "numbers";
  numbers.innerHTML = `<summary>${words.numbers}</summary><div class="md-typeset__scrollwrap"></div>`;
  const inside = /** @type {HTMLElement} */ (numbers.lastElementChild);
  let state = begin();
  /** @type {Panel[]} */
  let panels = [];
  /** @type {Tabled<AnyState, CommonWords> | undefined} */
  let tables;
  let waiting = false;
  let previous = 0;

  function show(now = 0) {
    waiting = false;
    if (state.playing) {
      // Where less motion is asked for, only the end is shown.
      const seconds = calm.matches ? Infinity : (now - (previous || now)) / 1000;
      state = { ...state, ...explorer.advance?.(state, seconds) };
    }
    previous = state.playing ? now : 0;
    panels = explorer.panels(state, words);
    patch(stage, panels.map((panel) => panel.markup).join(""));
    patch(controls, explorer.controls(state, words));
    for (const handle of handlesIn(stage)) describe(handle);
    if (numbers.open && tables) {
      patch(inside, tables.markup(state, { words, language, bounds: explorer.bounds(state) }));
      inside.tabIndex = inside.scrollWidth > inside.clientWidth ? 0 : -1; // what is too wide scrolls by key as well
    }
    if (state.playing) later();
  }

  function later() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(show);
  }

  /** @param {Record<string, number>} values */
  function change(values) {
    const bounds = explorer.bounds(state);
    /** @type {AnyState} */
    const next = { playing: false };
    for (const [name, value] of Object.entries(values)) next[name] = within(value, bounds[name]);
    state = { ...state, ...next };
    later();
  }

  /** @param {SVGElement} handle */
  function describe(handle) {
    const name = handle.dataset.handle ?? "";
    const [quantity] = explorer.handles[name].moves;
    const { min, max } = explorer.bounds(state)[quantity];
    const { label, value } = explorer.spoken(state, name, words);
    const attributes = {
      role: "slider",
      tabindex: 0,
      "aria-label": label,
      "aria-valuemin": min,
      "aria-valuemax": max,
      "aria-valuenow": state[quantity],
      "aria-valuetext": value,
    };
    for (const [key, text] of Object.entries(attributes)) set(handle, key, `${text}`);
  }

  // Taking hold of a handle, of a panel that moves one handle wherever it is touched, or of a point that a handle takes.
  stage.addEventListener("pointerdown", (event) => {
    const svg = /** @type {SVGSVGElement | null} */ (closest(event, ".panel"));
    const pressed = closest(event, "[data-handle], [data-take]");
    const name = pressed?.dataset.handle ?? pressed?.dataset.take ?? svg?.dataset.drag;
    if (!svg || !name || event.button) return;
    event.preventDefault();
    const panel = () => panels[[...stage.querySelectorAll(".panel")].indexOf(svg)];
    const matrix = svg.getScreenCTM()?.inverse();
    /** @param {number} clientX  @param {number} clientY */
    const placeAt = (clientX, clientY) => {
      const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix);
      return panel().at?.(x, y);
    };
    const { take, at } = explorer.handles[name];
    const place = placeAt(event.clientX, event.clientY);
    if (take && place) {
      state = { ...state, ...take(place, state), playing: false };
      show();
    }
    const [handle] = handlesIn(stage, `[data-handle="${name}"]`);
    handle.focus({ preventScroll: true });
    const centre = pressed && handle.getBoundingClientRect();
    const aside = centre
      ? [event.clientX - centre.x - centre.width / 2, event.clientY - centre.y - centre.height / 2]
      : [0, 0];
    /** @param {PointerEvent} event */
    const move = ({ clientX, clientY }) => {
      const to = placeAt(clientX - aside[0], clientY - aside[1]);
      if (to) change(at(to, state));
    };
    if (!pressed) move(event);
    svg.setPointerCapture(event.pointerId);
    const release = new AbortController();
    const { signal } = release;
    svg.addEventListener("pointermove", move, { signal });
    svg.addEventListener("lostpointercapture", () => release.abort(), { signal });
  });

  // A finger on a handle scrolls no page; `touch-action` reaches no part of a drawing.
  stage.addEventListener(
    "touchstart",
    (event) => closest(event, "[data-handle], [data-take]") && event.preventDefault(),
    {
      passive: false,
    },
  );

  root.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement) change({ [target.name]: Number(target.value) });
  });

  root.addEventListener("keydown", (event) => {
    const moves = moved(event.target, explorer);
    if (!moves || !(event.key in KEYS) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const [first, second] = KEYS[event.key];
    const steps = moves.length > 1 ? [first, second] : [first + second];
    const bounds = explorer.bounds(state);
    change(Object.fromEntries(moves.map((m, i) => [m, Number(state[m]) + steps[i] * bounds[m].key])));
  });

  root.addEventListener("click", (event) => {
    const action = closest(event, "[data-action]")?.dataset.action;
    if (!action) return;
    const [name, argument] = action.split(" ");
    state = name === "reset" ? begin() : { ...state, ...explorer.actions[name](state, argument) };
    later();
  });

  // Most readers never ask for the tables.
  numbers.addEventListener("toggle", async () => {
    ({ default: tables } = await explorer.tables());
    later();
  });
  new ResizeObserver(later).observe(inside);

  stage.removeAttribute("role");
  stage.removeAttribute("aria-label");
  controls.className = "controls";
  root.append(controls, numbers);
  root.classList.add("live");
  show();
}

/** @returns {NodeListOf<SVGElement>} */
const handlesIn = (/** @type {Element} */ stage, selector = "[data-handle]") => stage.querySelectorAll(selector);

/**
 * @param {Event} event  @param {string} selector
 * @returns {SVGElement | HTMLElement | null}
 */
const closest = ({ target }, selector) => (target instanceof Element ? target.closest(selector) : null);

/**
 * The quantities that keys move where they are pressed: on a handle, or on a slider.
 * @param {EventTarget | null} target  @param {Explorer} explorer
 */
function moved(target, explorer) {
  if (target instanceof HTMLInputElement) return target.type === "range" ? [target.name] : null;
  if (!(target instanceof SVGElement)) return null;
  return explorer.handles[target.dataset.handle ?? ""]?.moves;
}

/** @param {number} value  @param {Bounds} bounds */
function within(value, { min, max, step }) {
  const rounded = Number.isFinite(value) ? Number((Math.round(value / step) * step).toFixed(9)) : value;
  return Math.min(max, Math.max(min, rounded));
}
