"""An explorer's numbers, as a reader opens them: by key, in both colour schemes."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import examine
from tests.browser.explorers import LESSONS, drag, opened
from tests.browser.pages import PHONE, WIDE, NewPage
from tests.support.everywhere import EVERYWHERE, everywhere

pytestmark = pytest.mark.browser


def open_by_key(page: Page, explorer: Locator) -> Locator:
    """The tables, unfolded by who never touches a mouse."""
    explorer.locator(".controls :is(button, input)").last.focus()
    page.keyboard.press("Tab")
    expect(explorer.locator("details.numbers > summary")).to_be_focused()
    page.keyboard.press("Enter")
    tables = explorer.locator("details.numbers table")
    expect(tables.first).to_be_visible()
    return tables


@pytest.mark.parametrize("name", everywhere(LESSONS, "learning-rate"))
def test_tables_follow_the_handles(new_page: NewPage, name: str) -> None:
    page = new_page(viewport=PHONE)
    explorer = opened(page, name, "ko")
    expect(explorer.locator("table")).to_have_count(0)
    tables = open_by_key(page, explorer)
    expect(explorer.locator("summary")).to_have_text("숫자로 보기")
    for table in tables.all():
        expect(table.locator("caption")).to_have_text(re.compile("[가-힣]"))
        assert table.locator("thead th[scope=col]").count() >= 2
        rows = table.locator("tbody tr").count()
        assert table.locator("tbody th[scope=row]").count() == rows > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    # The words below the panels tell of a move; who wants all numbers looks here.
    assert explorer.evaluate("explorer => !explorer.closest('[aria-live]')")
    expect(explorer.locator("details.numbers [aria-live]")).to_have_count(0)
    inside = explorer.locator("details.numbers > div")
    before = inside.inner_text()
    handle = explorer.locator("[data-handle]").first
    handle.press("ArrowLeft")
    expect(inside).not_to_have_text(before, use_inner_text=True)
    examine(page, f'[data-explorer="{name}"]', PHONE)


def test_tables_that_are_folded_cost_nothing(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    explorer = opened(page, "softmax")
    before = len(fetched)
    tables = open_by_key(page, explorer)
    assert any("/softmax-" in address for address in fetched[before:])
    second = tables.first.locator("tbody tr").nth(1)
    expect(second).to_have_text(re.compile(r"2\s*1\.00\s*0\.245"))
    drag(page, explorer.locator('[data-handle="z2"]'), 0, 40)
    expect(second).not_to_have_text(re.compile(r"1\.00"))
    explorer.locator("summary").press("Enter")
    seen = second.text_content() or ""
    explorer.get_by_role("button", name="Reset").click()
    expect(explorer.locator('[data-handle="z2"]')).to_have_attribute(
        "aria-valuenow", "1"
    )
    assert second.text_content() == seen
    explorer.locator("summary").press("Enter")
    expect(second).to_have_text(re.compile(r"2\s*1\.00\s*0\.245"))


@EVERYWHERE
def test_tables_wider_than_the_page_scroll_by_key(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    explorer = opened(page, "boundary")
    open_by_key(page, explorer)
    inside = explorer.locator("details.numbers > div")
    expect(inside).to_have_attribute("tabindex", "0")
    inside.focus()
    page.keyboard.press("ArrowRight")
    expect(inside).not_to_have_js_property("scrollLeft", 0)
    page.set_viewport_size(WIDE)
    expect(inside).to_have_attribute("tabindex", "-1")
