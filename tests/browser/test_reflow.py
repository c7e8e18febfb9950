"""What is opened has room at 200 % and 400 %; code has it in a wide window."""

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.cells import Cells
from tests.browser.pages import (
    MODULES,
    WIDE,
    ZOOMED,
    NewPage,
    sticking_out,
)
from tests.support.everywhere import everywhere

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "window", everywhere(ZOOMED.values(), ZOOMED["400 %"]), ids=ZOOMED
)
def test_an_open_card_does_not_scroll_sideways(
    new_page: NewPage, window: ViewportSize
) -> None:
    page = new_page(viewport=window)
    page.goto("/en/lessons/02_linear_regression_numpy/")
    page.locator(".lab-open button").first.click()
    expect(page.locator(".cm-content").first).to_be_visible()
    cells = Cells(page)
    cells.button(0, "Edit").click()
    expect(cells.code(0)).to_be_visible()
    assert sticking_out(page) == []


@pytest.mark.parametrize("module", everywhere(MODULES, MODULES[0]))
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
