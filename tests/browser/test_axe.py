"""Axe has no objection: every page, both colour schemes, all that can open."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pipeline.javascript.node import NODE_MODULES
from pipeline.lessons.palette import SCHEMES, Scheme
from tests.browser.card import Card, keep, lesson
from tests.browser.pages import LIVEN, PHONE, WIDE, NewPage, paths
from tests.browser.tabs import LINEAR, arrives, other_tab

pytestmark = pytest.mark.browser

AXE = NODE_MODULES / "axe-core" / "axe.min.js"
# What is still fading in has no contrast yet.
SETTLE = """() => Promise.allSettled(
  document.getAnimations()
    .filter((animation) => animation instanceof CSSTransition)
    .map((transition) => transition.finished)
)"""


def test_these_are_all_pages(site: Path) -> None:
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert {re.sub("/$", "/index.html", path) for path in paths()} == built - {
        "index.html"
    }


def examine(page: Page) -> None:
    """Let axe look at the page as it is: by its rules of WCAG A and AA, and its own."""
    page.evaluate(SETTLE)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: Any = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    assert len(found["passes"]) > 10
    objections = [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
    assert not objections, "\n".join(objections)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", paths())
def test_every_page(new_page: NewPage, path: str, scheme: Scheme) -> None:
    page = new_page(color_scheme=scheme, viewport=WIDE)
    page.goto(f"/{path}")
    page.evaluate(LIVEN)
    examine(page)


@pytest.mark.parametrize("path", [path for path in paths() if path[:3] != "en/"])
def test_every_korean_page_on_a_phone(new_page: NewPage, path: str) -> None:
    page = new_page(viewport=PHONE, has_touch=True)
    page.goto(f"/{path}")
    page.evaluate(LIVEN)
    examine(page)


def test_the_way_into_the_site_without_scripts(new_page: NewPage, site: Path) -> None:
    page = new_page()
    root = (site / "index.html").read_text(encoding="utf-8")
    still = re.sub("<script>.*?</script>", "", root, flags=re.DOTALL)
    page.route("**/", lambda route: route.fulfill(body=still, content_type="text/html"))
    page.goto("/")
    examine(page)


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_lab_with_its_verdict(
    new_page: NewPage, scheme: Scheme, viewport: Any
) -> None:
    page = new_page(color_scheme=scheme, viewport=viewport)
    page.goto("/ko/lessons/02_linear_regression_numpy/")
    page.evaluate(LIVEN)
    card = page.locator("[data-exercise=linear_forward]")
    card.locator(".lab-open button").click()
    card.get_by_role("button", name="채점하기").click()
    expect(card.locator(".lab-points")).to_be_visible()
    card.locator(".lab-checks").evaluate_all(
        "all => all.forEach((d) => (d.open = true))"
    )
    cell = page.locator("[data-cell]").nth(5)
    cell.locator("button").click()
    expect(cell.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("\n[loss_at(*parameters) for parameters in path]")
    page.keyboard.press("Control+Enter")
    expect(cell.locator(".lab-plot")).to_be_visible()
    examine(page)


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_lab_where_two_tabs_differ(
    new_page: NewPage, scheme: Scheme, viewport: Any
) -> None:
    page = new_page(color_scheme=scheme, viewport=viewport)
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
    examine(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_search_with_its_results(
    new_page: NewPage, scheme: Scheme, viewport: Any
) -> None:
    page = new_page(color_scheme=scheme, viewport=viewport)
    page.goto("/en/")
    page.keyboard.press("Alt+/")
    page.keyboard.type("gradient")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(page.locator(".md-search__output")).to_have_css("opacity", "1")
    examine(page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_open_menu_of_a_phone(new_page: NewPage, scheme: Scheme) -> None:
    page = new_page(color_scheme=scheme, viewport=PHONE)
    page.goto("/en/lessons/01_from_data_to_loss/")
    page.get_by_role("button", name="Navigation").click()
    expect(page.locator(".md-nav--primary a").last).to_be_visible()
    examine(page)
