"""`make check` goes through to the end, and says of each thing how it went."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.check import HELD, Command, check
from tests.support.repository import REPOSITORY


def lines_of(held: Mapping[str, Command]) -> tuple[list[str], list[str]]:
    said: list[str] = []
    return check(held, said.append), said


def test_a_line_for_each_and_no_end_at_the_first_that_fails() -> None:
    failed, said = lines_of({"broken": ("no_such_tool",), "whole": ("keyword",)})
    assert failed == ["broken"]
    text = "\n".join(said)
    assert re.search(r"^✗ .*broken; see above$", text, re.MULTILINE)
    assert re.search(r"^✓ .*whole$", text, re.MULTILINE)
    assert "No module named no_such_tool" in text.partition("✗")[0]


def test_what_a_tool_can_mend_is_said() -> None:
    _, said = lines_of({"format": ("no_such_tool",)})
    assert said[-1].endswith("run `ruff format`")


def test_the_tests_it_runs_are_there() -> None:
    files = [part for command in HELD.values() for part in command if ".py" in part]
    assert files
    assert all((REPOSITORY / file).is_file() for file in files)
