// What the theme leaves to the mouse, and what it takes from the keys.

/** A box of the theme's, which is checked while its part of the page is open. */
const boxCalled = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
const [drawer, search] = [boxCalled("__drawer"), boxCalled("__search")];

/**
 * The menu and the search of a narrow window open by labels, which no key reaches: buttons take
 * their place. The menu's leads into its list, and Escape back again.
 * @param {HTMLInputElement} box
 */
function buttonFor(box) {
  const label = /** @type {HTMLLabelElement} */ (document.querySelector(`.md-header__button[for="${box.id}"]`));
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} for${box.id}`;
  button.title = label.title;
  button.append(...label.childNodes);
  button.addEventListener("click", () => box.click());
  const tell = () => button.setAttribute("aria-expanded", String(box.checked));
  box.addEventListener("change", tell);
  tell();
  label.replaceWith(button);
  return button;
}

/** @type {HTMLElement | null} */
const menu = document.querySelector(".md-sidebar--primary");
const opener = buttonFor(drawer);
buttonFor(search);

if (menu) {
  opener.addEventListener("click", ({ detail }) => {
    /** @type {HTMLElement | null} */
    const first = menu.querySelector(".md-nav__list a");
    if (!detail && drawer.checked) first?.focus(); // by key
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (drawer.checked && relatedTarget instanceof Node && !menu.contains(relatedTarget)) drawer.click();
  });
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !drawer.checked) return;
    opener.focus(); // and what leaves the menu closes it
  });
}

// To the theme, p and n turn the page, s and / open the search: not what one means who speaks to
// the computer, or slips (WCAG 2.1.4). It listens on the window, and what is typed into the page ends here.
document.addEventListener("keydown", (event) => {
  if (event.key.length === 1 && !event.altKey && !search.checked) event.stopPropagation();
});

// The theme's search hears keys only: not what was pasted by mouse, said, or composed by an input method.
const query = document.querySelector(".md-search__input");
query?.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup")));

// What is wider than the page scrolls by key as well, once the theme has wrapped the tables
// (and on a phone with a keyboard, where the theme takes this from code).
const reach = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});

document.addEventListener("DOMContentLoaded", () => {
  for (const wide of document.querySelectorAll(".md-typeset__scrollwrap, .katex-display, pre > code"))
    reach.observe(wide);
  // The theme puts each button that copies code into a <nav>: a landmark for every cell.
  for (const nav of document.querySelectorAll(".md-code__nav")) nav.setAttribute("role", "presentation");
});
