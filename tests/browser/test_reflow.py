"""At 200 % and at 400 %, text is broken anew: no page scrolls sideways."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.pages import LIVEN, MODULES, WIDE, NewPage, paths

pytestmark = pytest.mark.browser

# A window of 1280 x 1024 shows this much at these zooms.
WINDOWS = {
    "200 %": {"width": 640, "height": 512},
    "400 %": {"width": 320, "height": 256},
}

# What sticks out to the right, unless it scrolls by itself or is meant to be unseen.
STICKS_OUT = """() => {
  const scrolls = (element) => {
    const { overflowX, position } = getComputedStyle(element);
    return overflowX !== "visible" || position === "fixed";
  };
  const cut = ({ parentElement: parent }) => parent && (scrolls(parent) || cut(parent));
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll(".md-header *, article *, footer *")]
    .filter((element) => !element.closest("svg, .katex-mathml"))
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .filter((element) => element.checkVisibility() && !cut(element))
    .map((element) => element.outerHTML.slice(0, 120));
}"""

OVERLAPS = """() => {
  const parts = [...document.querySelectorAll(".md-header__inner > *")]
    .map((part) => part.getBoundingClientRect())
    .filter(({ width, height }) => width > 1 && height > 1)
    .sort((one, other) => one.left - other.left);
  return parts.slice(1).filter((part, i) => part.left < parts[i].right - 1).length;
}"""


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_no_page_scrolls_sideways(new_page: NewPage, window: Any) -> None:
    page = new_page(viewport=window)
    wide = {}
    for path in paths():
        page.goto(f"/{path}")
        page.evaluate(LIVEN)
        width = page.evaluate("document.documentElement.scrollWidth")
        out = page.evaluate(STICKS_OUT)
        if width > window["width"] or out or page.evaluate(OVERLAPS):
            wide[path] = (width, out[:3])
    assert wide == {}


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_nor_does_an_open_card(new_page: NewPage, window: Any) -> None:
    page = new_page(viewport=window)
    page.goto("/en/lessons/02_linear_regression_numpy/")
    page.locator(".lab-open button").first.click()
    expect(page.locator(".cm-content").first).to_be_visible()
    page.locator("[data-cell] > button").first.click()
    expect(page.locator("[data-cell] .cm-content").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= window["width"]
    assert page.evaluate(STICKS_OUT) == []


@pytest.mark.parametrize("module", MODULES)
def test_a_wide_window_shows_whole_lines_of_a_file(
    new_page: NewPage, module: str
) -> None:
    page = new_page(viewport=WIDE)
    page.goto(f"/en/exercises/{module}/")
    rooms = page.locator("pre > code").evaluate_all(
        "all => all.map((code) => [code.clientWidth, code.scrollWidth])"
    )
    assert rooms
    assert [room for room in rooms if room[1] > room[0]] == []
