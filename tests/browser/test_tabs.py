"""Several tabs of one exercise: each shows the newest text, and none loses any."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.card import HERE, Card, lesson
from tests.browser.pages import Visit
from tests.browser.tabs import LINEAR, arrives, bring_back, other_tab, shows
from tests.support.everywhere import EVERYWHERE, everywhere

pytestmark = pytest.mark.browser

HEAD = "def linear_forward(X, W, B):\n"
RIGHT = f"{HEAD}    return X @ W + B"
WRONG = f"{HEAD}    return X @ W"
FULL = "10 / 10 points"


def choice(card: Card, *names: str) -> None:
    expect(card.card.get_by_role("status").filter(has_text="tab")).to_be_visible()
    card.button(*names).click()
    expect(card.button(*names)).to_be_hidden()


@pytest.mark.parametrize("language", everywhere(["en", "ko"], "ko"))
def test_an_untouched_editor_shows_what_another_tab_saves(
    visit: Visit, language: str
) -> None:
    page = visit(lesson(LINEAR))
    one = Card(page, LINEAR)
    two = Card(other_tab(page, lesson(LINEAR, language)), LINEAR)
    one.write(RIGHT)
    shows(two, RIGHT)
    two.code.press("Control+End")
    two.page.keyboard.type("  # sum")
    shows(one, f"{RIGHT}  # sum")
    assert two.check().startswith("10 / 10")
    assert one.check() == FULL
    for card in (one, two):
        card.page.reload()
        assert Card(card.page, LINEAR).text == f"{RIGHT}  # sum"


@EVERYWHERE
def test_a_tab_that_was_told_nothing_looks_before_it_writes(visit: Visit) -> None:
    page = visit(lesson(LINEAR))
    one = Card(page, LINEAR)
    two = Card(other_tab(page, lesson(LINEAR), told=False), LINEAR)
    one.write(RIGHT)
    arrives(two, RIGHT)
    assert "NotImplementedError" in two.text
    two.page.keyboard.press("End")  # the editor has had the focus all the time
    shows(two, RIGHT)
    two.page.keyboard.type(" ")
    assert two.check() == FULL


CHOICES = {
    "theirs": ("mine", "Use the other tab's code"),
    "mine": ("theirs", "Keep this code"),
}
"""What is kept aside when one is chosen, and the button that chooses."""


@EVERYWHERE
@pytest.mark.parametrize("chosen", everywhere(CHOICES, "theirs"))
@pytest.mark.parametrize("chooser", everywhere(["told", "untold"], "told"))
def test_where_both_were_edited_both_stay(
    visit: Visit, chosen: str, chooser: str
) -> None:
    kept, name = CHOICES[chosen]
    page = visit(lesson(LINEAR))
    told = Card(page, LINEAR)
    untold = Card(other_tab(page, lesson(LINEAR), told=False), LINEAR)
    told.write(RIGHT)
    arrives(untold, RIGHT)
    untold.page.keyboard.insert_text("return X @ W")  # no key: for what is selected
    texts = {"told": RIGHT, "untold": untold.text}
    assert texts["untold"].endswith("return X @ W")
    shows(told, RIGHT)
    card = told if chooser == "told" else untold
    (other,) = {*texts} - {chooser}
    mine, theirs = texts[chooser], texts[other]
    expect(card.button(name)).to_be_visible()
    assert card.check().startswith("10" if mine == RIGHT else "0")  # what is seen
    choice(card, name)
    found = {"mine": mine, "theirs": theirs}
    shows(card, found[chosen])
    assert bring_back(card) == found[kept]
    assert bring_back(card) == found[chosen]
    page.goto(lesson(LINEAR))
    card = Card(page, LINEAR)
    assert card.text == found[chosen]
    assert bring_back(card) == found[kept]


@EVERYWHERE
def test_all_versions_can_be_brought_back_in_turn(visit: Visit) -> None:
    card = Card(visit(lesson(LINEAR)), LINEAR)
    stub = card.text
    versions = [f"{HEAD}    return {number}" for number in range(3)]
    for text in versions:
        card.write(text)
        card.button("Start afresh").click()
    shows(card, stub)
    expect(card.button("Bring my code back")).to_have_text("Bring my code back (3)")
    card.page.reload()
    card = Card(card.page, LINEAR)
    found = [bring_back(card) for _ in range(4)]
    assert found == [*versions[::-1], versions[-1]]


@EVERYWHERE
def test_starting_afresh_in_one_tab_loses_nothing_in_another(visit: Visit) -> None:
    page = visit(lesson(LINEAR))
    one = Card(page, LINEAR)
    two = Card(other_tab(page, lesson(LINEAR, "ko")), LINEAR)
    stubs = {card: card.text for card in (one, two)}  # each in its page's language
    one.write(RIGHT)
    shows(two, RIGHT)
    two.button("처음 상태로").click()
    shows(one, stubs[one])
    assert bring_back(one) == RIGHT
    shows(two, RIGHT)
    page.evaluate("localStorage.clear()")
    shows(two, stubs[two])
    assert bring_back(two) == RIGHT


@EVERYWHERE
def test_other_pages_follow_points_and_texts(visit: Visit) -> None:
    page = visit(lesson(LINEAR))
    lessons = other_tab(page, lesson(LINEAR, "ko"))
    progress = other_tab(page, "/en/progress/")
    offer = lessons.locator(f"[data-exercise={LINEAR}] .lab-open")
    standing = progress.locator("[data-standing]")
    expect(offer).to_contain_text("여기서 풀기")
    expect(standing).to_contain_text(f"0 of {len(HERE)} solved")
    card = Card(page, LINEAR)
    card.write(RIGHT)
    assert card.check() == FULL
    expect(offer).to_contain_text("이어서 풀기")
    expect(offer).to_contain_text("10 / 10점")
    expect(standing).to_contain_text(f"1 of {len(HERE)} solved")
    row = progress.locator(f"[data-row={LINEAR}] .points")
    expect(row).to_have_text("10 / 10")
    card.write(WRONG)
    assert card.check() != FULL
    expect(row).to_have_text("10 / 10 *")  # what was solved stays solved
    expect(standing).to_contain_text(f"1 of {len(HERE)} solved")


@EVERYWHERE
def test_what_is_tried_follows_too(visit: Visit) -> None:
    page = visit(lesson(LINEAR))
    one = Card(page, LINEAR)
    two = Card(other_tab(page, lesson(LINEAR), told=False), LINEAR)
    tried = two.card.locator(".lab-try")
    two.example.click()
    one.write("1 + 1", one.example)
    arrives(two, "1 + 1", f"example/{LINEAR}")
    two.page.keyboard.insert_text("2 + 2\n")
    expect(tried.get_by_role("status")).to_contain_text("edited in another tab")
    tried.get_by_role("button", name="Use the other tab's code").click()
    expect(two.example).to_have_text("1 + 1")
    tried.get_by_role("button", name="Bring my code back").click()
    expect(two.example).to_contain_text("2 + 2")


@EVERYWHERE
def test_lines_are_counted_anew_when_another_tab_adds_some(visit: Visit) -> None:
    page = visit(lesson("loss_gradient"))
    later = Card(page, "loss_gradient")
    first = later.card.locator(".cm-lineNumbers .cm-gutterElement").nth(1)
    before = int(first.inner_text())
    one = Card(other_tab(page, lesson(LINEAR)), LINEAR)
    length = one.code.locator(".cm-line").count()
    one.write(RIGHT)
    expect(first).to_have_text(str(before - length + 2))
