"""The reader's notebook: plain Jupyter, and it runs anywhere."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from graders.language import LANGUAGES
from pipeline.course import Course, notebook_path
from pipeline.download import plain_markdown
from pipeline.explorers import is_explorer
from pipeline.media import EXPLORER

LESSONS = sorted((Path(__file__).parents[1] / "docs/lessons").glob("*.py"))

# Runs a notebook's code as a reader without our packages (and without Jupyter) would.
READER = """
import importlib.abc, json, sys
class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"graders", "pipeline", "exercises", "solutions",
                                  "IPython", "mkdocs", "imageio_ffmpeg"}:
            raise ImportError(f"{name} is not there for a reader")
sys.meta_path.insert(0, Absent())
sys.path = [entry for entry in sys.path if "site-packages" in entry or "lib" in entry]
import matplotlib
matplotlib.use("Agg")
cells = json.load(open(sys.argv[1], encoding="utf-8"))["cells"]
space = {}
for cell in cells:
    if cell["cell_type"] == "code":
        exec("".join(cell["source"]), space)
print("ran", sum(cell["cell_type"] == "code" for cell in cells))
"""


@pytest.mark.parametrize("name", [path.stem for path in LESSONS])
def test_it_runs_in_an_empty_folder(course: Course, name: str, tmp_path: Path) -> None:
    files = course.static_files()
    notebook = tmp_path / "notebook.ipynb"
    lesson = next(lesson for lesson in course.lessons if lesson.name == name)
    notebook.write_bytes(files[notebook_path(lesson, "en")])
    empty = tmp_path / "empty"
    empty.mkdir()
    run = subprocess.run(
        [sys.executable, "-c", READER, str(notebook)],
        cwd=empty,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    code = [cell for cell in lesson.notebook.cells if cell.cell_type == "code"]
    expected = sum(not is_explorer(cell) for cell in code)
    assert run.stdout.endswith(f"ran {expected}\n")


def test_it_is_valid_and_speaks_plain_markdown(course: Course) -> None:
    files = course.static_files()
    for lesson in course.lessons:
        for language in LANGUAGES:
            text = files[notebook_path(lesson, language)].decode()
            notebook = nbformat.reads(text, as_version=4)
            nbformat.validate(notebook)
            prose = "\n".join(
                c.source for c in notebook.cells if c.cell_type == "markdown"
            )
            assert not re.search(r"^ *(!!!|\?\?\?)", prose, re.MULTILINE)
            assert "{#" not in prose and "<!-- exercises" not in prose
            hangul = re.search("[가-힣]", prose) is not None
            assert hangul == (language == "ko")
            assert "vnd.first-gradient" not in text


def test_figures_and_animations_come_with_it(course: Course) -> None:
    lesson = course.lessons[0]
    text = course.static_files()[notebook_path(lesson, "ko")].decode()
    kinds = [
        kind
        for cell in nbformat.reads(text, as_version=4).cells
        for output in cell.get("outputs", [])
        for kind in output.get("data", {})
    ]
    drawn = [
        figure
        for figure in course.figures.values()
        if figure.lesson == lesson.name and figure.kind != EXPLORER
    ]
    assert drawn
    assert kinds.count("image/svg+xml") + kinds.count("text/html") == len(drawn)


def test_notes_become_quotes_and_folded_ones_details() -> None:
    text = """\
## A heading {#fixed}

!!! prediction
    What will happen?

    ??? answer
        It *falls*.

After.
"""
    assert plain_markdown(text, "en") == (
        "## A heading\n"
        "\n"
        "> **Predict first**\n"
        ">\n"
        "> What will happen?\n"
        ">\n"
        "> <details>\n"
        "> <summary>Answer</summary>\n"
        ">\n"
        "> It *falls*.\n"
        ">\n"
        "> </details>\n"
        "\n"
        "After."
    )
