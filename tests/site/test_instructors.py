"""The pages for instructors: what they show works, and says what is printed there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graders.checks.linear_regression import test_loss_gradient
from graders.core.language import LANGUAGES, Language
from graders.core.limits import DEFAULT_LIMITS, MAX_FILE_BYTES
from graders.core.verdicts import Outcome
from graders.course.catalogue import EXERCISES, SOLUTIONS, load_catalogue
from graders.grading.collection import collect, collected
from graders.sandbox.in_process import InProcess
from graders.sandbox.reference import Solutions
from graders.sandbox.sandbox import Answer, Call, Uses
from graders.submissions.submission import Submission
from tests.site.documented import blocks, commands, page, section, snippets
from tests.support.everywhere import everywhere

CATALOGUE = load_catalogue()
FILE = "linear_regression.py"


@pytest.mark.parametrize("id_", ["first", "platforms"])
@pytest.mark.parametrize("language", everywhere(LANGUAGES, "ko"))
def test_a_class_is_graded_as_shown(
    language: Language, id_: str, tmp_path: Path
) -> None:
    for folder in (EXERCISES, SOLUTIONS):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(folder, tmp_path / folder.name, ignore=ignored)
    shown = "".join(blocks(section(page(language), id_), "console"))
    sessions = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", shown, re.MULTILINE)
    assert sessions
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LC_")}
    environment["LANG"] = f"{language}.UTF-8"
    environment["PATH"] = (
        f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    )
    for command, output in sessions:
        result = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert result.stdout == output, command
        assert result.returncode == 0


@pytest.mark.parametrize("language", everywhere(LANGUAGES, "ko"))
def test_what_teachers_decide_is_done_as_shown(
    language: Language, tmp_path: Path
) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    for name, folder in (("kim", EXERCISES), ("lee", SOLUTIONS)):
        shutil.copytree(folder, tmp_path / "class" / name, ignore=ignored)
    [policy] = blocks(section(page(language), "due"), "toml")
    (tmp_path / "times.csv").write_text(
        "submission,submitted\nlee,2026-10-03T12:00\n", encoding="utf-8"
    )
    (tmp_path / "roster.csv").write_text(
        "submission,extension\nkim,\nlee,\n", encoding="utf-8"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LC_")}
    environment["LANG"] = f"{language}.UTF-8"

    def grade(*words: str) -> str:
        result = subprocess.run(
            [sys.executable, "-P", "-m", "graders", *words],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (result.returncode, result.stderr) == (0, ""), words
        return result.stdout

    for id_ in ("due", "mark", "variants"):
        for program, *words in commands(section(page(language), id_)):
            assert program == "grade"
            grade(*words)
        if id_ == "due":
            assert (tmp_path / "class.toml").is_file()
            (tmp_path / "class.toml").write_text(policy, encoding="utf-8")
    head, kim, lee = grade("report", "class.sqlite", "--csv", "-").splitlines()
    counts = head.split(",").index({"ko": "인정 점수", "en": "counts"}[language])
    # At the end only loss_gradient and train are graded, by a variant for both.
    assert kim.split(",")[counts] == "15"
    points = int(lee.split(",")[1])
    assert points < 20
    share = max(0.5, 1 - 0.1 * 2)
    assert float(lee.split(",")[counts]) == pytest.approx(points * share)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_limits_are_those_that_hold(language: Language) -> None:
    limits = DEFAULT_LIMITS
    rows = re.findall(r"^\|[^|]*\|([^|]*\d[^|]*)\|$", section(page(language), "limits"),
                      re.MULTILINE)  # fmt: skip
    assert [[int(number) for number in re.findall(r"\d+", row)] for row in rows] == [
        *(
            [seconds, seconds * limits.patience]
            for seconds in (
                limits.load_seconds,
                limits.call_seconds,
                limits.submission_seconds,
            )
        ),
        [limits.memory_bytes >> 20],
        [MAX_FILE_BYTES >> 20],
    ]


class Forging(Solutions):
    """The solutions, in a process that lies about what they used."""

    uses = Uses()

    def call(self, call: Call) -> Answer:
        return replace(super().call(call), uses=self.uses)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tools_that_can_be_forged_are_those_of_these_exercises(
    language: Language,
) -> None:
    sandbox, lose = Forging({exercise.file for exercise in CATALOGUE}), set()
    for sandbox.uses in (Uses(), Uses(10**6, 10**6, 10**6)):
        for id_, checks in collect(CATALOGUE).items():
            [module] = {e.module for e in CATALOGUE if e.id == id_}
            grades = [check.run(module, sandbox, sandbox, 0) for check in checks]
            if lost := sum(grade.max_points - grade.points for grade in grades):
                lose.add(id_)
                assert 0.2 <= lost / sum(grade.max_points for grade in grades) < 0.4
    [told] = [
        item
        for item in section(page(language), "not-promised").split("\n- ")
        if "`derivative_at`" in item
    ]
    assert {code for code in snippets(told) if code.isidentifier()} == lose


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_check_can_be_pasted(language: Language) -> None:
    [shown] = blocks(section(page(language), "check"), "python")
    namespace = dict(vars(test_loss_gradient))
    exec(compile(shown, "page", "exec"), namespace)
    pasted = collected(namespace["test_gradient_at_zero"])
    assert pasted and pasted.hidden
    solution = (SOLUTIONS / FILE).read_text(encoding="utf-8")
    halved = f"""{solution}
_right = loss_gradient
def loss_gradient(*arguments):
    return tuple(gradient / 2 for gradient in _right(*arguments))
"""
    said = []
    for code in (solution, halved):
        sandbox = InProcess(Submission("page", {FILE: code.encode()}))
        graded = pasted.run("linear_regression", sandbox, Solutions([FILE]), seed=5)
        said.append((graded.outcome, graded.message and graded.message.en))
    assert said[0] == (Outcome.PASSED, None)
    assert said[1][0] is Outcome.WRONG
    assert "Multiply by 2" in str(said[1][1])
