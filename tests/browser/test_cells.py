"""The cells of lessons: they run where they stand, and give what the build gave."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.cells import Cells, skeleton
from tests.browser.pages import Visit
from tests.browser.tabs import other_tab
from tests.lab.torch.numbers import printed_alike
from tests.support.everywhere import EVERYWHERE, everywhere
from tests.support.lessons import NAMES

pytestmark = pytest.mark.browser

LINES = "lessons/02_linear_regression_numpy/"
FILMS = "lessons/06_learning_rate/"
A_LITTLE = 2
"""Of a figure's pixels: by so much do paths of float32 part after many steps."""
OUT_OF_SIGHT = {"distances": 20}
"""The same where points far below the panel show nothing but rounding."""


@pytest.mark.parametrize("name", everywhere(NAMES, "03_autograd"))
def test_every_cell_gives_what_the_build_gave(visit: Visit, name: str) -> None:
    cells = Cells(visit(f"/en/lessons/{name}/"))
    built = [cells.given(number) for number in range(len(cells))]
    cells.run_all()
    for number, before in enumerate(built):
        after = cells.given(number)
        if not printed_alike(name, after["text"], before["text"]):
            assert after["text"] == before["text"], number
        if before["svg"]:
            (want, numbers), (got, came) = map(skeleton, (before["svg"], after["svg"]))
            assert got == want, number
            near = OUT_OF_SIGHT.get(_about(cells, number), A_LITTLE)
            np.testing.assert_allclose(came, numbers, rtol=0, atol=near)
        elif before["kinds"]:
            assert after["kinds"][0] == "CANVAS", number


@EVERYWHERE
def test_words_of_a_figure_are_translated_as_in_the_build(visit: Visit) -> None:
    cells = Cells(visit("/ko/lessons/03_autograd/"))
    [number] = [n for n in range(len(cells)) if ">에폭 + 1<" in cells.given(n)["svg"]]
    assert ">에폭 + 1<" in cells.run(number)["svg"]


@EVERYWHERE
def test_what_is_above_runs_first_and_only_if_it_must(visit: Visit) -> None:
    cells = Cells(visit(f"/en/{LINES}"))
    cells.write(0, "a = 1\nprint('first')")
    cells.write(1, "b = a + 1\nprint('second')")
    cells.write(2, "b + 1")
    assert cells.run(2)["text"] == "3"
    expect(cells[2]).to_contain_text("Ran first, because this needs what is above: 1–2")
    assert [cells.given(n)["text"] for n in (0, 1)] == ["first", "second"]
    assert cells.run(2)["text"] == "3"
    expect(cells[2]).not_to_contain_text("Ran first")
    cells.write(1, "b = a + 10")
    expect(cells[1]).to_contain_text("Edited, and not run since.")
    assert cells.run(2)["text"] == "12"
    expect(cells[2]).to_contain_text("what is above: 2.")
    cells.write(0, "1 / 0")
    cells.run(2)
    expect(cells[2]).to_contain_text("Stopped by an error in cell 1.")


def test_an_error_leads_to_the_readers_own_line(visit: Visit) -> None:
    cells = Cells(visit(f"/en/{LINES}"))
    cells.write(0, "def f(x):\n    return 1 / x\n\nf(0)")
    cells.run(0)
    message = cells.page.locator("[data-cell='0'] ~ .lab-message").first
    expect(message).to_contain_text("ZeroDivisionError")
    expect(message).to_contain_text("cell 1, line 2, f")
    message.get_by_role("button", name="line 2").click()
    cells.page.keyboard.type("return 1 / (x + 1)")
    cells.page.keyboard.press("Control+Enter")
    cells.wait(cells[0])
    assert cells.given(0)["text"] == "1.0"


@EVERYWHERE
def test_a_loop_without_end_is_stopped_and_so_is_what_hangs(visit: Visit) -> None:
    cells = Cells(visit(f"/en/{LINES}"))
    cells.write(0, "x = 5\nwhile True:\n    pass")
    cells.run(0)
    message = cells.page.locator("[data-cell='0'] ~ .lab-message").first
    expect(message).to_contain_text(
        re.compile("Does the loop around line [23] of cell 1 ever end?")
    )
    cells.write(1, "x")
    cells.write(0, "import re\nre.match('(a+)+$', 'a' * 40 + 'b')")
    cells.button(0, "Run").click()
    cells.button(0, "Stop").click()
    expect(cells[0]).to_contain_text("Stopped, and Python was started anew.")
    cells.write(0, "x = 6")
    assert cells.run(1)["text"] == "6"


def test_a_changed_rate_redraws_the_figure_and_says_so(visit: Visit) -> None:
    cells = Cells(visit(f"/en/{LINES}"))
    [number] = [n for n in range(len(cells)) if "loss-curve" in _about(cells, n)]
    before = cells.given(number)
    cells.run(number)
    figure = cells.page.locator("#figure-loss-curve")
    expect(figure.locator(".cell-note")).to_have_count(0)
    source = cells.source(number)
    cells.write(number, source + "\nax.set_yscale('log')")
    after = cells.run(number)
    assert after["svg"] != before["svg"]
    expect(figure.locator(".cell-note")).to_contain_text("before the code was changed")
    assert "before the code was changed" in (
        figure.get_by_role("img").first.get_attribute("aria-label") or ""
    )
    cells.button(number, "Show the original result").click()
    assert cells.given(number)["svg"] == before["svg"]
    cells.button(number, "Start afresh").click()
    assert cells.written(number) == source


@EVERYWHERE
def test_a_changed_rate_redraws_the_animation(visit: Visit) -> None:
    page = visit(
        f"/en/{FILMS}",
        color_scheme="light",
        reduced_motion="reduce",
        bears=("willReadFrequently",),  # it is the test that reads
    )
    cells = Cells(page)
    [number] = [n for n in range(len(cells)) if _about(cells, n) == "rate-0-001"]
    cells.write(number, cells.source(number).replace("0.001", "0.002"))
    cells.run(number)
    figure = page.locator("#figure-rate-0-001")
    canvas = figure.locator("canvas").first  # of the line, beside the contours
    pixels = "canvas => canvas.toDataURL()"
    expect(figure.locator("video")).to_have_count(0)
    last = canvas.evaluate(pixels)
    figure.get_by_role("slider").fill("0")
    page.wait_for_function(
        "([canvas, last]) => canvas.toDataURL() !== last",
        arg=[canvas.element_handle(), last],
    )
    figure.get_by_role("button", name="Play").click()
    expect(figure.get_by_role("button", name="Pause")).to_be_visible()
    expect(figure.get_by_role("button", name="Play")).to_be_visible()
    first = canvas.evaluate(
        "canvas => [...canvas.getContext('2d').getImageData(2, 2, 1, 1).data]"
    )
    assert min(first[:3]) > 240
    page.locator(
        "label[for=__palette_1]:visible, label[for=__palette_0]:visible"
    ).first.click()
    page.wait_for_function(
        "canvas => canvas.getContext('2d').getImageData(2, 2, 1, 1).data[0] < 60",
        arg=canvas.element_handle(),
    )


def _about(cells: Cells, number: int) -> str:
    about = json.loads(cells[number].get_attribute("data-about") or "{}")
    return str(about.get("figure", ""))


@EVERYWHERE
def test_both_languages_and_two_tabs_keep_one_text(visit: Visit) -> None:
    page = visit(f"/en/{LINES}")
    one, two = Cells(page), Cells(other_tab(page, f"/ko/{LINES}"))
    one.write(0, "x = 1  # one")
    two.page.bring_to_front()
    two.button(1, "고치기").click()
    expect(two.code(0)).to_have_text("x = 1  # one")
    two.write(0, "x = 2  # two")
    expect(one.code(0)).to_have_text("x = 2  # two")
    page.reload()
    expect(one.code(0)).to_have_text("x = 2  # two")
    one.button(0, "Start afresh").click()
    one.button(0, "Bring my code back.*").click()
    expect(one.code(0)).to_have_text("x = 2  # two")


@EVERYWHERE
def test_what_was_written_to_a_cell_of_before_is_not_lost(visit: Visit) -> None:
    page = visit(f"/en/{LINES}")
    lesson = LINES.split("/")[1]
    page.evaluate(
        "name => localStorage.setItem(name, JSON.stringify('old = 1'))",
        f"first-gradient/cell/{lesson}/1.0ld0ld00",
    )
    page.reload()
    cells = Cells(page)
    cells.button(1, "Edit").click()
    assert cells.written(1) == cells.source(1)
    cells.button(1, "Bring my code back").click()
    expect(cells.code(1)).to_have_text("old = 1")


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit(f"/ko/{LINES}")
    cells = Cells(page)
    cells.button(0, "고치기").focus()
    page.keyboard.press("Enter")
    expect(cells.code(0)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("print('하나')")
    page.keyboard.press("Shift+Enter")
    cells.wait(cells[0])
    assert cells.given(0)["text"] == "하나"
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(cells.button(0, "실행")).to_be_focused()


def test_the_notebook_takes_the_readers_cells_along(visit: Visit) -> None:
    page = visit(f"/en/{LINES}")
    cells = Cells(page)
    own = cells.top.get_by_role("button", name="Download the notebook with your code")
    expect(own).to_have_count(0)
    cells.write(1, "mine = 1")
    with page.expect_download() as downloading:
        own.click()
    notebook = json.loads(downloading.value.path().read_text(encoding="utf-8"))
    code = [c["source"] for c in notebook["cells"] if c["cell_type"] == "code"]
    assert len(code) == len(cells)
    assert code[1] == "mine = 1"
    assert re.sub(r"\n\n+", "\n", "".join(code[0])) == re.sub(
        r"\n\n+", "\n", cells.source(0)
    )
