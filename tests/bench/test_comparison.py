"""The READMEs' comparison: a fair assignment, and a table that one command rewrites."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graders.core.language import LANGUAGES, Language, Text
from graders.course.catalogue import EXERCISES, SOLUTIONS, load_catalogue
from tests.bench import peers
from tests.bench.comparison import READMES, Row, table, with_table
from tests.support.repository import REPOSITORY


def passed(source: str) -> set[str]:
    """Name the exercises whose assertion a file of answers passes."""
    names: dict[str, Any] = {}
    exec(source, names)
    exec(peers.PRELUDE, names)
    right = set()
    for name, assertion in peers.assertions().items():
        try:
            exec(assertion, names)
        except (AssertionError, NotImplementedError, ValueError):
            continue
        right.add(name)
    return right


def test_every_exercise_of_the_module_has_an_assertion_that_can_fail() -> None:
    exercises = {e.id for e in load_catalogue() if e.module == peers.MODULE}
    honest = "\n".join(
        line for line in peers.HOLLOW.splitlines() if "allclose" not in line
    )
    assert passed((SOLUTIONS / peers.FILE).read_text("utf-8")) == exercises
    assert passed((EXERCISES / peers.FILE).read_text("utf-8")) == set()
    assert passed(honest) == set()


@pytest.mark.parametrize(("tool", "hollow"), [(peers.ours, 0), (peers.pytest, 1)])
def test_the_same_folder_is_graded(
    tmp_path: Path, tool: Callable[[Path, Path], peers.Grade], hollow: float
) -> None:
    folder, workspace = tmp_path / "class", tmp_path / "work"
    workspace.mkdir()
    for name in ("right", "hollow"):
        (folder / name).mkdir(parents=True)
    shutil.copy(SOLUTIONS / peers.FILE, folder / "right")
    (folder / "hollow" / peers.FILE).write_text(peers.HOLLOW, encoding="utf-8")
    assert tool(folder, workspace)() == {"right": 1, "hollow": hollow}


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_stands_between_the_marks_is_rewritten(language: Language) -> None:
    readme = (REPOSITORY / READMES[language]).read_text(encoding="utf-8")
    rows = [Row(Text.same("one"), 0.5, fooled=False), Row(Text.same("two"), 2, True)]
    text = table(rows, language)
    assert "| one | 0.50" in text
    written = with_table(readme, text)
    assert text in written
    assert with_table(written, "") == with_table(readme, "")
    assert readme.partition("<!-- comparison")[0] == written.partition("<!-- comp")[0]
    assert readme.partition("<!-- /comp")[2] == written.partition("<!-- /comp")[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readme_holds_what_was_measured_of_all_tools(language: Language) -> None:
    readme = (REPOSITORY / READMES[language]).read_text(encoding="utf-8")
    measured = readme.partition("<!-- comparison")[2].partition("<!-- /comp")[0]
    for tool in ("`grade batch`", "`python -m pytest`", "otter-grader ", "nbgrader "):
        assert tool in measured
