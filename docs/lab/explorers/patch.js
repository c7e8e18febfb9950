// Changes a page only where it looks different: what has the focus or a pointer keeps it.

const template = document.createElement("template");
/** @type {WeakMap<Element, string>} */
const patched = new WeakMap(); // the last markup of each element

/** @param {Element} element  @param {string} name  @param {string} value */
export function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * Make an element's content equal to the markup, keeping every node that can stay.
 * @param {Element} element  @param {string} markup
 */
export function patch(element, markup) {
  if (patched.get(element) === markup) return;
  patched.set(element, markup);
  template.innerHTML = markup;
  patchChildren(element, template.content);
}

/** @param {ParentNode} old  @param {ParentNode} wanted */
function patchChildren(old, wanted) {
  const [now, next] = [[...old.childNodes], [...wanted.childNodes]];
  if (now.length !== next.length || now.some((node, i) => node.nodeName !== next[i].nodeName)) {
    old.replaceChildren(...next);
    return;
  }
  next.forEach((node, i) => {
    const kept = now[i];
    if (node instanceof Text && kept instanceof Text) {
      if (kept.data !== node.data) kept.data = node.data;
    } else if (node instanceof Element && kept instanceof Element) {
      for (const { name, value } of node.attributes) set(kept, name, value);
      if (node instanceof HTMLInputElement && kept instanceof HTMLInputElement && kept.value !== node.value) {
        kept.value = node.value;
      }
      patchChildren(kept, node);
    }
  });
}
