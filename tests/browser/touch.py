"""A phone's window, and which of its controls a finger would miss."""

from __future__ import annotations

from playwright.sync_api import Page

LEAST = 44
"""CSS pixels, each way: WCAG 2.5.5, and what the makers of phones ask for."""
NARROW = (360, 390)

# Handles of explorers are SVG, and not looked at.
_MISSED = """([least, within]) => {
  const CONTROLS = "a[href], button, summary, label, input, textarea, select";
  const IN_LABEL = "input:not([type=range]), textarea"; // a slider is dragged
  const letters = ({ textContent }) => textContent.replace(/[^\\p{L}]/gu, "").length;

  // As WCAG 2.5.8 does: what stands in a sentence is as high as its lines.
  const inSentence = (control) => {
    const inline = (element) => getComputedStyle(element).display.startsWith("inline");
    if (!control.matches("a, .lab-line") || !inline(control)) return false;
    let block = control;
    while (inline(block)) block = block.parentElement;
    const others = [...block.querySelectorAll("a, button")].map(letters);
    return letters(block) > others.reduce((sum, count) => sum + count, 0);
  };

  const counts = (control) => {
    const seen = { opacityProperty: true, visibilityProperty: true };
    if (!control.checkVisibility(seen) || control.disabled) return false;
    if (control.closest("svg, .unseen") || inSentence(control)) return false;
    if (control.matches("label")) return !control.querySelector("[type=range]");
    return !control.matches(IN_LABEL) || !control.closest("label");
  };

  // Whether some square in its box, or around its middle, is the control's alone. Boxes
  // are snapped to pixels, and corners may be a little round.
  const half = least / 2;
  const [edge, corner] = [half - 1, half - 2];
  const square = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => {
    const far = x && y ? corner : edge;
    return [x * far, y * far];
  }));
  const middles = (from, length) =>
    [length / 2, half, length - half].map((at) => from + at);
  const answers = (x, y) => {
    const control = document.elementFromPoint(x, y)?.closest(CONTROLS);
    return (control?.matches(IN_LABEL) && control.closest("label")) || control;
  };
  const isLarge = (control) => {
    control.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const area = ({ width, height }) => width * height;
    const [box] = [...control.getClientRects()].sort((a, b) => area(b) - area(a));
    const [xs, ys] = [middles(box.x, box.width), middles(box.y, box.height)];
    return xs.some((x) => ys.some((y) =>
      square.every(([dx, dy]) => answers(x + dx, y + dy) === control)));
  };

  return [...document.querySelectorAll(within)]
    .flatMap((part) => [...part.querySelectorAll(CONTROLS)])
    .filter((control) => counts(control) && !isLarge(control))
    .map((control) => {
      const { width, height } = control.getBoundingClientRect();
      const text = control.outerHTML.replace(/\\s+/g, " ").slice(0, 140);
      return `${Math.round(width)} x ${Math.round(height)}: ${text}`;
    });
}"""


def missed(page: Page, within: str = "body") -> list[str]:
    """Controls in sight that have no square of LEAST to be hit at, with their boxes."""
    found: list[str] = page.evaluate(_MISSED, [LEAST, within])
    return found
