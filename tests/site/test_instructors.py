"""The pages for instructors: what they show works, and says what is printed there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import click
import pytest
import yaml
from distributed.cli import dask_scheduler, dask_worker

from graders.checks.linear_regression import test_loss_gradient
from graders.commands.check import check
from graders.commands.class_files import AssignedFile, RosterFile, TimesFile
from graders.commands.gradebook_file import GradebookFile
from graders.commands.index import COMMANDS, load_command
from graders.commands.parameters import (
    Folder,
    NewFolder,
    OutputFile,
    SomeExercises,
)
from graders.core.language import LANGUAGES, Language
from graders.core.limits import DEFAULT_LIMITS, MAX_FILE_BYTES
from graders.core.verdicts import Outcome
from graders.course.catalogue import EXERCISES, ROOT, SOLUTIONS, load_catalogue
from graders.grading.collection import collect, collected
from graders.sandbox.in_process import InProcess
from graders.sandbox.reference import Solutions
from graders.sandbox.sandbox import Answer, Call, Uses
from graders.submissions.submission import Submission
from tests.support.command import call

CATALOGUE = load_catalogue()
GRADING = ("instructors", "decisions", "services", "lock")
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (
        *(ROOT / f"docs/{language}/{page}.md" for language in LANGUAGES
          for page in (*GRADING, "study", "computers")),
        *(ROOT / name for name in ("README.md", "README.ko.md", "CONTRIBUTING.md")),
    )
}  # fmt: skip
DASK = {"scheduler": dask_scheduler.main, "worker": dask_worker.main}
FILE = "linear_regression.py"


def page(language: Language) -> str:
    """Read the pages on grading a class as one."""
    return "\n".join(PAGES[f"docs/{language}/{name}.md"] for name in GRADING)


def section(text: str, id_: str) -> str:
    """Take what stands under a heading, up to the next."""
    found = re.search(
        rf"^#+ [^\n]*{{#{id_}}}\n(.*?)(?=^#|\Z)",
        text,
        re.DOTALL | re.MULTILINE,
    )
    assert found, id_
    return found[1]


def blocks(text: str, kind: str) -> list[str]:
    found = re.findall(rf"^( *)```{kind}\n(.*?)^\1```$", text, re.DOTALL | re.MULTILINE)
    return [dedent(block) for _, block in found]


def commands(text: str) -> Iterator[list[str]]:
    """List what a reader is to type, as words."""
    for block in blocks(text, "console"):
        for line in re.findall(r"^[$>] (.*)", block, re.MULTILINE):
            yield shlex.split(line, comments=True)


def snippets(text: str) -> list[str]:
    """List what stands in backquotes within prose."""
    prose = re.sub(r"^ *```.*?```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return [" ".join(code.split()) for code in re.findall(r"`([^`]+)`", prose)]


@pytest.fixture
def every_file_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (
        *(AssignedFile, Folder, GradebookFile, NewFolder, OutputFile, RosterFile),
        TimesFile,
    ):
        monkeypatch.setattr(kind, "meaning", lambda _, word: word)


@pytest.mark.usefixtures("every_file_is_there")
@pytest.mark.parametrize("name", PAGES)
def test_every_command_is_one(name: str) -> None:
    for program, *arguments in commands(PAGES[name]):
        if program == "grade":
            first = arguments[0] if arguments else ""
            command = load_command(first) if first in COMMANDS else check
            rest = arguments[1:] if first in COMMANDS else arguments
        elif program == "dask":
            command, rest = DASK[arguments[0]], arguments[1:]
        else:
            continue
        command.make_context(program, rest)


@pytest.mark.parametrize("name", PAGES)
def test_every_option_in_prose_is_one(name: str) -> None:
    options = {name: options_of(load_command(name)) for name in COMMANDS}
    of_grading = options_of(check)
    anywhere = of_grading.union(*options.values())
    for first, *words in map(str.split, snippets(PAGES[name])):
        if first == "grade":
            command = words[0] if words else ""
            known = options.get(command, of_grading)
            if known is of_grading and command and not command.startswith("-"):
                SomeExercises().meaning(command)
        elif first.startswith("--"):
            known = anywhere
            words.append(first)
        else:
            continue
        assert {word for word in words if word.startswith("--")} <= known, (
            first,
            words,
        )


def options_of(command: click.Command) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts}


@pytest.mark.parametrize("id_", ["first", "platforms"])
@pytest.mark.parametrize("language", LANGUAGES)
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


@pytest.mark.parametrize("language", LANGUAGES)
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
def test_github_is_given_what_the_workflow_takes(language: Language) -> None:
    [shown] = blocks(section(page(language), "actions"), "yaml")
    job = yaml.safe_load(shown)["jobs"]["grade"]
    file = job["uses"].split("/", 2)[2].removesuffix("@REVISION")
    workflow = yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))
    inputs = workflow[True]["workflow_call"]["inputs"]  # YAML takes "on" for true
    assert {name for name, known in inputs.items() if known.get("required")} <= {
        *job["with"]
    }
    assert {*job["with"]} <= {*inputs}


@pytest.mark.parametrize("language", LANGUAGES)
def test_classroom_50_is_given_the_folders_that_are_named(
    language: Language, tmp_path: Path
) -> None:
    told = section(page(language), "classroom50")
    [command] = [words for words in commands(told) if words[0] == "grade"]
    done = call(*command[1:], "--lang", language, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    named = [code for code in snippets(told) if code.startswith(f"{command[2]}/")]
    assert {*named} == {str(p.relative_to(tmp_path)) for p in tmp_path.glob("*/*")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_gradescope_s_archive_is_made_as_shown(
    language: Language, tmp_path: Path
) -> None:
    [shown] = blocks(section(page(language), "gradescope"), "console")
    command, output = shown.removeprefix("$ grade ").split("\n", 1)
    done = call(*command.split(), "--lang", language, cwd=tmp_path)
    assert re.sub(r"--seed \d+", "--seed …", done.stdout) == output


@pytest.mark.parametrize("language", LANGUAGES)
def test_gitlab_is_given_what_the_job_takes(language: Language) -> None:
    [shown] = blocks(section(page(language), "gitlab"), "yaml")
    document = yaml.safe_load(shown)
    [included] = document["include"]
    job = (ROOT / included["file"]).read_text(encoding="utf-8")
    for variable in document["variables"]:
        assert f"${variable}" in job


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


def test_both_languages_show_the_same_code() -> None:
    for kind in ("python", "text", "csv", "yaml"):
        korean, english = (blocks(page(language), kind) for language in LANGUAGES)
        assert len(korean) == len(english)
        assert [block.replace(": ko", ": en") for block in korean] == english


def test_both_languages_have_the_same_commands() -> None:
    def shape(text: str) -> list[list[str]]:
        """Leave out what is in a language: its name, a title, a comment."""
        return [
            [
                w
                for w in words
                if w not in LANGUAGES and not re.search("[가-힣]|Week| ", w)
            ]
            for words in commands(text)
        ]

    for name in (*GRADING, "study", "computers"):
        korean, english = (
            shape(PAGES[f"docs/{language}/{name}.md"]) for language in LANGUAGES
        )
        assert korean == english
    assert shape(PAGES["README.ko.md"]) == shape(PAGES["README.md"])
