"""Code that only draws: behind a fold, and it still runs, fails and is edited."""

import pytest
from playwright.sync_api import expect

from tests.browser.cells import Cells
from tests.browser.pages import NewPage, Visit
from tests.support.everywhere import EVERYWHERE

pytestmark = pytest.mark.browser

LESSON = "lessons/02_linear_regression_numpy/"


def folded(cells: Cells) -> int:
    """The first cell of the page whose code is folded."""
    return next(n for n in range(len(cells)) if cells.fold(n).count())


def test_it_opens_by_keyboard_and_its_figure_is_always_there(visit: Visit) -> None:
    page = visit(f"/ko/{LESSON}")
    cells = Cells(page)
    number = folded(cells)
    fold = cells.fold(number)
    code = fold.locator("code")
    expect(code).to_be_hidden()
    expect(fold.locator("xpath=following-sibling::figure[1]")).to_be_visible()
    summary = fold.locator("summary")
    expect(summary).to_have_text("그림 그리는 코드")
    summary.focus()
    page.keyboard.press("Enter")
    expect(code).to_be_visible()
    while not page.evaluate("document.activeElement.matches('.cell-run')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    cells.wait(cells[number])
    expect(cells.button(number, "원래 결과 보기")).to_be_visible()


@EVERYWHERE
def test_all_that_is_above_runs_in_the_fold_as_well(visit: Visit) -> None:
    cells = Cells(visit(f"/en/{LESSON}"))
    number = folded(cells)
    last = next(n for n in range(number + 1, len(cells)) if not cells.fold(n).count())
    cells.write(last, "print(type(fig).__name__)")
    assert cells.run(last)["text"] == "Figure"
    expect(cells.fold(number).locator("code")).to_be_hidden()


@EVERYWHERE
def test_an_error_opens_it_and_so_does_the_way_to_it(visit: Visit) -> None:
    cells = Cells(visit(f"/en/{LESSON}"))
    number = folded(cells)
    fold = cells.fold(number)
    cells.write(number, "1 / 0")
    fold.locator("summary").click()
    expect(cells[number]).to_be_hidden()
    cells.run_all()
    expect(cells.code(number)).to_be_visible()
    message = fold.locator("xpath=following-sibling::div[contains(@class, 'wrong')]")
    expect(message).to_contain_text("ZeroDivisionError")
    fold.locator("summary").click()
    expect(cells[number]).to_be_hidden()
    cells.top.get_by_role("button", name="Go to that cell").click()
    expect(cells.code(number)).to_be_focused()


@EVERYWHERE
def test_what_the_reader_has_written_there_is_seen_at_once(visit: Visit) -> None:
    cells = Cells(visit(f"/en/{LESSON}"))
    number = folded(cells)
    cells.write(number, "mine = 1")
    cells.page.reload()
    expect(cells.code(number)).to_have_text("mine = 1")
    expect(cells.code(number)).to_be_visible()


def test_without_scripts_it_opens_and_in_print_it_stays_shut(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"/en/{LESSON}")
    fold = page.locator("details.drawing").first
    expect(fold.locator("code")).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("code")).to_be_visible()
    page.emulate_media(media="print")
    expect(fold.locator("code")).to_be_hidden()
