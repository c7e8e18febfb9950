"""Readers who share a browser leave nothing to each other, but a Python that rests."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.card import Card, draw_inputs, lesson
from tests.browser.linear_forward import FULL, LINEAR, RIGHT, body
from tests.browser.pages import PHONE, NewPage, Visit
from tests.browser.readers import Shared
from tests.support.everywhere import EVERYWHERE

pytestmark = [pytest.mark.browser, EVERYWHERE]

ASK = body("import sys", "print(hasattr(sys, 'been_here'))", "sys.been_here = 1")
HANG = body("import re", "re.match('(a+)+$', 'a' * 40 + 'b')")


def stored(page: Page) -> object:
    return page.evaluate("({ ...localStorage, ...sessionStorage })")


def been_here(card: Card) -> bool:
    """Tell whether this very Python was asked before."""
    card.write(ASK)
    return card.run().startswith("True")


def test_the_next_finds_nothing_but_python(new_page: NewPage, readers: Shared) -> None:
    page = readers.page(viewport=PHONE, color_scheme="dark")
    page.goto(lesson(LINEAR))
    draw_inputs(page, 1)
    card = Card(page, LINEAR)
    been_here(card)
    card.write(RIGHT)
    assert card.check() == FULL
    assert stored(readers.keeper)
    pythons = readers.pythons
    readers.leave()

    assert stored(readers.keeper) == {}
    page = new_page()
    page.goto(lesson(LINEAR))
    assert page.viewport_size != PHONE
    assert page.evaluate("matchMedia('(prefers-color-scheme: light)').matches")
    card = Card(page, LINEAR)
    assert card.text != RIGHT
    assert been_here(card)
    assert readers.pythons == pythons


def test_a_python_that_is_at_work_goes_with_its_reader(
    visit: Visit, readers: Shared
) -> None:
    card = Card(visit(lesson(LINEAR)), LINEAR)
    card.write(HANG)
    card.button("Run").click()
    expect(card.status).to_have_text("Running.")
    pythons = readers.pythons
    readers.leave()
    assert readers.pythons == pythons - 1


def test_who_stops_python_gets_another(visit: Visit) -> None:
    card = Card(visit(lesson(LINEAR)), LINEAR)
    been_here(card)
    card.write(HANG)
    card.button("Run").click()
    card.button("Stop").click()
    expect(card.results).to_contain_text("Python was started anew")
    assert not been_here(card)


def test_an_unknown_reader_starts_python(visit: Visit) -> None:
    known = Card(visit(lesson(LINEAR)), LINEAR)
    been_here(known)
    assert not been_here(Card(visit(lesson(LINEAR), unknown=True), LINEAR))
    assert been_here(known)
