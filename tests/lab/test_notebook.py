"""The cells of a lesson, run as the page runs them: what they give, and when."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from nbformat import NotebookNode

from graders.core.language import Language
from graders.sandbox.clocks import AlarmClock
from lab.python import films
from lab.python.notebook import Notebook
from pipeline.lessons import drawing
from pipeline.lessons.explorers import is_explorer
from pipeline.lessons.figures import figure_in, text_outputs
from pipeline.lessons.media import RASTER, SVG, VIDEO
from pipeline.pages.cells import page_cells
from pipeline.pages.course import Course
from pipeline.pages.notebook import captions_of
from tests.support.everywhere import everywhere
from tests.support.lessons import NAMES
from tests.support.messages import said


class Told:
    """What a notebook has told, by the numbers of its cells."""

    def __init__(self) -> None:
        self.done: dict[int, Any] = {}
        self.frames: list[tuple[dict[str, Any], np.ndarray]] = []

    def __call__(self, event: dict[str, Any], pixels: Any = None) -> None:
        if "done" in event:
            self.done[event["cell"]] = event["done"]
        if pixels is not None:
            self.frames.append((event, pixels))


def executed_cells(course: Course, name: str) -> tuple[Any, list[NotebookNode]]:
    notebook = course.executed[NAMES.index(name)]
    code = [c for c in notebook.cells if c.cell_type == "code" and not is_explorer(c)]
    return notebook, code


@pytest.mark.parametrize("name", everywhere(NAMES, "04_your_own_descent"))
def test_every_cell_gives_what_the_build_gave(
    course: Course, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In Korean, in which alone words are translated."""
    monkeypatch.setattr(drawing, "RASTER_DPI", 20)  # pixels are not looked at here
    language: Language = "ko"
    notebook, executed = executed_cells(course, name)
    captions = captions_of(notebook, language)
    cells: list[Any] = [
        {"name": f"cell {number}", "code": cell.code, **cell.drawn}
        for number, cell in enumerate(page_cells(notebook, captions, language))
    ]
    told = Told()
    assert Notebook(AlarmClock()).run(cells, "light", told) == [*range(len(cells))]
    for number, cell in enumerate(executed):
        done = told.done[number]
        where = f"{name}, line {cell.metadata.line}"
        assert done["error"] is None, where
        assert done["text"] == text_outputs(cell, language), where
        figure = figure_in(cell, name)
        if figure is None:
            assert done["figures"] == [], where
            continue
        [drawn] = done["figures"]
        listed = drawn.get("numbers", {}).get(language, "")
        assert listed == figure.tables_html(language), where
        if figure.kind == SVG:
            alt = captions[figure.name].metadata.alt
            assert drawn["svg"] == figure.html(alt, "", language), where
        else:
            assert figure.kind in (RASTER, VIDEO)


FILM = """
import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation

fig, ax = plt.subplots(figsize=(2, 1))
(dot,) = ax.plot([0], [0], "o")

animation = FuncAnimation(fig, lambda frame: dot.set_data([frame], [0]), frames=3)
plt.close(fig)
animation
"""


def cells(*codes: str) -> list[Any]:
    return [{"name": f"cell {n}", "code": c} for n, c in enumerate(codes, start=1)]


def test_a_cell_runs_again_where_it_or_one_above_has_changed() -> None:
    notebook, told = Notebook(AlarmClock()), Told()
    assert notebook.run(cells("a = 1", "b = a + 1", "b"), "light", told) == [0, 1, 2]
    assert told.done[2]["text"] == "2"
    assert notebook.run(cells("a = 1", "b = a + 1", "b"), "light", told) == [2]
    assert notebook.run(cells("a = 1", "b = a + 5", "b"), "light", told) == [1, 2]
    assert told.done[2]["text"] == "6"
    assert notebook.run(cells("1 / 0", "b = a + 5", "b"), "light", told) == [0]
    assert "ZeroDivisionError" in str(told.done[0]["error"])
    assert notebook.run(cells("a = 0", "b = a + 5", "b"), "light", told) == [0, 1, 2]
    assert told.done[2]["text"] == "5"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("print('a')\n'b'", "a\n'b'"),
        ("1;", ""),
        ("display(1, 2)\n3", "1\n2\n3"),
        ("None", ""),
        ("['x' * 50, 'y' * 50]", f"['{'x' * 50}',\n '{'y' * 50}']"),
    ],
)
def test_values_are_shown_as_jupyter_shows_them(code: str, text: str) -> None:
    told = Told()
    Notebook(AlarmClock()).run(cells(code), "light", told)
    assert told.done[0]["text"] == text


def test_an_animation_comes_in_the_pages_scheme_and_later_in_the_other() -> None:
    notebook, told = Notebook(AlarmClock()), Told()
    notebook.run(cells(FILM), "dark", told)
    assert told.done[0]["figures"] == [{"film": 0}]
    assert [event["scheme"] for event, _ in told.frames] == ["dark"] * 3
    assert told.frames[0][1][0, 0, :3].max() < 60
    told.frames.clear()
    assert notebook.draw_again(0, 0, "light", told)
    assert [event["scheme"] for event, _ in told.frames] == ["light"] * 3
    assert told.frames[0][1][0, 0, :3].min() > 240
    assert not notebook.draw_again(1, 0, "light", told)


def test_what_takes_too_long_ends_early_and_says_what_to_shorten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(films, "LONGEST_SECONDS", 0.0)
    told = Told()
    Notebook(AlarmClock()).run(cells(FILM), "light", told)
    [film] = told.done[0]["figures"]
    assert "fewer frames" in said(film["short"], "en")
    assert len(told.frames) == 1
