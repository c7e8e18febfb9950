"""`grade`, as a learner meets it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from rich.console import Console

from graders.core.language import LANGUAGES, Language
from graders.core.verdicts import GraderError
from graders.course.catalogue import load_catalogue
from graders.terminal.console import show
from tests.support.command import call, run, words
from tests.support.grader import grade
from tests.support.grades import total
from tests.support.linear_regression import (
    CATALOGUE,
    FORWARD,
    MODULE,
    replaced,
)

ALL = load_catalogue()


# --- the table ------------------------------------------------------------------------


def test_the_stubs() -> None:
    result = run("--lang", "en")
    assert result.returncode == 1
    assert result.stderr == ""
    rows = re.findall(r"^(\S) +(\w+)  .* (\d+ / \d+)$", result.stdout, re.M)
    assert rows == [("○", e.id, f"0 / {e.points}") for e in ALL]
    assert re.search(rf"Total +0 / {total(ALL)}$", result.stdout, re.M)
    assert f"Next: {ALL[0].callable} in exercises/{ALL[0].file}" in result.stdout
    assert words(ALL[0].task.en) in words(result.stdout)
    assert f"grade {ALL[0].id}" in result.stdout


def test_the_solutions() -> None:
    result = call("--lang", "en", "--submission", "solutions")
    assert result.returncode == 0
    assert result.stdout.count("✓") == len(ALL)
    assert re.search(rf"Total +{total(ALL)} / {total(ALL)}$", result.stdout, re.M)
    assert "Full marks" in result.stdout
    assert "To go on" not in result.stdout  # there is nothing more


def test_half_an_answer_in_both_languages(folder: Path) -> None:
    replaced(folder, "2 * _share", "_share")
    english = call("linear_regression", "--lang", "en", "--submission", folder)
    korean = call("linear_regression", "--lang", "ko", "--submission", folder)

    assert english.returncode == korean.returncode == 1
    assert "◐   loss_gradient" in english.stdout
    assert "Multiply by 2: your gradient is half" in words(english.stdout)
    assert "2를 곱하세요. 기울기가 절반입니다." in words(korean.stdout)
    assert not re.search("[가-힣]", english.stdout.replace(str(folder), ""))
    assert f"--submission '{folder}'" in english.stdout
    for line in english.stdout.splitlines() + korean.stdout.splitlines():
        wide = sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line)
        assert wide <= 80 or str(folder) in line  # a path is to be copied in one go


@pytest.mark.parametrize("columns", range(46, 54))
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_is_lost_in_a_narrow_terminal(
    folder: Path, columns: int, language: Language
) -> None:
    replaced(folder, "2 * _share(len(X), reduction)", "2")
    result = grade(folder, CATALOGUE[1:2])
    first = result.exercises[0].first_to_fix
    assert first and first.message
    console = Console(file=io.StringIO(), width=columns)
    show(console, result, CATALOGUE[1:2], language)
    assert isinstance(console.file, io.StringIO)
    shown = "".join(console.file.getvalue().split())
    assert "".join(first.message.pick(language).split()) in shown


def test_exercises_by_id_and_by_module() -> None:
    one = call("train", "--submission", "solutions", "--lang", "en")
    assert "train" in one.stdout
    assert "loss_gradient" not in one.stdout
    assert re.search(r"Total +20 / 20$", one.stdout, re.M)
    module = call("linear_regression", "--submission", "solutions", "--lang", "en")
    points = total(MODULE)
    assert re.search(rf"Total +{points} / {points}$", module.stdout, re.M)


def test_the_language_follows_the_locale() -> None:
    korean = call("linear_forward", env={"LANG": "ko_KR.UTF-8"})
    english = call("linear_forward", env={"LANG": "de_DE.UTF-8"})
    assert "합계" in korean.stdout
    assert "Total" in english.stdout


@pytest.mark.parametrize("encoding", ["euc-kr", "cp949"])
def test_a_korean_console_without_utf_8(folder: Path, encoding: str) -> None:
    result = run(
        *("linear_regression", "--submission", folder, "--lang", "ko"),
        encoding=encoding,
    )
    assert result.returncode == 0
    assert "합계" in result.stdout
    assert "?" not in result.stdout.replace(str(folder), "")


def test_an_ascii_console(folder: Path) -> None:
    replaced(folder, FORWARD, "    return 1 +\n")
    for asked in ([], ["--lang", "ko"]):
        env = {"LANG": "ko_KR"}
        one = ("linear_forward", "--submission", folder)
        result = run(*one, *asked, encoding="ascii", env=env)
        assert result.returncode == 1
        assert "Fix the syntax error in line 61" in result.stdout
        assert "x | linear_forward" in result.stdout


def test_from_another_folder_by_a_relative_path(folder: Path) -> None:
    asked = ("linear_forward", "--submission", folder.name)
    assert call(*asked, cwd=folder.parent).returncode == 0
    assert call("linear_forward", cwd=folder).returncode == 1


def test_a_person_s_own_pytest_settings_do_not_matter(folder: Path) -> None:
    (folder / "conftest.py").write_text("raise RuntimeError", encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -x", encoding="utf-8")
    (folder / "numpy.py").write_text("raise RuntimeError", encoding="utf-8")
    env = {"PYTEST_ADDOPTS": "-k nothing", "PYTEST_PLUGINS": "nothing"}
    result = call("linear_forward", "--submission", folder, cwd=folder, env=env)
    assert result.returncode == 0, result.stderr


def test_nothing_is_written_into_the_submission(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    call("linear_regression", "--submission", folder)
    assert {p: p.stat().st_mtime_ns for p in folder.rglob("*")} == before


# --- bad input ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["los_gradient"], "Did you mean loss_gradient?"),
        (["zzz"], "There are: linear_regression, numerical_derivative"),
        (["--submission", "nowhere"], "there is no folder nowhere"),
        (["--submission", "Makefile"], "Makefile is not a folder"),
        (["--lang", "fr"], '--lang: write ko or en instead of "fr"'),
        (["--nonsense"], "there is no option --nonsense. To see which"),
    ],
)
def test_usage_errors_are_one_line(arguments: list[str], said: str) -> None:
    result = call(*arguments, env={"LANG": "en"})
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr


def test_usage_errors_in_korean() -> None:
    assert "혹시 train인가요?" in call("trein", "--lang", "ko").stderr
    assert "폴더가 없습니다" in call("--submission", "no", "--lang", "ko").stderr


def test_a_broken_catalogue_is_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "exercises.toml"
    broken.write_text("[[exercise]]\nid = 'x'\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path\n"
        "from graders.course import catalogue\n"
        "from graders.commands import main as cli, parameters\n"
        "path = Path(sys.argv.pop())\n"
        "parameters.load_catalogue = lambda: catalogue.load_catalogue(path)\n"
        "cli.main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, broken],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 3
    assert result.stderr == f'grade: {broken}: exercise "x": has no module; add it\n'


def test_a_fault_of_the_graders_is_not_the_learner_s(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graders.checks.linear_regression import test_train

    monkeypatch.setattr(test_train, "lesson", lambda: 1 / 0)
    with pytest.raises(GraderError, match="ZeroDivisionError"):
        grade(folder, CATALOGUE)


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    with subprocess.Popen(
        [
            *(sys.executable, "-P", "-m", "graders"),
            *("linear_regression", "--submission", str(folder)),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
