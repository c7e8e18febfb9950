"""Options before and after a command, what is mistyped, and the help."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graders.commands.group import grade
from graders.commands.index import COMMANDS
from graders.course.catalogue import RESERVED, load_catalogue
from tests.support.command import call

FIRST = load_catalogue()[0]


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
