"""In lesson 14 a network of the reader's own code learns, and its boundary bends."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Page

from graders.course.catalogue import ROOT
from tests.browser.card import Card, keep, parts_of
from tests.browser.cells import Cells, skeleton
from tests.browser.pages import Visit
from tests.support.everywhere import EVERYWHERE

pytestmark = pytest.mark.browser

LESSON = "/en/lessons/14_a_first_network/"
WRITTEN = ("network_forward", "network_gradient", "train_network")


LABEL = re.compile(
    'aria-label="[^"]*"'
)  # says of a figure whether its code was changed


def the_place(cells: Cells) -> int:
    """The cell that the lesson asks to put one's own functions into."""
    [number] = [n for n in range(len(cells)) if "def train_network" in cells.source(n)]
    return number


def copied(page: Page, exercise: str) -> None:
    """Copy all of a card's code, as one does by keys."""
    Card(page, exercise).code.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")


@EVERYWHERE
def test_the_boundary_bends_by_code_from_the_cards(visit: Visit) -> None:
    page = visit(LESSON)
    module = ROOT / "solutions" / "network.py"
    solved = parts_of(module)
    keep(page, "network", {name: solved[name] for name in WRITTEN})
    page.reload()
    cells = Cells(page)
    number = the_place(cells)
    built = cells.given(number + 1)["text"], cells.given(number + 2)["svg"]
    head = cells.source(number).partition("def ")[0]
    _, *helpers = module.read_text("utf-8").split("\n\n\ndef _")
    mark = 'print("by my own code")'
    begun = "\n\n".join([head, mark, *(f"def _{helper}" for helper in helpers)])
    cells.write(number, begun)
    for name in WRITTEN:
        copied(page, name)
        cells.code(number).click()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text("\n\n")
        page.keyboard.press("Control+v")
    cells.run(number + 1)
    assert cells.given(number)["text"] == "by my own code"
    figure = cells.run(number + 2)["svg"]
    assert cells.given(number + 1)["text"] == built[0]
    (want, numbers), (got, came) = (
        skeleton(LABEL.sub("", svg)) for svg in (built[1], figure)
    )
    assert got == want
    np.testing.assert_allclose(came, numbers, rtol=0, atol=2)

    still = solved["network_gradient"].replace(
        "return X.T @ dA, dA.sum(axis=0),", "return 0 * W1, 0 * B1,"
    )
    assert still != solved["network_gradient"]
    others = [solved[name] for name in WRITTEN if name != "network_gradient"]
    cells.write(number, "\n\n".join([begun, *others, still]))
    cells.run(number + 1)
    stiff = cells.run(number + 2)["svg"]
    shares = [
        float(re.findall(r"([\d.]+)%", text)[-1])
        for text in (cells.given(number + 1)["text"], built[0])
    ]
    assert shares[0] < shares[1]  # a first layer that stands still
    assert stiff != figure
