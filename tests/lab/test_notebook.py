"""The cells of a lesson, run as the page runs them: what they give, and when."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from nbformat import NotebookNode

from graders.core.language import Language
from graders.sandbox.clocks import AlarmClock
from lab.python.notebook import Notebook
from pipeline.lessons import drawing
from pipeline.lessons.explorers import is_explorer
from pipeline.lessons.figures import figure_in, text_outputs
from pipeline.lessons.lesson import read_lessons
from pipeline.lessons.media import RASTER, SVG, VIDEO
from pipeline.pages.cells import page_cells
from pipeline.pages.course import Course
from pipeline.pages.notebook import captions_of
from tests.support.repository import REPOSITORY

LESSONS = [lesson.name for lesson in read_lessons(REPOSITORY / "docs" / "lessons")]


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
    notebook = course.executed[LESSONS.index(name)]
    code = [c for c in notebook.cells if c.cell_type == "code" and not is_explorer(c)]
    return notebook, code


@pytest.mark.parametrize("name", LESSONS)
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
        if figure.kind == SVG:
            alt = captions[figure.name].metadata.alt
            assert drawn["svg"] == figure.html(alt, "", language), where
        else:
            assert figure.kind in (RASTER, VIDEO)
