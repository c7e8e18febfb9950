"""A figure's numbers as tables: folded, by keyboard, and those of what is drawn now."""

import pytest
from playwright.sync_api import expect

from tests.browser.cells import Cells
from tests.browser.pages import PHONE, NewPage, Visit
from tests.support.everywhere import EVERYWHERE

pytestmark = pytest.mark.browser

LESSON = "lessons/04_your_own_descent/"
TABLE = "#figure-loss + details.numbers"


def test_it_opens_by_keyboard_has_the_captions_name_and_is_not_printed(
    visit: Visit,
) -> None:
    page = visit(f"/ko/{LESSON}")
    numbers = page.locator(TABLE)
    caption = page.locator("#figure-loss figcaption").inner_text()
    expect(numbers.locator("table")).to_be_hidden()
    expect(numbers.locator("summary")).to_have_text("숫자로 보기")
    numbers.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(numbers.get_by_role("table", name=caption)).to_be_visible()
    expect(numbers.get_by_role("columnheader")).to_have_text(["에폭", "L"])
    last = numbers.get_by_role("row").last
    expect(last.get_by_role("rowheader")).to_have_text("194")
    page.emulate_media(media="print")
    expect(numbers).to_be_hidden()


@EVERYWHERE
def test_a_changed_cell_has_the_numbers_that_it_draws(visit: Visit) -> None:
    page = visit(f"/en/{LESSON}")
    cells, numbers = Cells(page), page.locator(f"{TABLE}:visible")
    expect(numbers.get_by_role("columnheader", name="epoch")).to_have_count(0)
    numbers.locator("summary").click()
    number = next(n for n in range(len(cells)) if "losses, w_values" in cells.source(n))
    cells.write(
        number,
        "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\n"
        "ax.plot([4, 2, 1], label='<b>')\nax.set(xlabel='epoch')\nplt.show()",
    )
    cells.run(number)
    expect(numbers.get_by_role("columnheader")).to_have_text(["epoch", "<b>"])
    expect(numbers.get_by_role("row").nth(1)).to_have_text("04")
    cells.button(number, "Show the original result").click()
    expect(numbers.get_by_role("columnheader")).to_have_text(["epoch", "L"])


def test_a_wide_table_scrolls_on_a_phone_by_key_as_well(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/en/lessons/08_pytorch_idioms/")
    numbers = page.locator("#figure-broadcast + details.numbers")
    numbers.locator("summary").click()
    scrolls = numbers.locator(".md-typeset__scrollwrap")
    expect(scrolls).to_have_attribute("tabindex", "0")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
