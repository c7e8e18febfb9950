// HTML by calls, so that no text is ever taken for markup.

/** An element with properties (class, data-… and aria-… as attributes) and children. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made && name !== "list") made[name] = value;
    else if (value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function button(words, onclick, properties = {}) {
  return element("button", { type: "button", onclick, ...properties }, words);
}
