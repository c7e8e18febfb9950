"""`grade list` and `grade next`: what was done, and what comes then."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from graders.course.catalogue import SOLUTIONS, load_catalogue
from tests.support.command import call, words
from tests.support.grades import total
from tests.support.linear_regression import FILE, SOLUTION, STUBS

CATALOGUE = load_catalogue()
FIRST, PREDICT, GRADIENT = CATALOGUE[:3]
MANY = [exercise for exercise in CATALOGUE if exercise.optional]


def rows(stdout: str) -> dict[str, tuple[str, str]]:
    found = re.findall(r"^(\S)  (\w+) +(\S+ / \d+\*?) ", stdout, re.M)
    return {name: (sign, points) for sign, name, points in found}


def test_the_list_remembers(folder: Path) -> None:
    fresh = call("list", "--submission", folder, "--lang", "en")
    assert fresh.returncode == 0
    few = [e for e in CATALOGUE if not e.optional]
    assert [*rows(fresh.stdout)] == [e.id for e in few]
    for exercise in few:
        assert rows(fresh.stdout)[exercise.id] == ("·", f"- / {exercise.points}")
        assert exercise.title.en in fresh.stdout
        lesson = re.escape(f"{exercise.lesson_title.en}  ")
        assert re.search(f"^{lesson}.*{exercise.file}", fresh.stdout, re.MULTILINE)
    assert f"all the rest: {len(MANY)} " in fresh.stdout
    assert f"- / {total(MANY)}" in fresh.stdout
    assert "To see the rest, too: grade list --all" in fresh.stdout
    every = call("list", "--all", "--submission", folder, "--lang", "en")
    assert [*rows(every.stdout)] == [e.id for e in CATALOGUE]
    assert "the rest" not in every.stdout

    shutil.copy(SOLUTIONS / FILE, folder)
    text = SOLUTION.replace("2 * _share", "_share")
    (folder / FILE).write_text(text, encoding="utf-8")
    call(PREDICT.id, GRADIENT.id, "--submission", folder)
    known = call("list", "--submission", folder, "--lang", "en")
    assert rows(known.stdout)[PREDICT.id] == ("✓", "10 / 10")
    assert rows(known.stdout)[GRADIENT.id][0] == "◐"
    assert f"1 of {len(CATALOGUE)} solved" in known.stdout
    assert "*" not in known.stdout

    (folder / FILE).write_text(SOLUTION, encoding="utf-8")
    stale = call("list", "--submission", folder, "--lang", "en")
    assert rows(stale.stdout)[PREDICT.id] == ("✓", "10 / 10*")
    assert "* changed since it was graded" in stale.stdout


def test_next_follows_what_was_saved(folder: Path) -> None:
    first = call("next", "--submission", folder, "--lang", "en")
    assert first.returncode == 1
    assert first.stdout.startswith(f"{FIRST.id}  {FIRST.title.en}")
    line = STUBS[: STUBS.index(f"def {FIRST.callable}(")].count("\n") + 1
    assert f"{folder / FILE}:{line}" in first.stdout
    assert f"\n{FIRST.page('en')}\n" in first.stdout
    assert words(FIRST.task.en) in words(first.stdout)
    assert f"grade hint {FIRST.id} --submission '{folder}'" in first.stdout

    start, _, rest = STUBS.partition("def linear_forward(")
    done = SOLUTION[: SOLUTION.index("def linear_forward(")]
    (folder / FILE).write_text(done + "def linear_forward(" + rest, encoding="utf-8")
    assert start != done
    second = call("next", "--submission", folder, "--lang", "ko")
    assert second.stdout.startswith(f"{PREDICT.id}  {PREDICT.title.ko}")
    assert words(PREDICT.task.ko) in words(second.stdout)


def test_what_is_optional_comes_last(folder: Path) -> None:
    for file in SOLUTIONS.glob("*.py"):
        shutil.copy(file, folder)
    text = (SOLUTIONS / "activations.py").read_text(encoding="utf-8")
    for name in ("identity", "softmax"):
        head, definition, rest = text.partition(f"def {name}(")
        text = head + definition + rest.replace("    return ", "    return 0 * ", 1)
    (folder / "activations.py").write_text(text, encoding="utf-8")
    assert call("next", "--submission", folder).stdout.startswith("softmax  ")
    shutil.copy(SOLUTIONS / "activations.py", folder)
    (folder / "activations.py").write_text(
        text.replace("return 0 * e / e", "return e / e"), encoding="utf-8"
    )
    assert call("next", "--submission", folder).stdout.startswith("identity  ")


def test_next_when_all_is_done() -> None:
    result = call("next", "--submission", "solutions", "--lang", "en")
    assert result.returncode == 0
    assert "You have solved every exercise." in result.stdout


def test_full_marks_in_a_part_lead_on() -> None:
    part = call(FIRST.id, "--submission", "solutions", "--lang", "en")
    assert "To go on: grade next --submission solutions" in part.stdout
