"""The code of lessons that is said to run in the browser does, and prints the same."""

from __future__ import annotations

import pytest
from nbformat import NotebookNode

from lab.python.session import Session
from pipeline.browser.runnable import runnable, runs_here
from pipeline.lessons.explorers import is_explorer
from pipeline.lessons.figures import text_outputs
from pipeline.pages.course import Course

NOTHING = lambda: None  # noqa: E731


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_numpy_cells_print_what_the_lesson_prints(course: Course) -> None:
    session, ran = Session(), 0
    for lesson, notebook in zip(course.lessons, course.executed, strict=True):
        cells = runnable(lesson.code)
        for number, executed in enumerate(code_cells(notebook)):
            if cells[number].kind != "numpy" or is_explorer(executed):
                continue
            before = "\n".join(cell.code for cell in cells[:number])
            files = [["cell", cells[number].code]]
            answer = session.run(files, NOTHING, before)
            where = f"{lesson.name}, line {executed.metadata.line}"
            assert answer["error"] is None, where
            came = [answer["output"].rstrip("\n"), answer["value"]]
            printed = text_outputs(executed).rstrip("\n")
            assert "\n".join(filter(None, came)) == printed, where
            ran += 1
    assert ran > 10


@pytest.mark.parametrize(
    ("cells", "kinds"),
    [
        (["import numpy as np\nx = np.ones(3)", "x + 1"], ["numpy", "numpy"]),
        (["import torch\nx = torch.ones(3)", "x + 1"], ["torch", "torch"]),
        (["import torch", "x = 1", "torch.ones(x)"], ["numpy", "numpy", "torch"]),
        (["import torch\nx = torch.ones(3)\nx = 1", "x + 1"], ["torch", "numpy"]),
        (
            ["import torch\nx = []", "x.append(torch.ones(3))", "x"],
            ["numpy", "torch", "torch"],
        ),
        (
            ["import matplotlib.pyplot as plt\nx = 1", "fig, ax = plt.subplots()", "x"],
            ["numpy", "drawing", "numpy"],
        ),
        (
            ["import torch", "def f():\n    return torch.ones(3)", "f()", "len('f')"],
            ["numpy", "torch", "torch", "numpy"],
        ),
        (
            ["import torch\nw = torch.ones(1)", "def f(w):\n    return w"],
            ["torch", "numpy"],
        ),
    ],
)
def test_what_hangs_on_torch_or_drawing_is_told_apart(
    cells: list[str], kinds: list[str]
) -> None:
    assert [cell.kind for cell in runnable(cells)] == kinds


def test_only_the_imports_of_what_is_not_there_are_left_out() -> None:
    [cell] = runnable(["import torch\nimport numpy as np\n\n# three\nx = np.ones(3)"])
    assert cell.code == "import numpy as np\n\n# three\nx = np.ones(3)"


def test_modules_of_exercises_are_told_apart() -> None:
    assert runs_here("linear_regression")
    assert not runs_here("autograd")
