// Sliders and buttons, as text like the panels.

/** @import { Bounds, Spoken } from "./explorer.js" */

/**
 * @param {{ name: string, label: string, shown: string, tone?: string, value: number, bounds: Bounds,
 *   spoken: Spoken }} options
 */
export const slider = ({ name, label, shown, tone = "", value, bounds, spoken }) =>
  `<label class="slider ${tone}"><span class="slider-name">${label}</span>` +
  `<span class="slider-value">${shown}</span>` +
  `<input type="range" name="${name}" min="${bounds.min}" max="${bounds.max}" ` +
  `step="${bounds.step}" value="${value}" aria-label="${spoken.label}" ` +
  `aria-valuetext="${spoken.value}"></label>`;

/**
 * @param {{ action: string, label: string, content?: string, pressed?: boolean, style?: string }} options
 */
export const button = ({ action, label, content = label, pressed, style = "" }) =>
  `<button type="button" class="${style}" data-action="${action}"` +
  (content === label ? "" : ` aria-label="${label}"`) +
  (pressed === undefined ? "" : ` aria-pressed="${pressed}"`) +
  `>${content}</button>`;

const ICONS = {
  play: "M7 4v16l13-8z",
  pause: "M6 4h4v16H6zm8 0h4v16h-4z",
  step: "M5 4v16l10-8zm11 0h4v16h-4z",
  reset: "M12 5V1L6 6.5 12 12V8a5.5 5.5 0 1 1-5.5 5.5h-3A8.5 8.5 0 1 0 12 5z",
};

/**
 * A round button with a picture, whose label is only heard.
 * @param {string} action  @param {string} label  @param {keyof typeof ICONS} icon
 */
export const iconButton = (action, label, icon) =>
  button({
    action,
    label,
    content: `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[icon]}"/></svg>`,
    style: "round",
  });

/** @param {string} label  @param {string[]} buttons */
export const group = (label, ...buttons) =>
  `<div class="buttons" role="group" aria-label="${label}">${buttons.join("")}</div>`;

/**
 * Buttons of which one is pressed, with what is chosen written before them.
 * @param {string} label  @param {string[]} buttons
 */
export const choice = (label, buttons) =>
  `<div class="choice"><span aria-hidden="true">${label}</span>${group(label, ...buttons)}</div>`;

/**
 * A symbol of a formula, outside of a drawing.
 * @param {string} name  @param {string | number} index
 */
export const letter = (name, tone = "", index = "") =>
  `<i class="symbol ${tone}">${name}</i>${index === "" ? "" : `<sub>${index}</sub>`}`;
