"""By thumb: what can be tapped is large enough to be hit, and nothing covers it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.card import Card, lesson
from tests.browser.cells import Cells
from tests.browser.linear_forward import HEAD, LINEAR
from tests.browser.pages import ALIKE, LIVEN, ONE_OF_EACH, paths, sticking_out
from tests.browser.readers import Context
from tests.browser.touch import NARROW, missed
from tests.support.everywhere import EVERYWHERE, everywhere

pytestmark = pytest.mark.browser

LESSON = "lessons/06_learning_rate/"
PAGES = [path for path in paths() if not path.endswith(ALIKE)]


@pytest.fixture(scope="module")
def phone(browser: Browser, home: str) -> Iterator[Context]:
    size = {"width": NARROW[0], "height": 740}
    touched = {"has_touch": True, "is_mobile": True}
    still = {"reduced_motion": "reduce"}  # a title on its way lies on its neighbours
    phone = Context(browser, home, viewport=size, **touched, **still)
    yield phone
    phone.leave()
    # A tap that comes while the page still scrolls is told to the console.
    assert [t for t in phone.troubles if "scrolling is in progress" not in t] == []


@pytest.fixture
def page(phone: Context) -> Iterator[Page]:
    page = phone.page()
    yield page
    page.close()


def narrow(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.wait_for_function("width => innerWidth === width", arg=width)


@pytest.mark.parametrize("path", everywhere(PAGES, *ONE_OF_EACH))
def test_every_page(page: Page, path: str) -> None:
    page.goto(f"/{path}")
    page.evaluate(LIVEN)
    for width in NARROW:
        narrow(page, width)
        assert missed(page) == [], width
        assert sticking_out(page) == [], width


def test_the_menu(page: Page) -> None:
    page.goto(f"/ko/{LESSON}")
    page.locator(".for__drawer").tap()
    menu = page.locator(".md-sidebar--primary")
    expect(menu).to_be_in_viewport()
    menu.evaluate("menu => Promise.all(menu.getAnimations().map((a) => a.finished))")
    assert missed(page, ".md-sidebar--primary") == []


def test_the_search(page: Page) -> None:
    page.goto("/en/")
    page.locator(".for__search").tap()
    page.locator(".md-search__input").fill("gradient")
    page.locator(".md-search-result__more summary").first.tap()
    assert missed(page, ".md-search__inner") == []
    page.locator("label.md-search__icon").tap()
    expect(page.locator(".md-search__scrollwrap")).not_to_be_in_viewport()


@EVERYWHERE
def test_an_open_card(page: Page) -> None:
    page.goto(lesson(LINEAR))
    card = Card(page, LINEAR)
    card.write(f"{HEAD}    return X @ W")
    card.check()
    card.button("Start afresh").tap()  # and there is a text to bring back
    card.check()
    for width in NARROW:
        narrow(page, width)
        assert missed(page, f"[data-exercise={LINEAR}]") == [], width
        assert sticking_out(page) == []


@EVERYWHERE
def test_a_cell_that_is_changed(page: Page) -> None:
    page.goto(f"/ko/{LESSON}")
    cells = Cells(page)
    cells.write(0, "print('x' * 1000)\n1 / 0")
    cells.run(0)
    assert missed(page, "[data-cell='0'], .notebook-bar") == []
    assert sticking_out(page) == []


def test_what_is_typed_is_in_sight(page: Page) -> None:
    """The keyboard leaves a low window, of which the header stays."""
    page.goto(lesson(LINEAR))
    card = Card(page, LINEAR)
    card.write("\n".join(f"x = {number}" for number in range(40)))
    page.set_viewport_size({"width": 360, "height": 300})
    cursor = card.code.locator("xpath=..").locator(".cm-cursor")
    for key in ("ArrowUp", "ArrowDown"):
        for _ in range(38):
            page.keyboard.press(key)
        box, header = cursor.bounding_box(), page.locator("header").bounding_box()
        assert box and header
        assert box["y"] >= header["y"] + header["height"], key
        assert box["y"] + box["height"] <= 300, key
