"""The reader's notebook: plain Jupyter, and it runs anywhere."""

import json
import re
import subprocess
import sysconfig
import venv
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from graders.core.language import LANGUAGES
from pipeline.lessons.explorers import is_explorer
from pipeline.lessons.media import EXPLORER
from pipeline.pages.course import Course, notebook_path
from pipeline.pages.download import plain_markdown
from tests.support.everywhere import EVERYWHERE

# What a lesson may ask its reader to install, and what comes along with that.
READERS = "numpy", "torch", "matplotlib"

# Runs notebooks, each top to bottom in one namespace as Jupyter does, and each in a
# process of its own, forked where importing packages has taken its time already.
RUN = """
import json, os, sys
import matplotlib, matplotlib.animation, matplotlib.pyplot, torch
matplotlib.use("Agg")
for notebook in sys.argv[1:]:
    if child := os.fork():
        if os.waitpid(child, 0)[1]:
            sys.exit(f"{notebook} failed")
        continue
    cells = json.load(open(notebook, encoding="utf-8"))["cells"]
    space = {"__name__": "__main__"}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), space)
    print("ran", notebook, sum(cell["cell_type"] == "code" for cell in cells))
    sys.exit()
"""


def with_dependencies(*names: str) -> dict[str, Distribution]:
    """Installed packages and all that they require, by name."""
    found: dict[str, Distribution] = {}
    waiting = list(names)
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        found[name] = distribution(name)
        required = map(Requirement, found[name].requires or [])
        waiting += [
            r.name for r in required if not r.marker or r.marker.evaluate({"extra": ""})
        ]
    return found


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment with NumPy, PyTorch and Matplotlib only.

    Their installed files are linked into it: to download them once more takes minutes
    and a network, and makes nothing fresher.
    """
    folder = tmp_path_factory.mktemp("reader")
    venv.create(folder, symlinks=True)
    base = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", base))
    for package in with_dependencies(*READERS).values():
        for top in {file.parts[0] for file in package.files or []} - {"..", "bin"}:
            if not (packages / top).exists():
                (packages / top).symlink_to(str(package.locate_file(top)))
    return Path(sysconfig.get_path("scripts", "venv", base)) / "python"


def reads(python: Path, script: str, *arguments: object, cwd: Path) -> str:
    """What a script prints there, isolated from our folders and variables."""
    run = subprocess.run(
        [python, "-I", "-c", script, *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_reader_s_environment_has_nothing_else(
    python: Path, tmp_path: Path
) -> None:
    script = (
        "import importlib.metadata as m; print(*(d.name for d in m.distributions()))"
    )
    there = {canonicalize_name(n) for n in reads(python, script, cwd=tmp_path).split()}
    assert there == set(with_dependencies(*READERS))
    assert not there & {"first-gradient", "ipython", "mkdocs", "pytest"}
    script = "import importlib.util; print(importlib.util.find_spec('graders'))"
    assert reads(python, script, cwd=tmp_path) == "None\n"


@pytest.fixture(scope="module")
def files(course: Course) -> dict[str, bytes]:
    return course.static_files()


@EVERYWHERE
def test_they_run_in_an_empty_folder(
    course: Course, files: dict[str, bytes], python: Path, tmp_path: Path
) -> None:
    (empty := tmp_path / "empty").mkdir()
    notebooks = {}
    for lesson in course.lessons:
        ko, en = (json.loads(files[notebook_path(lesson, lang)]) for lang in LANGUAGES)
        assert code_of(ko) == code_of(en)  # so that running one runs both
        assert len(code_of(en)) == sum(
            cell.cell_type == "code" and not is_explorer(cell)
            for cell in lesson.notebook.cells
        )
        notebook = tmp_path / f"{lesson.name}.ipynb"
        notebook.write_bytes(files[notebook_path(lesson, "en")])
        notebooks[notebook] = len(code_of(en))
    printed = reads(python, RUN, *notebooks, cwd=empty)
    for notebook, cells in notebooks.items():
        assert f"ran {notebook} {cells}\n" in printed
    assert list(empty.iterdir()) == []


def code_of(notebook: Any) -> list[str]:
    return [c["source"] for c in notebook["cells"] if c["cell_type"] == "code"]


def test_it_is_valid_and_speaks_plain_markdown(
    course: Course, files: dict[str, bytes]
) -> None:
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


def test_figures_and_animations_come_with_it(
    course: Course, files: dict[str, bytes]
) -> None:
    lesson = course.lessons[0]
    text = files[notebook_path(lesson, "ko")].decode()
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

    - [ ] It grows.
    - [ ] It falls.

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
        "> - It grows.\n"
        "> - It falls.\n"
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
