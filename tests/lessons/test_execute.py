"""Executing lessons: failures are named, unchanged code is not run again."""

from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.lessons.execute import execute
from pipeline.lessons.figures import figure_in, text_outputs
from pipeline.lessons.lesson import Lesson, read_lesson
from tests.support.lesson import HEADER, TITLES


def lesson_with(folder: Path, *cells: str, titles: str = TITLES) -> Lesson:
    path = folder / "01_sample.py"
    code = "".join(f"\n# %%\n{cell}\n" for cell in cells)
    path.write_text(HEADER + titles + code, encoding="utf-8")
    return read_lesson(path)


def test_keeps_all_that_a_cell_printed_in_one_piece(tmp_path: Path) -> None:
    source = "import time\nprint(1, flush=True); time.sleep(0.3); print(2)\n3"
    executed = execute(lesson_with(tmp_path, source), tmp_path / "cache")
    cell = executed.cells[-1]
    assert [output.output_type for output in cell.outputs] == [
        "stream",
        "execute_result",
    ]
    assert text_outputs(cell) == "1\n2\n3"
    assert figure_in(cell, "01_sample") is None


def test_names_lesson_line_cell_and_exception(tmp_path: Path) -> None:
    lesson = lesson_with(tmp_path, "1", "1 / 0", "2")
    with pytest.raises(PipelineError) as raised:
        execute(lesson, tmp_path / "cache")
    assert str(raised.value) == (
        f"{lesson.path}, line 23, code cell 2: ZeroDivisionError: division by zero"
    )
    assert not list((tmp_path / "cache").glob("*"))


def test_says_so_when_the_process_ends(tmp_path: Path) -> None:
    lesson = lesson_with(tmp_path, "import os; os._exit(3)")
    with pytest.raises(PipelineError, match="line 20, code cell 1: its Python process"):
        execute(lesson, tmp_path / "cache")


def test_runs_in_an_empty_folder(tmp_path: Path) -> None:
    lesson = lesson_with(tmp_path, "import os; print(os.listdir())")
    assert text_outputs(execute(lesson, tmp_path / "cache").cells[-1]) == "[]"


def test_runs_again_only_when_the_code_changed(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    source = f"open({str(tmp_path / 'runs')!r}, 'a').write('x'); print('ran')"
    runs = tmp_path / "runs"

    execute(lesson_with(tmp_path, source), cache)
    again = execute(
        lesson_with(tmp_path, source, titles=TITLES.replace("Title", "Other")), cache
    )
    assert runs.read_text(encoding="utf-8") == "x"
    assert text_outputs(again.cells[-1]) == "ran"
    assert again.cells[1].source == "# 1. Other"

    execute(lesson_with(tmp_path, source + "  # changed"), cache)
    assert runs.read_text(encoding="utf-8") == "xx"
    assert len(list(cache.glob("*.ipynb"))) == 1  # what nobody needs any more is gone


def test_a_figure_that_cannot_be_shown_stops_it_too(tmp_path: Path) -> None:
    """Though the code of its cell ran to the end."""
    lines = "ax.plot([1, 2]); ax.plot([2, 1])"
    source = f"import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\n{lines};"
    with pytest.raises(PipelineError, match=r"cell 1: .* differ by colour alone"):
        execute(lesson_with(tmp_path, source), tmp_path / "cache")
    assert not list((tmp_path / "cache").glob("*"))
