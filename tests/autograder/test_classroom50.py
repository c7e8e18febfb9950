"""The bundle for Classroom 50, run as its runner does, against its contract."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from graders.autograder.bundle import classroom50_bundle
from graders.course.catalogue import ROOT, SOLUTIONS, load_catalogue
from graders.course.stubs import stub_module
from tests.autograder.classroom50_contract import require_contract
from tests.support.command import call
from tests.support.linear_regression import FILE, FORWARD, SOLUTION

ASKED = [e for e in load_catalogue() if e.module == "linear_regression"][:3]
POINTS = sum(exercise.points for exercise in ASKED)
ADDRESS = "https://git.example/someone/first-gradient"
REVISION = "0123456789abcdef" * 2 + "01234567"
COMMITTED = datetime(2026, 11, 30, 8, 30, 15, tzinfo=UTC)
RUNNER = {
    "CLASSROOM": "year-2",
    "ASSIGNMENT": "week-2",
    "SUBMISSION_TAG": "submit/2026-11-30T08-30-20Z-a1b2c3d",
    "COMMIT_URL": "https://git.example/o/year-2-week-2-kim/commit/a1b2c3d",
    "RELEASE_URL": "https://git.example/o/year-2-week-2-kim/releases/tag/submit",
    "REVIEW_URL": "https://git.example/o/year-2-week-2-kim/compare/0...a1b2c3d",
    "GITHUB_ACTIONS": "true",
}


def git(folder: Path, *arguments: str) -> str:
    at = COMMITTED.isoformat()
    done = subprocess.run(
        ["git", "-c", "user.name=Kim", "-c", "user.email=kim@example.edu", *arguments],
        cwd=folder,
        env=os.environ | {"GIT_COMMITTER_DATE": at, "GIT_CONFIG_GLOBAL": os.devnull},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


def committed(folder: Path) -> str:
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "As it is")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def graders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository of graders whose installation takes this environment for its own."""
    repository = tmp_path_factory.mktemp("graders")
    install = repository / "graders" / "autograder" / "install.sh"
    install.parent.mkdir(parents=True)
    install.write_text(
        '#!/usr/bin/env bash\nmkdir -p "$1/bin"\ncat > "$1/bin/grade" <<END\n'
        f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -P -m graders "
        '"\\$@"\n'
        'END\nchmod +x "$1/bin/grade"\n',
        encoding="utf-8",
    )
    install.chmod(0o755)
    revision = committed(repository)
    install.write_text("exit 9\n", encoding="utf-8")  # what is newer is not taken
    committed_later = git(repository, "commit", "--all", "--message", "Newer")
    assert committed_later
    return repository, revision


@pytest.fixture
def bundle(tmp_path: Path, graders: tuple[Path, str]) -> Path:
    repository, revision = graders
    files = classroom50_bundle(ASKED, str(repository), revision, "en")
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path / "autograder"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What a learner pushes: the first function has no bias, the others are missing."""
    checkout = tmp_path / "checkout"
    (checkout / "exercises").mkdir(parents=True)
    before, _, _ = SOLUTION.partition("def loss_gradient")
    wrong = before.replace(FORWARD, "    return X @ W\n")
    (checkout / "exercises" / FILE).write_text(wrong, encoding="utf-8")
    return checkout


def run(bundle: Path, checkout: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Start the autograder as the runner does."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GITHUB_")}
    return subprocess.run(
        [sys.executable, str(bundle / "autograder.py")],
        cwd=checkout,
        env=environment | RUNNER | more,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def result_of(bundle: Path, checkout: Path) -> dict[str, Any]:
    committed(checkout)
    done = run(bundle, checkout)
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads((checkout / "result.json").read_bytes())
    return document


def test_every_field_is_as_the_contract_says(bundle: Path, checkout: Path) -> None:
    document = result_of(bundle, checkout)
    require_contract(document)
    assert document["classroom"] == RUNNER["CLASSROOM"]
    assert document["assignment"] == RUNNER["ASSIGNMENT"]
    assert document["submission"] == RUNNER["SUBMISSION_TAG"]
    assert document["commit"] == RUNNER["COMMIT_URL"]
    assert document["release"] == RUNNER["RELEASE_URL"]
    assert document["review"] == RUNNER["REVIEW_URL"]
    assert document["datetime"] == "2026-11-30T08:30:15Z"
    assert document["max-score"] == POINTS
    first, second, _ = ASKED
    by_exercise = {
        exercise.id: [
            t for t in document["tests"] if t["test-name"].startswith(f"{exercise.id}:")
        ]
        for exercise in ASKED
    }
    assert all(test["passed"] for test in by_exercise[first.id])
    assert not all(test["passed"] for test in by_exercise[second.id])
    text = (checkout / "release-body.md").read_text(encoding="utf-8")
    assert text.startswith(f"# First Gradient: {document['score']} / {POINTS}")
    assert "Add the bias B" in text


def test_what_hidden_checks_tried_is_withheld(bundle: Path, checkout: Path) -> None:
    """A learner who prints what comes learns nothing of it from either file."""
    spying = "    raise ValueError('seen: ' + repr(X.tolist()))\n"
    text = SOLUTION.replace(FORWARD, spying)
    (checkout / "exercises" / FILE).write_text(text, encoding="utf-8")
    first, second = (result_of(bundle, checkout) for _ in range(2))
    said = [[t["message"] for t in document["tests"]] for document in (first, second)]
    assert said[0] == said[1]  # other inputs each time, and not a word about them
    assert first["score"] == second["score"] < POINTS


@pytest.mark.parametrize("where", ["exercises", "."])
def test_solutions_earn_full_marks_wherever_they_lie(
    bundle: Path, checkout: Path, where: str
) -> None:
    shutil.rmtree(checkout / "exercises")
    (checkout / where).mkdir(exist_ok=True)
    shutil.copy(SOLUTIONS / FILE, checkout / where)
    (checkout / "result.json").mkdir()  # what stands in the way is none of the grade
    (checkout / "result.json" / "x").touch()
    (checkout / "release-body.md").symlink_to("/etc/passwd")
    (checkout / "graders").mkdir()
    (checkout / "graders" / "__init__.py").write_text("1 / 0", encoding="utf-8")
    document = result_of(bundle, checkout)
    require_contract(document)
    assert document["score"] == document["max-score"] == POINTS
    assert not (checkout / "release-body.md").is_symlink()


def test_nothing_handed_in_is_a_grade_of_nothing(bundle: Path, checkout: Path) -> None:
    (checkout / "exercises" / FILE).write_bytes(b"\x00\xff not Python")
    document = result_of(bundle, checkout)
    require_contract(document)
    assert (document["score"], document["max-score"]) == (0, POINTS)


def broken_installation(bundle: Path, _: Path) -> None:
    assignment = bundle / "assignment.json"
    asked = json.loads(assignment.read_bytes())
    asked["revision"] = REVISION  # the repository has no such commit
    assignment.write_text(json.dumps(asked), encoding="utf-8")


def unknown_exercise(bundle: Path, _: Path) -> None:
    assignment = bundle / "assignment.json"
    text = assignment.read_text(encoding="utf-8")
    assignment.write_text(text.replace(ASKED[0].id, "nowhere"), encoding="utf-8")


def no_commit(_: Path, checkout: Path) -> None:
    shutil.rmtree(checkout / ".git")


@pytest.mark.parametrize("trouble", [broken_installation, unknown_exercise, no_commit])
def test_trouble_of_the_machine_is_no_mark(
    bundle: Path, checkout: Path, trouble: Callable[[Path, Path], None]
) -> None:
    committed(checkout)
    trouble(bundle, checkout)
    # Outside of any repository, git is to find none above either.
    done = run(bundle, checkout, GIT_CEILING_DIRECTORIES=str(checkout.parent))
    assert done.returncode not in (0, None)
    assert not (checkout / "result.json").exists()


def test_the_command_makes_both_folders(tmp_path: Path) -> None:
    out = tmp_path / "week-2"
    asked = ["--graders", ADDRESS, "--revision", REVISION, "--lang", "ko"]
    done = call("classroom50", out, *(e.id for e in ASKED), *asked)
    assert done.returncode == 0, done.stderr
    assert f"{POINTS}점" in done.stdout
    made = {str(p.relative_to(out)) for p in out.rglob("*") if p.is_file()}
    assert made == {
        *(f"autograder/{name}" for name in ("autograder.py", "install.sh")),
        "autograder/assignment.json",
        *("template/README.md", f"template/exercises/{FILE}"),
        *(f"template/.devcontainer/{n}" for n in ("devcontainer.json", "install.sh")),
    }
    stub = (out / "template" / "exercises" / FILE).read_text(encoding="utf-8")
    assert stub == stub_module("linear_regression", "ko")
    file = out / "template" / ".devcontainer" / "devcontainer.json"
    codespace = json.loads(file.read_bytes())
    assert f" {ADDRESS} {REVISION}" in codespace["postCreateCommand"]
    assert codespace["postAttachCommand"] == {"grade": "grade --watch --lang ko"}
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    again = call("classroom50", out, *asked)
    assert (again.returncode, again.stdout) == (2, "")
    assert before == {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}


def test_a_codespace_has_the_graders_on_its_path(
    bundle: Path, graders: tuple[Path, str], tmp_path: Path
) -> None:
    """Run what the container runs once it is made, in another folder than its own."""
    template = bundle.parent / "template"
    codespace = json.loads(
        (template / ".devcontainer" / "devcontainer.json").read_bytes()
    )
    [home] = re.findall(r"install\.sh (\S+) ", codespace["postCreateCommand"])
    assert codespace["remoteEnv"]["PATH"].endswith(f":{home}/venv/bin")
    here = tmp_path / "opt"
    here.mkdir()
    command = codespace["postCreateCommand"].replace(home, str(here))
    subprocess.run(["bash", "-c", command], cwd=template, check=True)
    checked_out = git(here / "first-gradient", "rev-parse", "HEAD")
    assert checked_out == graders[1]
    path = f"{os.environ['PATH']}:{here}/venv/bin"
    done = subprocess.run(
        [str(here / "venv/bin/grade"), "list", "--lang", "en"],
        cwd=template,
        env=os.environ | {"PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--revision", "main"], "--revision: write the 40 digits"),
        (["--revision", REVISION[:7]], "--revision: write the 40 digits"),
        (["--graders", "git@git.example:x.git"], "--graders: write the address"),
        (["--graders", "https://x; rm -rf ~"], "--graders: write the address"),
    ],
)
def test_what_could_be_moved_or_run_is_refused(
    tmp_path: Path, wrong: list[str], said: str
) -> None:
    right = {"--graders": ADDRESS, "--revision": REVISION} | dict([wrong])
    words = [word for pair in right.items() for word in pair]
    done = call("classroom50", tmp_path / "x", *words, "--lang", "en")
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "x").exists()
