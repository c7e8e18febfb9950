// Sliders and buttons, as text like the panels.

export const slider = ({ name, label, shown, tone = "", value, bounds, spoken }) =>
  `<label class="slider ${tone}"><span class="slider-name">${label}</span>` +
  `<span class="slider-value">${shown}</span>` +
  `<input type="range" name="${name}" min="${bounds.min}" max="${bounds.max}" ` +
  `step="${bounds.step}" value="${value}" aria-label="${spoken.label}" ` +
  `aria-valuetext="${spoken.value}"></label>`;

export const button = ({ action, label, content = label, pressed, style = "" }) =>
  `<button type="button" class="${style}" data-action="${action}"` +
  (content === label ? "" : ` aria-label="${label}"`) +
  (pressed === undefined ? "" : ` aria-pressed="${pressed}"`) +
  `>${content}</button>`;

export const icon = (path) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;

export const group = (label, ...buttons) =>
  `<div class="buttons" role="group" aria-label="${label}">${buttons.join("")}</div>`;

// A symbol of a formula, outside of a drawing.
export const letter = (name, tone = "", index = "") =>
  `<i class="symbol ${tone}">${name}</i>${index && `<sub>${index}</sub>`}`;
