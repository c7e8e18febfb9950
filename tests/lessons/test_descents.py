"""What a film of a lesson argues holds in each of its frames."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

from pipeline.lessons.explorers import is_explorer
from pipeline.lessons.lesson import read_lesson
from tests.support.repository import REPOSITORY


@contextmanager
def filmed(lesson: str) -> Iterator[dict[str, Any]]:
    """Run a lesson up to its film of the descent, and give all its names."""
    names: dict[str, Any] = {"__name__": "__main__"}
    mpl.use("Agg")
    for cell in read_lesson(REPOSITORY / f"docs/lessons/{lesson}.py").notebook.cells:
        if cell.cell_type == "code" and not is_explorer(cell):
            exec(cell.source, names)
        if cell.metadata.get("figure") == "descent":
            break
    try:
        yield names
    finally:
        names["animation"]._draw_was_started = True  # or it warns of that
        plt.close("all")


def test_the_arrows_cross_the_contours_at_right_angles() -> None:
    with filmed("01_from_data_to_loss") as lesson:
        lesson["fig"].canvas.draw()  # which settles where the axes are
        on_paper = lesson["right"].transData.transform
        for step, (w, b) in enumerate(lesson["path"][:-1]):
            lesson["show"](2 * step)
            dw, db = lesson["gradient"](w, b)
            tip, along = lesson["arrow"].xy, (w - db, b + dw)
            arrow, contour = on_paper([tip, along]) - on_paper((w, b))
            sizes = np.linalg.norm(arrow) * np.linalg.norm(contour)
            assert arrow @ contour / sizes == pytest.approx(0, abs=1e-6)


def test_the_dot_walks_on_the_curve_and_shows_the_loss_of_the_line() -> None:
    with filmed("02_linear_regression_numpy") as lesson:
        for epoch, (W, B) in enumerate(lesson["path"]):
            lesson["show"](epoch)
            ([w], [height]) = lesson["dot"].get_data()
            assert height == pytest.approx(lesson["loss_at"](W, B))
            on_curve = np.interp(w, *lesson["curve"].get_data())
            assert on_curve == pytest.approx(height, abs=1e-3)
