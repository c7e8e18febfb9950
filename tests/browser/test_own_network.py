"""In lesson 14 a network of the reader's own code learns, and its boundary bends."""

from __future__ import annotations

import re

import numpy as np
import pytest

from graders.course.catalogue import ROOT
from tests.browser.card import Card, keep, parts_of
from tests.browser.cells import Cells, skeleton
from tests.browser.pages import Visit

pytestmark = pytest.mark.browser

LESSON = "/en/lessons/14_a_first_network/"
WRITTEN = ("network_forward", "network_gradient", "train_network")


def the_place(cells: Cells) -> int:
    """The cell that the lesson asks to put one's own functions into."""
    [number] = [n for n in range(len(cells)) if "def train_network" in cells.source(n)]
    return number


def test_the_boundary_bends_by_code_from_the_cards(visit: Visit) -> None:
    page = visit(LESSON)
    solved = parts_of(ROOT / "solutions" / "network.py")
    helpers = (
        (ROOT / "solutions" / "network.py").read_text("utf-8").split("\n\n\ndef _")
    )
    keep(page, "network", {name: solved[name] for name in WRITTEN})
    page.reload()
    own = [Card(page, name).text for name in WRITTEN]
    cells = Cells(page)
    number = the_place(cells)
    built = cells.given(number + 1)["text"], cells.given(number + 2)["svg"]
    head = cells.source(number).partition("def ")[0]
    private = [f"def _{helper}" for helper in helpers[1:]]
    code = "\n\n".join([head, *private, *own])
    cells.write(number, code)
    cells.run(number + 1)
    figure = cells.run(number + 2)["svg"]
    assert cells.given(number + 1)["text"] == built[0]
    (want, numbers), (got, came) = map(skeleton, (built[1], figure))
    assert got == want
    np.testing.assert_allclose(came, numbers, rtol=0, atol=2)

    frozen = code.replace("return X.T @ dA, dA.sum(axis=0),", "return 0 * W1, 0 * B1,")
    assert frozen != code
    cells.write(number, frozen)
    cells.run(number + 2)
    shares = re.findall(r"([\d.]+)%", cells.given(number + 1)["text"])
    assert float(shares[-1]) < float(re.findall(r"([\d.]+)%", built[0])[-1])
    assert cells.given(number + 2)["svg"] != figure
