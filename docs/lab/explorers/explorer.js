// Brings an explorer to life. Its module says how a state looks (`panels`, `controls`); here
// input becomes a new state, and the page is changed only where it looks different.

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const template = document.createElement("template");
const patched = new WeakMap(); // the last markup of each element

// For each key: how far in the first quantity of a handle, and in the second.
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

export function mount(root, explorer, words) {
  const begin = () => explorer.begin(JSON.parse(root.dataset.start));
  const stage = root.querySelector(".panels");
  const controls = document.createElement("div");
  let state = begin();
  let panels = [];
  let waiting = false;
  let previous = 0;

  function show(now) {
    waiting = false;
    if (state.playing) {
      // Where less motion is asked for, only the end is shown.
      const seconds = calm.matches ? Infinity : (now - (previous || now)) / 1000;
      state = { ...state, ...explorer.advance(state, seconds) };
    }
    previous = state.playing ? now : 0;
    panels = explorer.panels(state, words);
    patch(stage, panels.map((panel) => panel.markup).join(""));
    patch(controls, explorer.controls(state, words));
    stage.querySelectorAll("[data-handle]").forEach(describe);
    if (state.playing) later();
  }

  function later() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(show);
  }

  function change(values) {
    const bounds = explorer.bounds(state);
    const next = { playing: false };
    for (const [name, value] of Object.entries(values)) next[name] = within(value, bounds[name]);
    state = { ...state, ...next };
    later();
  }

  function describe(handle) {
    const [name] = explorer.handles[handle.dataset.handle].moves;
    const { min, max } = explorer.bounds(state)[name];
    const { label, value } = explorer.spoken(state, handle.dataset.handle, words);
    const attributes = {
      role: "slider",
      tabindex: 0,
      "aria-label": label,
      "aria-valuemin": min,
      "aria-valuemax": max,
      "aria-valuenow": state[name],
      "aria-valuetext": value,
    };
    for (const [key, text] of Object.entries(attributes)) set(handle, key, `${text}`);
  }

  // Taking hold of a handle, or of a panel that moves one handle wherever it is touched.
  stage.addEventListener("pointerdown", (event) => {
    const svg = event.target.closest(".panel");
    const held = event.target.closest("[data-handle]");
    const name = held?.dataset.handle ?? svg?.dataset.drag;
    if (!name || event.button) return;
    event.preventDefault();
    stage.querySelector(`[data-handle="${name}"]`).focus({ preventScroll: true });
    const panel = () => panels[[...stage.querySelectorAll(".panel")].indexOf(svg)];
    const matrix = svg.getScreenCTM().inverse();
    const centre = held?.getBoundingClientRect();
    const aside = centre
      ? [event.clientX - centre.x - centre.width / 2, event.clientY - centre.y - centre.height / 2]
      : [0, 0];
    const move = ({ clientX, clientY }) => {
      const { x, y } = new DOMPoint(clientX - aside[0], clientY - aside[1]).matrixTransform(matrix);
      change(explorer.handles[name].at(panel().at(x, y), state));
    };
    if (!held) move(event);
    svg.setPointerCapture(event.pointerId);
    const release = new AbortController();
    const { signal } = release;
    svg.addEventListener("pointermove", move, { signal });
    svg.addEventListener("lostpointercapture", () => release.abort(), { signal });
  });

  // A finger on a handle scrolls no page; `touch-action` reaches no part of a drawing.
  const hold = (event) => event.target.closest("[data-handle]") && event.preventDefault();
  stage.addEventListener("touchstart", hold, { passive: false });

  root.addEventListener("input", ({ target }) => change({ [target.name]: Number(target.value) }));

  root.addEventListener("keydown", (event) => {
    const moves =
      explorer.handles[event.target.dataset.handle]?.moves ?? (event.target.type === "range" && [event.target.name]);
    if (!moves || !(event.key in KEYS) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const [first, second] = KEYS[event.key];
    const steps = moves.length > 1 ? [first, second] : [first + second];
    const bounds = explorer.bounds(state);
    change(Object.fromEntries(moves.map((m, i) => [m, state[m] + steps[i] * bounds[m].key])));
  });

  root.addEventListener("click", ({ target }) => {
    const action = target.closest("[data-action]")?.dataset.action;
    if (!action) return;
    const [name, argument] = action.split(" ");
    state = name === "reset" ? begin() : { ...state, ...explorer.actions[name](state, argument) };
    later();
  });

  stage.removeAttribute("role");
  stage.removeAttribute("aria-label");
  controls.className = "controls";
  root.append(controls);
  root.classList.add("live");
  show();
}

function within(value, { min, max, step }) {
  const rounded = Number.isFinite(value) ? Number((Math.round(value / step) * step).toFixed(9)) : value;
  return Math.min(max, Math.max(min, rounded));
}

function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

// Make an element's content equal to the markup, keeping every node that can stay: what has
// the focus or a pointer keeps it.
function patch(element, markup) {
  if (patched.get(element) === markup) return;
  patched.set(element, markup);
  template.innerHTML = markup;
  patchChildren(element, template.content);
}

function patchChildren(old, wanted) {
  const [now, next] = [[...old.childNodes], [...wanted.childNodes]];
  if (now.length !== next.length || now.some((node, i) => node.nodeName !== next[i].nodeName)) {
    old.replaceChildren(...next);
    return;
  }
  next.forEach((node, i) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (now[i].data !== node.data) now[i].data = node.data;
      return;
    }
    for (const { name, value } of node.attributes) set(now[i], name, value);
    if (node.nodeName === "INPUT" && now[i].value !== node.value) now[i].value = node.value;
    patchChildren(now[i], node);
  });
}
