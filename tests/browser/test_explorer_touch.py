"""Explorers by thumb, on a small phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explorers import LESSONS, opened
from tests.browser.pages import PHONE, NewPage
from tests.support.everywhere import everywhere

pytestmark = pytest.mark.browser

THUMB = 44  # pixels, the least that a finger can be sure to meet

# A handle's place, its width, and whether a finger there meets it, not another.
TAKEN = """(handle) => {
  handle.scrollIntoView({ block: "center" });
  const reach = handle.querySelector(".reach").getBoundingClientRect();
  const [x, y] = [reach.x + reach.width / 2, reach.y + reach.height / 2];
  const hit = handle.contains(document.elementFromPoint(x, y));
  return { x, y, width: reach.width, hit };
}"""

# A place of a panel where nothing can be taken hold of.
BESIDE = """(panel) => {
  panel.scrollIntoView({ block: "center" });
  const { left, top, width, height } = panel.getBoundingClientRect();
  for (let i = 1; i < 400; i++) {
    const [x, y] = [left + (width * (i % 20)) / 20, top + (height * (i / 20)) / 20];
    const touched = document.elementFromPoint(x, y);
    if (!panel.contains(touched)) continue;
    if (!touched.closest("[data-handle], [data-take]")) return { x, y };
  }
}"""


def swipe(page: Page, x: float, y: float, right: float, down: float) -> float:
    """Move a finger over the page, and tell how far that scrolls it."""
    before = page.evaluate("scrollY")
    session = page.context.new_cdp_session(page)
    for part in (0, 0.25, 0.5, 0.75, 1):
        kind = "touchMove" if part else "touchStart"
        at = {"x": x + part * right, "y": y + part * down}
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [at]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
    )
    scrolled: float = page.evaluate("scrollY") - before
    return scrolled


@pytest.mark.parametrize("name", everywhere(LESSONS, "loss-and-slope"))
def test_a_thumb_takes_each_handle_and_scrolls_beside_them(
    new_page: NewPage, name: str
) -> None:
    page = new_page(has_touch=True, viewport=PHONE)
    explorer = opened(page, name, "ko")
    for handle in explorer.locator("[data-handle]").all():
        place = handle.evaluate(TAKEN)
        assert place["width"] >= THUMB and place["hit"]
        said = handle.get_attribute("aria-valuetext") or ""
        assert swipe(page, place["x"], place["y"], -30, -50) == 0
        expect(handle).not_to_have_attribute("aria-valuetext", said)
    for panel in explorer.locator(".panel").all():
        place = panel.evaluate(BESIDE)
        assert swipe(page, place["x"], place["y"], 0, -80) > 0
