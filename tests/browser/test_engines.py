"""Code that is written, run and graded in each of the engines."""

from __future__ import annotations

import pytest

from tests.browser.engines import Address
from tests.browser.engines.card import HANGS, LESSON, RIGHT, Card
from tests.browser.engines.tab import Tab
from tests.browser.linear_forward import FULL
from tests.support.everywhere import EVERYWHERE

pytestmark = pytest.mark.browser

FIRST = "lessons/01_from_data_to_loss"
CELL = "[data-cell='0']"
OTHER = RIGHT.replace("X @ W + B", "1")
BRING_BACK = "Bring my code back", "이전 코드 되살리기"
DOWNLOAD = "[data-files] .lab-bar button"


def test_code_is_written_and_graded(tab: Tab, address: Address) -> None:
    card = Card(tab, address(f"en/{LESSON}"))
    tab.press(*"return X @ W + 1")  # in the place of what is selected
    assert card.check() != FULL
    tab.press("Backspace", "B")
    assert card.check() == FULL
    assert "[6.5]" in card.run()


@pytest.mark.long
def test_python_comes_back_however_often_it_hangs(tab: Tab, home: str) -> None:
    card = Card(tab, f"{home}/en/{LESSON}/")
    card.write(HANGS)
    assert "Python gave no answer for 8 seconds" in card.run()
    for _ in range(2):
        assert "Python was started anew" in card.stop()
    card.write(RIGHT)
    assert card.check() == FULL


@EVERYWHERE
def test_what_is_written_stays_in_all_tabs(tab: Tab, address: Address) -> None:
    card = Card(tab, address(f"en/{LESSON}"))
    card.write(RIGHT)
    with tab.beside():
        beside = Card(tab, address(f"ko/{LESSON}"))
        beside.shows(RIGHT)
        beside.write(OTHER)
    card.shows(OTHER)
    card.press("Start afresh")
    card.press(*BRING_BACK)
    card.shows(OTHER)
    again = Card(tab, address(f"ko/{LESSON}"))
    again.shows(OTHER)


@EVERYWHERE
def test_a_file_is_taken_away(tab: Tab, address: Address) -> None:
    Card(tab, address(f"en/{LESSON}")).write(RIGHT)
    tab.open(address("en/progress"))
    tab.wait("Boolean(document.querySelector(s))", s=DOWNLOAD)
    assert RIGHT in tab.downloaded(DOWNLOAD)


def test_a_cell_that_was_changed_draws(tab: Tab, address: Address) -> None:
    tab.open(address(f"ko/{FIRST}"))
    tab.click(f"{CELL} .lab-actions button:last-child")
    tab.wait("document.activeElement.matches('.cm-content')")
    tab.press("Control+a", *"import matplotlib.pyplot as plt; plt.plot([1, 3, 2])")
    tab.press("Control+Enter")
    drawn = "document.querySelector(s).parentElement.querySelector('figure svg')"
    tab.wait(f"Boolean({drawn})", s=CELL)
