"""`make check` goes through to the end, and says of each thing how it went."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

from tests.check import CHECKS, Check, check
from tests.support.repository import REPOSITORY


def python(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", *arguments)


def lines_of(checks: Mapping[str, Check]) -> tuple[list[str], list[str]]:
    said: list[str] = []
    return check(checks, said.append), said


def test_a_line_for_each_and_no_end_at_the_first_that_fails() -> None:
    broken, whole = Check(python("no_such_tool")), Check(python("keyword"))
    failed, said = lines_of({"broken": broken, "whole": whole})
    assert failed == ["broken"]
    text = "\n".join(said)
    assert re.search(r"^✗ .*broken; see above$", text, re.MULTILINE)
    assert re.search(r"^✓ .*whole$", text, re.MULTILINE)
    assert "No module named no_such_tool" in text.partition("✗")[0]


def test_what_a_tool_can_mend_is_said() -> None:
    unformed = Check(python("no_such_tool"), mend=python("keyword"))
    _, said = lines_of({"format": unformed})
    assert said[-1].endswith("`make fix` mends some of it")


def test_what_it_runs_is_there() -> None:
    programs = [part for each in CHECKS.values() for part in each.command[1:]]
    files = [part for part in programs if part.startswith(("tests/", "node_modules/"))]
    assert len(files) > 4
    assert all((REPOSITORY / file).is_file() for file in files)


def test_pre_commit_runs_the_same() -> None:
    config = (REPOSITORY / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert re.findall(r"entry: (.+)", config) == [
        ".venv/bin/python -m tests.check tools"
    ]
