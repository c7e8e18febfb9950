"""On a phone: figures stand in one column, lines hold together, what scrolls says so."""

import pytest

from graders.core.language import LANGUAGES
from tests.browser.pages import NewPage

pytestmark = pytest.mark.browser

WIDTHS = (360, 390, 414)
READABLE = 10  # CSS pixels: of the smallest numbers in a figure

# What begins a line although a formula or code, without a space, stands before it.
ALONE = """() => {
  const alone = [];
  const last = ".katex-html > .katex-base:last-child, :not(pre) > code";
  for (const element of document.querySelectorAll(`article :is(${last})`)) {
    const whole = element.closest(".katex") ?? element;
    if (!whole.checkVisibility()) continue;
    const end = [...element.getClientRects()].at(-1);
    const texts = document.createTreeWalker(whole.closest("p, li, td, h2, h3, figcaption, summary")
      ?? whole.parentElement, NodeFilter.SHOW_TEXT);
    texts.currentNode = whole;
    let text = texts.nextNode();
    while (text && whole.contains(text)) text = texts.nextNode();
    const from = text?.data.startsWith("\\u2060") ? 1 : 0;
    if (!text || !/^[^\\s]/.test(text.data.slice(from))) continue;
    if (text.parentElement.closest(".katex, code")) continue;
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, from + 1);
    const next = range.getBoundingClientRect();
    if (next.left < end.right - 2) alone.push(`${whole.textContent} / ${text.data.slice(0, 20)}`);
  }
  return alone;
}"""

SMALLEST = """() => [...document.querySelectorAll("figure svg text")]
  .filter((text) => !text.closest(".explorer") && text.checkVisibility())
  .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)
  .reduce((one, other) => Math.min(one, other), Infinity)"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lesson", ["02_linear_regression_numpy", "07_sum_or_mean"])
def test_nothing_is_alone_on_a_line(
    new_page: NewPage, language: str, lesson: str
) -> None:
    page = new_page()
    page.goto(f"/{language}/lessons/{lesson}/")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(ALONE) == [], width
