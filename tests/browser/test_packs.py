"""What of Python comes only when code asks for it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.card import Card, lesson
from tests.browser.linear_forward import FULL, LINEAR, RIGHT
from tests.browser.pages import Visit
from tests.support.everywhere import EVERYWHERE

pytestmark = pytest.mark.browser

DRAWING = "drawing.pack"
IMPORT = "import matplotlib.pyplot as plt\nplt.figure().number"
DRAW = """\
import io
import matplotlib.pyplot as plt
from mpl_toolkits.mplot3d import Axes3D

fig = plt.figure()
fig.add_subplot(121, title=r"$\\frac{\\partial L}{\\partial w}$").plot([1, 4, 9])
fig.add_subplot(122, projection="3d").plot([1, 2], [3, 4], [5, 6])
drawn = {kind: io.BytesIO() for kind in ("svg", "png")}
for kind, file in drawn.items():
    fig.savefig(file, format=kind)
drawn["svg"].getvalue()[:5], drawn["png"].getvalue()[1:4]
"""
# Drawing calls the reader's own function, again and again and once without an end.
ENDLESS = """\
import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation

fig, ax = plt.subplots()

def update(frame):
    while True:
        pass

animation = FuncAnimation(fig, update, frames=3)
fig.canvas.draw()
"""


def fetched(page: Page) -> list[str]:
    names: list[str] = []

    def note(url: str) -> None:
        if found := re.search(r"/(\w+\.pack)\?", url):
            names.append(found[1])

    page.context.on("request", lambda request: note(request.url))
    return names


def run(card: Card, code: str) -> str:
    card.write(code, card.example)
    return card.run()


def test_drawing_is_fetched_once_and_only_for_code_that_imports_it(
    visit: Visit,
) -> None:
    page = visit(lesson(LINEAR), unknown=True)
    packs = fetched(page)
    card = Card(page, LINEAR)
    card.write(RIGHT)
    assert card.check() == FULL
    assert sorted(packs) == [
        f"{n}.pack" for n in ("course", "numpy", "pyodide", "python")
    ]
    assert run(card, IMPORT) == "1"
    assert run(card, DRAW) == "(b'<?xml', b'PNG')"
    assert packs.count(DRAWING) == 1
    assert card.check() == FULL


@EVERYWHERE
def test_the_pages_own_pytorch_comes_without_what_draws(visit: Visit) -> None:
    page = visit(lesson(LINEAR), unknown=True)
    packs = fetched(page)
    card = Card(page, LINEAR)
    slope = "w = torch.ones(2, requires_grad=True)\n(w @ w).backward()\nw.grad"
    assert run(card, f"import torch\n\n{slope}") == "tensor([2., 2.])"
    assert packs.count("torch.pack") == 1
    assert DRAWING not in packs


@EVERYWHERE
def test_an_import_that_nobody_could_see_is_found_as_well(visit: Visit) -> None:
    page = visit(lesson(LINEAR), unknown=True)
    packs = fetched(page)
    card = Card(page, LINEAR)
    hidden = "print('once')\nname = 'mat' + 'plotlib'\n__import__(name).__name__"
    assert run(card, hidden).split() == ["once", "'matplotlib'"]
    assert packs.count(DRAWING) == 1
    assert "No module named 'of_nobody'" in run(card, "import of_nobody")


@EVERYWHERE
def test_a_loop_in_what_matplotlib_calls_is_stopped(visit: Visit) -> None:
    card = Card(visit(lesson(LINEAR)), LINEAR)
    said = run(card, ENDLESS)
    assert "It was stopped after 5 seconds." in said
    expect(card.card.locator(".cm-line.told")).to_have_text("        pass")
    assert run(card, "1 + 1") == "2", "the same Python goes on"


@EVERYWHERE
def test_without_a_network_the_rest_goes_on(visit: Visit) -> None:
    page = visit(lesson(LINEAR), unknown=True, bears=("ERR_FAILED",))
    card = Card(page, LINEAR)
    assert run(card, "print(end='now')") == "now"

    def fail(route: Route) -> None:
        route.abort()

    page.context.route(f"**/{DRAWING}*", fail)
    assert "Python could not be fetched" in run(card, IMPORT)
    assert run(card, "1 + 1") == "2"
    page.context.unroute(f"**/{DRAWING}*", fail)
    assert run(card, IMPORT) == "1"
