"""Boxes that ask for a prediction: they take it, keep it, show it with the answer."""

import pytest
from playwright.sync_api import Locator, Page, expect

from pipeline.lessons.lesson import markdown_in
from pipeline.lessons.notes import CHOICE, PREDICTION
from tests.browser.cells import Cells
from tests.browser.pages import PHONE, NewPage, Visit, sticking_out
from tests.browser.tabs import other_tab
from tests.support.everywhere import EVERYWHERE
from tests.support.lessons import NAMES, lesson

pytestmark = pytest.mark.browser


def asks_in_both_ways(name: str) -> bool:
    boxes = PREDICTION.findall(markdown_in(lesson(name).notebook, "en"))
    return len({bool(CHOICE.search(box)) for box in boxes}) > 1


LESSON = f"lessons/{next(filter(asks_in_both_ways, NAMES))}/"
NEXT_CELL = """box => {
  const below = (cell) =>
    box.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING;
  return [...document.querySelectorAll("[data-cell]")].findIndex(below);
}"""
FORGETFUL = """Storage.prototype.setItem = () => {
  throw new DOMException("no storage", "QuotaExceededError");
};"""


def asked(page: Page) -> Locator:
    """The first box of the page that takes words."""
    return page.locator(".prediction").filter(has=page.locator("textarea")).first


def choice(page: Page) -> Locator:
    """The first box of the page that lets choose."""
    return page.locator(".prediction.choices").first


def run_next(box: Locator) -> None:
    Cells(box.page).run(int(box.evaluate(NEXT_CELL)))


def test_what_was_typed_is_kept_and_stands_beside_the_answer(visit: Visit) -> None:
    page = visit(f"/en/{LESSON}")
    box = asked(page)
    field = box.get_by_label("Your prediction")
    answer = box.locator("details.answer")
    field.fill("W, as x multiplies it")
    expect(box).to_contain_text("Run the next cell, and the answer opens.")
    page.reload()
    expect(field).to_have_value("W, as x multiplies it")
    expect(answer.locator("p").first).to_be_hidden()
    run_next(box)
    expect(box.get_by_role("status")).to_have_text(
        "Your prediction: W, as x multiplies it"
    )
    expect(answer.locator("p").first).to_be_visible()
    expect(field).to_be_hidden()
    answer.locator("summary").click()  # to think again
    expect(box.get_by_role("status")).to_be_empty()
    field.fill("")
    page.goto(f"/ko/{LESSON}")
    expect(asked(page).get_by_label("내 예측")).to_have_value("")


@EVERYWHERE
def test_both_languages_and_two_tabs_share_it(visit: Visit) -> None:
    page = visit(f"/en/{LESSON}")
    other = other_tab(page, f"/ko/{LESSON}")
    page.bring_to_front()
    asked(page).locator("textarea").fill("2와 1")
    choice(page).get_by_role("radio").nth(1).check()
    expect(asked(other).locator("textarea")).to_have_value("2와 1")
    expect(choice(other).get_by_role("radio").nth(1)).to_be_checked()
    other.reload()
    expect(asked(other).get_by_label("내 예측")).to_have_value("2와 1")
    expect(choice(other).get_by_role("radio").nth(1)).to_be_checked()


@EVERYWHERE
def test_one_of_a_list_is_chosen_by_keyboard(visit: Visit) -> None:
    page = visit(f"/ko/{LESSON}")
    box = choice(page)
    group = box.get_by_role("group", name="내 예측")
    group.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    chosen = group.get_by_role("radio").nth(1)
    expect(chosen).to_be_checked()
    choices = group.get_by_role("radio").count()
    run_next(box)
    words = group.locator("label").nth(1).text_content()
    expect(box.get_by_role("status")).to_have_text(f"내 예측: {words}")
    expect(box.locator("details.answer p").first).to_be_visible()
    expect(group.get_by_role("radio")).to_have_count(choices)
    expect(chosen).to_be_visible()  # the answer speaks of them


@EVERYWHERE
def test_no_answer_opens_that_nobody_has_asked_for(visit: Visit) -> None:
    page = visit(f"/en/{LESSON}")
    box = asked(page)
    box.locator("textarea").fill("W")
    cells = Cells(page)
    number = int(box.evaluate(NEXT_CELL))
    cells.write(number, "1 / 0")
    cells.run(number)
    answers = page.locator(".prediction details.answer")
    expect(answers.and_(page.locator("[open]"))).to_have_count(0)
    cells.button(number, "Start afresh").click()
    cells.run_all()
    opened = page.locator(".prediction").filter(has=page.locator("details[open]"))
    expect(opened).to_have_count(1)
    expect(opened.get_by_role("status")).to_have_text("Your prediction: W")


def test_where_no_cell_runs_a_button_compares(new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(f"/ko/{LESSON}")
    box = asked(page)
    box.locator("textarea").fill("편향")
    box.get_by_role("button", name="답과 비교하기").click()
    expect(box.get_by_role("status")).to_have_text("내 예측: 편향")
    expect(box.locator("details.answer p").first).to_be_visible()
    expect(box.locator("summary")).to_be_focused()
    expect(box.locator("textarea")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(box.locator("textarea")).to_have_value("편향")


def test_without_storage_it_is_kept_for_the_visit(new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(FORGETFUL)
    page.goto(f"/en/{LESSON}")
    box = asked(page)
    expect(box).to_contain_text("Your prediction stays in this browser.")
    box.locator("textarea").fill("W")
    expect(box).to_contain_text("kept until you close the page")
    box.locator("summary").click()
    expect(box.get_by_role("status")).to_have_text("Your prediction: W")
    page.reload()
    expect(box.locator("textarea")).to_have_value("")


def test_without_scripts_there_is_a_plain_list(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"/en/{LESSON}")
    box = choice(page)
    expect(box.locator("input, textarea")).to_have_count(0)
    expect(box.locator("li").nth(1)).to_be_visible()
    expect(box).not_to_contain_text("[ ]")
    box.locator("summary").click()
    expect(box.locator("details.answer p").first).to_be_visible()


def test_fingers_find_everything_on_a_phone(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"/ko/{LESSON}")
    targets = [
        asked(page).locator("textarea"),
        *choice(page).locator("fieldset label").all(),
        page.locator("details.drawing > summary").first,
    ]
    for target in targets:
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44
    asked(page).locator("textarea").fill("예측" * 100)
    asked(page).locator("summary").click()
    expect(asked(page).get_by_role("status")).to_contain_text("예측예측")
    assert sticking_out(page) == []
