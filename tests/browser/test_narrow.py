"""On a phone: panels stand in one column, lines hold together, what scrolls says so."""

import io

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from graders.core.language import LANGUAGES
from tests.browser.pages import NewPage
from tests.support.everywhere import everywhere

pytestmark = pytest.mark.browser

WIDTHS = (360, 390, 414)
READABLE = 10  # CSS pixels, of the numbers beside an axis
PANELS = "lessons/06_learning_rate/"

# What begins a line although it stands behind a formula or code without a space.
ALONE = """() => {
  const alone = [];
  const ends = ".katex-html > .katex-base:last-child, :not(pre) > code";
  for (const end of document.querySelectorAll(`article :is(${ends})`)) {
    const whole = end.closest(".katex") ?? end;
    if (!whole.checkVisibility()) continue;
    const block = whole.closest("p, li, td, h2, h3, figcaption, summary");
    const texts = document.createTreeWalker(block ?? whole.parentElement, 4);
    texts.currentNode = whole;
    let text = texts.nextNode();
    while (text && whole.contains(text)) text = texts.nextNode();
    const from = text?.data.startsWith("\\u2060") ? 1 : 0;
    if (!/^[^\\s]/.test(text?.data.slice(from) ?? " ")) continue;
    if (text.parentElement.closest(".katex, code")) continue;
    const next = document.createRange();
    next.setStart(text, from);
    next.setEnd(text, from + 1);
    const { right } = [...end.getClientRects()].at(-1);
    if (next.getBoundingClientRect().left < right - 2)
      alone.push(`${whole.textContent} / ${text.data}`.slice(-60));
  }
  return alone;
}"""

# Of the texts of each figure, the smallest; the browser scales what SVG says.
SMALLEST = """() => [...document.querySelectorAll(".side-by-side text")].map((text) => {
  const { a, b } = text.getScreenCTM();
  return parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
}).reduce((one, other) => Math.min(one, other))"""


BOTH = "02_linear_regression_numpy", "07_sum_or_mean"


@pytest.mark.parametrize("language", everywhere(LANGUAGES, "ko"))
@pytest.mark.parametrize("lesson", everywhere(BOTH, BOTH[0]))
def test_nothing_is_alone_on_a_line(
    new_page: NewPage, language: str, lesson: str
) -> None:
    page = new_page()
    page.goto(f"/{language}/lessons/{lesson}/")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(ALONE) == [], width


def test_panels_stand_in_one_column_where_it_is_narrow(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"/ko/{PANELS}")
    panels = page.locator("#figure-eigenvectors .side-by-side > svg")
    boxes = [panel.bounding_box() for panel in panels.all()]
    assert len(boxes) == 2 and boxes[0] and boxes[1]
    assert boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"]
    assert boxes[1]["x"] == boxes[0]["x"]
    assert page.evaluate(SMALLEST) >= READABLE
    page.set_viewport_size({"width": 1280, "height": 900})
    boxes = [panel.bounding_box() for panel in panels.all()]
    assert boxes[0] and boxes[1]
    assert boxes[1]["y"] == boxes[0]["y"]
    assert boxes[1]["x"] == pytest.approx(boxes[0]["x"] + boxes[0]["width"], abs=1)


def test_small_panels_share_a_row_where_it_is_narrow(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto("/ko/lessons/10_activation_functions/")
    panels = page.locator("#figure-overview .side-by-side > svg")
    boxes = [box for panel in panels.all() if (box := panel.bounding_box())]
    assert len(boxes) == 16
    rows = {round(box["y"]) for box in boxes}
    assert len(rows) == 8
    assert max(box["x"] + box["width"] for box in boxes) <= 360


def test_one_of_a_films_four_videos_is_seen_with_its_controls(
    new_page: NewPage,
) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, color_scheme="dark")
    page.goto(f"/en/{PANELS}")
    figure = page.locator("#figure-rate-0-001")
    expect(figure.locator(".player").first).to_be_attached()
    seen = "video:visible, .player:visible"
    for width, shape in ((360, "only-narrow"), (1280, "only-wide")):
        page.set_viewport_size({"width": width, "height": 740})
        names = figure.locator(seen).evaluate_all("all => all.map(e => e.className)")
        assert len(names) == 2
        assert all("only-dark" in name and shape in name for name in names)


# The first that is wider than it has room for; its last row of pixels is empty ground.
SCROLL = """([selector, end]) => {
  const wide = [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility())
    .find(({ clientWidth, scrollWidth }) => scrollWidth > clientWidth + 40);
  wide.id = "wide";
  wide.scrollLeft = end ? wide.scrollWidth : 0;
}"""


@pytest.mark.parametrize("selector", [".katex-display", "pre > code"])
@pytest.mark.parametrize("scheme", everywhere(["light", "dark"], "dark"))
def test_what_scrolls_has_a_shadow_where_it_goes_on(
    new_page: NewPage, selector: str, scheme: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page.goto("/en/lessons/02_linear_regression_numpy/")
    for end in (False, True):
        page.evaluate(SCROLL, [selector, end])
        page.mouse.move(0, 0)
        image = Image.open(io.BytesIO(page.locator("#wide").screenshot()))
        row = np.asarray(image.convert("L")).astype(int)[-2]
        left, middle, right = row[1], row[len(row) // 2], row[-2]
        here, there = (left, right) if end else (right, left)
        assert abs(here - middle) > 10, "no shadow where it goes on"
        assert abs(there - middle) <= 2, "a shadow where it ends"
