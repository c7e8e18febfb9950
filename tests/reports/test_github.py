"""GitHub obeys the log: nothing a learner's code said may reach it as a command."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from graders.autograder.archive import _HERE as AUTOGRADER
from graders.commands.check import check
from graders.commands.index import COMMANDS
from graders.core.grades import CheckGrade, ExerciseGrade, Grade
from graders.core.language import Text
from graders.core.message import Message
from graders.core.verdicts import Outcome
from graders.course.catalogue import ROOT, load_catalogue
from graders.reports.github import commands_off, error_commands, write_job
from tests.support.command import call
from tests.support.grades import NASTY, graded
from tests.support.linear_regression import FILE, FORWARD, SOLUTION

CATALOGUE = load_catalogue()
INJECTIONS = (
    "::add-mask::x",
    "x\n::error::pwned",
    "x\r\n::set-output name=points::100",
    "a%0A::error::b",
    "title,file=/etc/passwd::x",
    "##[add-mask]x",
    NASTY,
)
COMMAND = re.compile(r"::error file=([^:,]*),line=(\d+),title=([^:,]*)::([^\r\n]*)")


def unescaped(text: str) -> str:
    for sign, code in ((",", "%2C"), (":", "%3A"), ("\n", "%0A"), ("\r", "%0D")):
        text = text.replace(code, sign)
    return text.replace("%25", "%")


@pytest.mark.parametrize("text", INJECTIONS)
def test_an_annotation_is_one_command(tmp_path: Path, text: str) -> None:
    [line] = error_commands(graded(Outcome.WRONG, text), CATALOGUE, tmp_path, "ko")
    found = COMMAND.fullmatch(line)
    assert found
    assert unescaped(found[4]) == re.sub("[\x00\x1b\ud800\uffff]", "�", text)


def test_annotations_point_into_the_learner_s_repository(tmp_path: Path) -> None:
    (tmp_path / "learner" / ".git").mkdir(parents=True)
    folder = tmp_path / "learner" / "week, 2" / "exercises"
    folder.mkdir(parents=True)
    (folder / FILE).write_text("\n\n\ndef linear_forward(): ...\n", encoding="utf-8")
    [line] = error_commands(graded(Outcome.WRONG, "why"), CATALOGUE, folder, "en")
    found = COMMAND.fullmatch(line)
    assert found
    assert unescaped(found[1]) == f"week, 2/exercises/{FILE}"
    assert found[2] == "4"
    [linear_forward] = [e for e in CATALOGUE if e.id == "linear_forward"]
    assert found[3] == linear_forward.title.en


@pytest.mark.parametrize("outcome", [Outcome.PASSED, Outcome.NOT_ATTEMPTED])
def test_nothing_is_wrong_with_what_is_not_written_yet(
    tmp_path: Path, outcome: Outcome
) -> None:
    assert not [*error_commands(graded(outcome, "x"), CATALOGUE, tmp_path, "en")]


def test_commands_are_off_while_a_learner_s_words_show(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for _ in range(2):
        with commands_off({"GITHUB_ACTIONS": "true"}):
            print("::error::x")
    lines = capsys.readouterr().out.splitlines()
    tokens = [line.removeprefix("::stop-commands::") for line in lines[::3]]
    assert tokens[0] != tokens[1]
    assert min(map(len, tokens)) >= 32
    assert lines[2::3] == [f"::{token}::" for token in tokens]
    with commands_off({}):
        print("at home")
    assert capsys.readouterr().out == "at home\n"


def test_a_job_s_files_grow(tmp_path: Path) -> None:
    summary, output = tmp_path / "summary.md", tmp_path / "output"
    summary.write_text("before\n", encoding="utf-8")
    said = Message.of(Text.same("fix it"))
    check = CheckGrade("x", Text.same("x"), Outcome.WRONG, 0, 10, said)
    grade = Grade("kim", True, 1, (ExerciseGrade("linear_forward", (check,)),))
    environment = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(output)}
    write_job(grade, CATALOGUE, "en", environment)
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("before\n# First Gradient: 0 / 10")
    assert "fix it" in written
    assert output.read_text(encoding="utf-8") == "points=0\nmax_points=10\n"


def test_the_option(tmp_path: Path) -> None:
    attack = '    print("::error::a"); raise ValueError("::error::b")\n'
    text = SOLUTION.replace(FORWARD, attack)
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    summary = tmp_path / "summary.md"
    env = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    arguments = "linear_forward", "--submission", tmp_path, "--lang", "en"
    result = call(*arguments, "--github", env=env)

    assert result.returncode == 1
    lines = result.stdout.splitlines()
    end = lines.index(lines[0].replace("stop-commands::", "") + "::")
    obeyed = [line for line in lines[end + 1 :] if line.lstrip().startswith("::")]
    assert len(obeyed) == 1
    assert obeyed[0].startswith(f"::error file={FILE},line=")
    assert "raise ValueError" in summary.read_text(encoding="utf-8")
    assert call(*arguments, env=env).stdout.startswith("::stop-commands::")
    both = call(*arguments, "--github", "--json", "-", env=env)
    assert (both.returncode, both.stdout) == (2, "")


# --- what others are given to use -----------------------------------------------------

ACTION = ROOT / "action.yml"
CLASSROOM = ROOT / ".github" / "workflows" / "classroom.yml"
GITLAB = ROOT / ".gitlab" / "classroom.yml"


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", [ACTION, GITLAB, AUTOGRADER / "run_autograder"])
def test_the_options_that_are_used_exist(file: Path) -> None:
    text = re.sub(r"(?m)#.*$", "", file.read_text(encoding="utf-8"))
    [command] = re.findall(r'bin/grade"? ((?:[^\n\\]|\\\n)*)', text)
    used = set(re.findall(r"--[a-z-]+", command))
    assert {"--submission", "--withhold"} <= used
    assert used <= {option for p in check.params for option in p.opts}


def test_the_action_s_inputs_are_the_workflow_s() -> None:
    action, workflow = read(ACTION), read(CLASSROOM)
    assert action["runs"]["using"] == "composite"
    steps = workflow["jobs"]["grade"]["steps"]
    learner, graders, grade = steps
    assert grade["uses"] == f"./{graders['with']['path']}"
    assert set(grade["with"]) <= set(action["inputs"])
    assert grade["with"]["submission"].split("/")[0] == learner["with"]["path"]
    call = workflow[True]["workflow_call"]  # YAML takes `on` for true
    for used in re.findall(r"inputs\.(\w+)", str(workflow["jobs"])):
        assert used in call["inputs"]
    assert graders["with"]["ref"] == "${{ inputs.revision }}"
    assert {*call["outputs"]} == {*action["outputs"]}
    assert workflow["permissions"] == {"contents": "read"}


def test_no_input_is_part_of_a_script() -> None:
    for file in (ACTION, CLASSROOM):
        text = file.read_text(encoding="utf-8")
        steps = re.findall(r"(?m)^ +run: .*(?:\n {8,}.*)*", text)
        assert not [step for step in steps if "${{" in step]
    assert all("run" in s or "uses" in s for s in read(ACTION)["runs"]["steps"])


@pytest.mark.parametrize("seed", ["", "7"])
@pytest.mark.parametrize("exercises", ["", "linear_forward train"])
@pytest.mark.parametrize("link", ["", "learner/exercises", "learner"])
def test_the_action_s_script(
    tmp_path: Path, exercises: str, link: str, seed: str
) -> None:
    """Run the step with a `grade` that only tells how it was called."""
    command = tmp_path / "first-gradient" / "bin" / "grade"
    command.parent.mkdir(parents=True)
    command.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / "elsewhere" / "exercises").mkdir(parents=True)
    if link:
        (tmp_path / link).parent.mkdir(exist_ok=True)
        target = "elsewhere/exercises" if "exercises" in link else "elsewhere"
        (tmp_path / link).symlink_to(tmp_path / target)
    else:
        (tmp_path / "learner" / "exercises").mkdir(parents=True)
    step = next(s for s in read(ACTION)["runs"]["steps"] if s.get("id") == "grade")
    given = {
        "SUBMISSION": "learner/exercises",
        "EXERCISES": exercises,
        "GRADE_LANGUAGE": "ko",
        "SEED": seed,
        "RUNNER_TEMP": str(tmp_path),
    }
    assert {*step["env"]} <= {*given}
    result = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=tmp_path,
        env=os.environ | given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if link:
        assert result.returncode == 2
        assert result.stdout.startswith("::error::")
        return
    assert result.returncode == 0, result.stderr
    said = result.stdout.split()
    assert said[: said.index("--submission")] == exercises.split()
    assert ("--seed" in said) == bool(seed)
    assert not seed or said[said.index("--seed") + 1] == seed


def test_gitlab_reads_the_junit_report() -> None:
    job = read(GITLAB)["grade"]
    report = job["artifacts"]["reports"]["junit"]
    assert f"--junit {report}" in job["script"][-1]
    assert job["artifacts"]["when"] == "always"


def test_the_scripts_are_there() -> None:
    for file in (ACTION, GITLAB):
        for script in re.findall(r"graders/autograder/[\w.]+", file.read_text("utf-8")):
            assert (ROOT / script).stat().st_mode & 0o111
    assert "gradescope-zip" in COMMANDS
