"""What runs on GitHub for this repository: few rights, steps that exist."""

import re
from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml

from graders.core.language import LANGUAGES
from pipeline.pages.course import notebook_path
from pipeline.pages.download import BRANCH, colab_address
from tests.support.lessons import lesson
from tests.support.repository import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
TESTS = REPOSITORY / ".github/workflows/ci.yml"
PAGES = REPOSITORY / ".github" / "workflows" / "pages.yml"


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def steps_of(workflow: Any) -> list[Any]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def runs_git_alone(step: Any) -> bool:
    if "uses" in step:
        return not step["uses"].startswith((".", "actions/checkout"))
    return all(line.startswith("git ") for line in step["run"].splitlines())


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_it_may_do_little_and_not_for_long(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        writes = {k for k, v in job.get("permissions", {}).items() if v == "write"}
        # Whoever may publish runs nothing of the repository's.
        assert not writes or all(runs_git_alone(step) for step in job["steps"])
    for step in steps_of(workflow):
        action = step.get("uses", "")
        assert not action or re.fullmatch(r"\./.+|[\w./-]+@(v\d+|[0-9a-f]{40})", action)
        if action.startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_what_it_runs_exists(file: Path) -> None:
    targets = re.findall(
        r"(?m)^([a-z]+):", (REPOSITORY / "Makefile").read_text("utf-8")
    )
    for step in steps_of(read(file)):
        for command in re.split(r"\n|&&", step.get("run", "")):
            if match := re.match(r"\s*make (\w+)$", command):
                assert match[1] in targets
            if match := re.search(r"(?<!\S)(?:\.\./)?(\.(?!venv)\w\S+)", command):
                assert (REPOSITORY / match[1]).is_file()


@pytest.mark.parametrize("prompt", [">", "$"])
def test_windows_and_macos_are_set_up_as_learners_are_told(prompt: str) -> None:
    told = [REPOSITORY / f"docs/{language}/study.md" for language in LANGUAGES]
    if prompt == ">":
        told += [REPOSITORY / "README.md", REPOSITORY / "README.ko.md"]
    system = {">": "Windows", "$": "macOS"}[prompt]
    steps = read(TESTS)["jobs"]["systems"]["steps"]
    [step] = [s for s in steps if s.get("if") == f"runner.os == '{system}'"]
    *commands, rubric = step["run"].splitlines()
    assert rubric == "python ../.ci/rubric.py"
    for page in told:
        blocks = re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
        shown = next(b for b in blocks if b.startswith(prompt) and "-m venv" in b)
        assert shown.splitlines() == [f"{prompt} {command}" for command in commands]


def test_colab_finds_the_notebooks_where_they_are_put() -> None:
    jobs = read(PAGES)["jobs"]
    [handed_on] = [
        step
        for step in jobs["build"]["steps"]
        if "upload-artifact" in step.get("uses", "")
    ]
    _, push = jobs["notebooks"]["steps"]
    assert handed_on["with"]["path"] == "site/*/notebooks"
    assert push["run"].split()[-1] == BRANCH
    path = notebook_path(lesson("03_autograd"), "ko")
    assert PurePath("site", path).match("site/*/notebooks/*")
    assert colab_address("https://github.com/someone/course", path) == (
        "https://colab.research.google.com/github/someone/course/blob/notebooks/"
        "ko/notebooks/03_autograd.ipynb"
    )
    assert colab_address("https://example.org/course", path) is None
    assert colab_address("", path) is None


def test_the_site_learns_where_it_will_be() -> None:
    [build] = [s for s in steps_of(read(PAGES)) if s.get("run") == "make site"]
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    told = {name for name in build["env"] if name.endswith("_URL")}
    assert told == set(re.findall(r"!ENV \[(\w+_URL),", settings))
    [upload] = [s for s in steps_of(read(PAGES)) if "upload-pages" in s.get("uses", "")]
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    assert f"mv .cache/site {upload['with']['path']} " in makefile
