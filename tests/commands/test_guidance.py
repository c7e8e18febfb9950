"""`grade list`, `next`, `hint`, `reset`, `solution`: the way through the course."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from graders.commands.group import grade
from graders.commands.index import COMMANDS
from graders.course.catalogue import (
    EXERCISES,
    RESERVED,
    SOLUTIONS,
    load_catalogue,
)
from tests.support.command import call, words
from tests.support.grades import total
from tests.support.linear_regression import (
    EMPTY,
    FILE,
    FORWARD,
    SOLUTION,
    STUBS,
)

CATALOGUE = load_catalogue()
FIRST, PREDICT, GRADIENT = CATALOGUE[:3]
MANY = [exercise for exercise in CATALOGUE if exercise.optional]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a submission with every file as it is shipped."""
    folder = tmp_path / "내 제출물"
    folder.mkdir()
    for file in EXERCISES.glob("*.py"):
        shutil.copy(file, folder)
    return folder


# --- the command line -----------------------------------------------------------------


def test_the_catalogue_knows_every_command() -> None:
    assert set(RESERVED) == set(COMMANDS) == set(grade.commands)


@pytest.mark.parametrize("place", ["before", "after"])
def test_options_before_and_after_a_command(folder: Path, place: str) -> None:
    options = ["--lang", "ko", "--submission", str(folder)]
    before, after = (options, []) if place == "before" else ([], options)
    for command, said in (("list", "해결"), ("next", "힌트 보기")):
        assert said in call(*before, command, *after).stdout
    result = call(*before, "hint", FIRST.id, *after)
    assert "힌트 1/" in result.stdout
    assert FIRST.title.ko in call(*before, FIRST.id, *after).stdout


def test_the_nearer_option_wins() -> None:
    result = call("--lang", "ko", "hint", FIRST.id, "--lang", "en")
    assert "Hint 1 of" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--json", "x.json", "list"], "--json does not go with list"),
        (["--watch", "next"], "--watch does not go with next"),
        (["list", "--json", "x.json"], "no option --json"),
        (["hint", "linear_regression"], "Choose one: numerical_derivative, linear"),
        (["hint", "linear_forwrd"], "Did you mean linear_forward?"),
        (["reset", "everything"], "There are: numerical_derivative"),
        (["hinnt", "train"], "Did you mean hint?"),
        (["--watch", "--json", "x.json"], "--watch goes without --json"),
    ],
)
def test_what_does_not_go_together_is_one_line(arguments: list[str], said: str) -> None:
    result = call(*arguments, env={"LANG": "en"})
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr


@pytest.mark.parametrize(
    ("arguments", "ko", "en"),
    [
        ("--nonsense", "보려면: grade --help", "there are: grade --help"),
        ("list --al", "혹시 --all인가요?", "Did you mean --all?"),
        ("--json x list", "보려면: grade list --help", "does: grade list --help"),
        ("--seed", "값을 적어 주세요: --seed N", "a value after --seed: --seed N"),
        ("--seed one", '지금은 "one"입니다.', 'instead of "one"'),
        ("similar . --threshold 0", "1부터 100까지의 정수", "from 1 to 100"),
        ("batch . --gradebook x --jobs 0", "1 이상의 정수", "1 or more"),
        ("report x --feedback-format pdf", "html, md 가운데", "html or md"),
        ("--watch=1", "뒤에는 값을 적지 않습니다", "--watch takes no value"),
        ("reset", "사용법: grade reset [OPTIONS] EXERCISE", "stand for EXERCISE"),
        ("batch .", "적어 주세요: --gradebook FILE", "add the option --gradebook"),
        ("solution train next", "빼고 다시 실행하세요: next", "leave out next. Usage:"),
    ],
)
def test_what_is_mistyped_is_named_in_the_reader_s_language(
    arguments: str, ko: str, en: str
) -> None:
    for language, said in (("ko", ko), ("en", en)):
        result = call(*arguments.split(), env={"LANG": language})
        assert (result.returncode, result.stdout) == (2, "")
        assert len(result.stderr.splitlines()) == 1
        assert said in result.stderr


def test_help_names_commands_and_exercises() -> None:
    said = call("--help").stdout
    for word in ("EXERCISE", "--watch", "--in-process", *COMMANDS):
        assert word in said
    assert "--all" in call("hint", "--help").stdout


HELP = re.compile("[가-힣]")


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_is_in_one_language(command: tuple[str, ...]) -> None:
    english = call(*command, "--help", "--lang", "en")
    assert english.returncode == 0
    assert not HELP.search(english.stdout)
    for arguments in (("--lang", "ko", "--help"), ("--help", "--lang=ko")):
        korean = call(*command, *arguments).stdout
        assert korean.startswith("사용법: ")
        said = [line for line in korean.splitlines()[1:] if line.startswith("  ")]
        # A line of its own is what an option takes, or how far it may go.
        assert all(HELP.search(line) or set("[,{") & set(line) for line in said)
    locale = call(*command, "--help", env={"LANG": "ko_KR.UTF-8"})
    assert locale.stdout == korean


def test_what_is_suggested_stays_in_the_language_asked_for(folder: Path) -> None:
    where = f"--submission '{folder}'"
    for arguments in ((FIRST.id,), ("next",), ("hint", FIRST.id), ("list",)):
        asked = call(*arguments, "--submission", folder, "--lang", "ko")
        suggested = re.findall(r"grade .*", asked.stdout)
        assert suggested
        assert all(f"{where} --lang ko" in line for line in suggested)
        korean = {"LANG": "ko_KR.UTF-8"}
        own = call(*arguments, "--submission", folder, env=korean)
        assert "grade " in own.stdout
        assert "--lang" not in own.stdout


# --- list and next --------------------------------------------------------------------


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


# --- hint -----------------------------------------------------------------------------


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


# --- reset ----------------------------------------------------------------------------


def backups(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.bak"))


@pytest.mark.parametrize("typed", ["y\n", "네\n", "ㅛ\n"])
def test_reset_puts_one_function_back_and_keeps_a_backup(
    folder: Path, typed: str
) -> None:
    shutil.copy(SOLUTIONS / FILE, folder)
    arguments = ("reset", PREDICT.id, "--submission", folder, "--lang", "en")
    result = call(*arguments, typed=typed)
    assert result.returncode == 0
    assert f"Put {PREDICT.callable} in" in result.stderr
    text = (folder / FILE).read_text(encoding="utf-8")
    assert text == SOLUTION.replace(FORWARD, EMPTY)
    [backup] = backups(folder)
    assert str(backup) in result.stdout
    assert backup.read_text(encoding="utf-8") == SOLUTION
    assert backup.name.startswith(f"{FILE}.20")


@pytest.mark.parametrize("typed", ["n\n", "\n", ""])
def test_reset_asks_first(folder: Path, typed: str) -> None:
    shutil.copy(SOLUTIONS / FILE, folder)
    arguments = ("reset", FIRST.id, "--submission", folder, "--lang", "ko")
    result = call(*arguments, typed=typed)
    assert result.returncode == 1
    assert "되돌릴까요?" in result.stderr
    assert "그대로 두었습니다" in result.stderr
    assert (folder / FILE).read_text(encoding="utf-8") == SOLUTION
    assert not backups(folder)


def test_two_resets_within_a_second_keep_two_backups(folder: Path) -> None:
    shutil.copy(SOLUTIONS / FILE, folder)
    for exercise in (FIRST, PREDICT):
        result = call("reset", exercise.id, "--yes", "--submission", folder)
        assert result.returncode == 0
    assert len(backups(folder)) == 2
    text = (folder / FILE).read_text(encoding="utf-8")
    assert text.count("raise NotImplementedError") == 2


def test_reset_of_a_missing_file_makes_it(folder: Path) -> None:
    (folder / FILE).unlink()
    result = call("reset", FIRST.id, "--yes", "--submission", folder, "--lang", "en")
    assert result.returncode == 0
    assert (folder / FILE).read_text(encoding="utf-8") == STUBS
    assert not backups(folder)


def test_reset_of_what_is_no_file(folder: Path) -> None:
    (folder / FILE).unlink()
    (folder / FILE).mkdir()
    result = call("reset", FIRST.id, "--yes", "--submission", folder, "--lang", "en")
    assert result.returncode == 2
    assert "is not an ordinary file" in result.stderr


# --- solution -------------------------------------------------------------------------


def test_the_solution_after_full_marks(folder: Path) -> None:
    shutil.copy(SOLUTIONS / FILE, folder)
    call(PREDICT.id, "--submission", folder)
    result = call("solution", PREDICT.id, "--submission", folder)
    assert result.returncode == 0
    assert result.stderr == ""
    assert result.stdout.endswith(FORWARD)


@pytest.mark.parametrize(("typed", "code"), [("y\n", 0), ("n\n", 1), ("", 1)])
def test_the_solution_before_full_marks_is_asked_for(
    folder: Path, typed: str, code: int
) -> None:
    arguments = ("solution", PREDICT.id, "--submission", folder, "--lang", "en")
    result = call(*arguments, typed=typed)
    assert result.returncode == code
    assert "has not earned full marks yet" in result.stderr
    assert (FORWARD in result.stdout) == (code == 0)
