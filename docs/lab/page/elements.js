// HTML by calls, so that no text is ever taken for markup.

/**
 * An element with properties (class, data-… and aria-… as attributes) and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} properties
 * @param {(Node | string | null | undefined)[]} children
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made && name !== "list") Object.assign(made, { [name]: value });
    else if (value !== undefined && value !== null) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** @param {string} words  @param {() => unknown} onclick  @param {Record<string, unknown>} properties */
export function button(words, onclick, properties = {}) {
  return element("button", { type: "button", onclick, ...properties }, words);
}

/**
 * What a cell is called by.
 * @param {number} number  From 0 on.
 */
export function cellNumber(number) {
  return element("span", { className: "cell-number" }, String(number + 1));
}
