"""Axe has no objection to what readers open on a page, in both colour schemes.

The rest of their pages is looked at in test_every_page.py.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.axe import examine, require_no_objection
from tests.browser.card import Card, keep, lesson
from tests.browser.cells import Cells
from tests.browser.pages import LIVEN, PHONE, WIDE, NewPage
from tests.browser.tabs import LINEAR, arrives, other_tab
from tests.support.everywhere import EVERYWHERE

pytestmark = pytest.mark.browser


def test_the_way_into_the_site_without_scripts(new_page: NewPage, site: Path) -> None:
    page = new_page()
    root = (site / "index.html").read_text(encoding="utf-8")
    still = re.sub("<script>.*?</script>", "", root, flags=re.DOTALL)
    page.route("**/", lambda route: route.fulfill(body=still, content_type="text/html"))
    page.goto("/")
    require_no_objection(page)


def test_the_lab_with_its_verdict(new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    page.goto("/ko/lessons/02_linear_regression_numpy/")
    page.evaluate(LIVEN)
    card = page.locator("[data-exercise=linear_forward]")
    card.locator(".lab-open button").click()
    card.get_by_role("button", name="채점하기").click()
    expect(card.locator(".lab-points")).to_be_visible()
    card.locator(".lab-checks").evaluate_all(
        "all => all.forEach((d) => (d.open = true))"
    )
    cells = Cells(page)
    cells.write(2, f"{cells.source(2)}\nplt.show()\n1 / 0")
    cells.run(2)
    stopped = page.locator(".lab-message").filter(has_text="ZeroDivisionError")
    expect(stopped).to_be_visible()
    cells.write(1, cells.source(1) + "\nplt.plot(X, Y)\nplt.show()")
    cells.run(1)
    lesson = ".notebook-bar, .cell, .cell-editor, .lab-message, pre.output, figure"
    examine(page, f"[data-exercise=linear_forward], {lesson}", WIDE, PHONE)


@EVERYWHERE
def test_the_lab_where_two_tabs_differ(new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    page.goto(lesson(LINEAR, "ko"))
    keep(page, "linear_regression", {"": "import numpy as np"})
    page.reload()
    card = Card(page, LINEAR)
    other = Card(other_tab(page, lesson(LINEAR), told=False), LINEAR)
    card.write("x = 1")
    arrives(other, "x = 1")
    other.page.keyboard.insert_text("pass")
    expect(card.button("다른 탭의 코드 쓰기")).to_be_visible()
    card.card.locator(".lab-head").evaluate("head => (head.open = true)")
    expect(card.card.locator(".lab-head .cm-content")).to_be_visible()
    examine(page, f"[data-exercise={LINEAR}]", WIDE, PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_search_with_its_results(new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    page.goto("/en/")
    page.keyboard.press("Alt+/")
    page.keyboard.type("gradient")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(page.locator(".md-search__output")).to_have_css("opacity", "1")
    examine(page, "[data-md-component=search]", WIDE, PHONE)


def test_the_open_menu_of_a_phone(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/en/lessons/01_from_data_to_loss/")
    page.get_by_role("button", name="Navigation").click()
    menu = page.locator(".md-nav--primary")
    expect(menu.get_by_role("link", name="About the originals")).to_be_visible()
    examine(page, ".md-sidebar--primary", PHONE)
