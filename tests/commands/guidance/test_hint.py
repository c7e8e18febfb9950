"""`grade hint`: one more each time."""

from __future__ import annotations

import re
from pathlib import Path

from graders.course.catalogue import load_catalogue
from tests.support.command import call, words

FIRST, PREDICT = load_catalogue()[:2]


def test_one_more_hint_each_time(folder: Path) -> None:
    count = len(FIRST.hints)
    for number in [*range(1, count + 1), count]:
        result = call("hint", FIRST.id, "--submission", folder, "--lang", "ko")
        assert result.returncode == 0
        assert f"힌트 {number}/{count}" in result.stdout
        assert words(FIRST.hints[number - 1].ko) in words(result.stdout)
        assert len(re.findall(r"힌트 \d/", result.stdout)) == 1
        assert ("마지막 힌트" in result.stdout) == (number == count)
    assert f"grade solution {FIRST.id}" in result.stdout
    other = call("hint", PREDICT.id, "--submission", folder, "--lang", "ko")
    assert "힌트 1/" in other.stdout


def test_all_hints_at_once(folder: Path) -> None:
    result = call("hint", FIRST.id, "--all", "--submission", folder, "--lang", "en")
    for hint in FIRST.hints:
        assert words(hint.en) in words(result.stdout)


def test_without_a_name_the_next_exercise_is_meant(folder: Path) -> None:
    first = call("hint", "--submission", folder, "--lang", "en")
    assert first.stdout.startswith(f"{FIRST.id}  {FIRST.title.en}\nHint 1 of")
    second = call("hint", "--submission", folder, "--lang", "en")
    assert "Hint 2 of" in second.stdout
    done = call("hint", "--submission", "solutions", "--lang", "en")
    assert "You have solved every exercise." in done.stdout
