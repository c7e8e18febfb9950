"""Grade a submission for Classroom 50, with the graders of one revision.

Classroom 50 starts this in the learner's checkout. Whatever the machine cannot do ends
with another exit code than 0: then there is no mark, rather than a wrong one.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
GRADED = (0, 1)
"""How `grade` ends when it has graded: full marks, or not yet."""
IDENTITY = {
    "classroom": "CLASSROOM",
    "assignment": "ASSIGNMENT",
    "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL",
    "release": "RELEASE_URL",
    "review": "REVIEW_URL",
}
"""What the runner says of the submission, and in which variable."""


def main() -> None:
    asked = json.loads((HERE / "assignment.json").read_text(encoding="utf-8"))
    about = identity(os.environ) | {"datetime": submitted()}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        install = ["bash", str(HERE / "install.sh"), folder]
        subprocess.run(
            [*install, asked["graders"], asked["revision"]],
            env=os.environ | {"PYTHON": sys.executable},
            check=True,
        )
        grade = graded(home, asked["exercises"], asked["language"])
        put(Path("release-body.md"), (home / "release-body.md").read_bytes())
        document = json.dumps(result(about, grade), ensure_ascii=False, indent=2)
        put(Path("result.json"), f"{document}\n".encode())


def identity(environment: Mapping[str, str]) -> dict[str, str]:
    """Say whose submission this is; without a comparison, its commit is reviewed."""
    environment = {"REVIEW_URL": environment["COMMIT_URL"], **environment}
    return {field: environment[variable] for field, variable in IDENTITY.items()}


def submitted() -> str:
    """Say when the commit was made that is graded: grading again changes nothing."""
    git = ["git", "-c", "safe.directory=*", "log", "-1", "--format=%ct"]
    seconds = subprocess.run(git, check=True, capture_output=True, encoding="utf-8")
    instant = datetime.fromtimestamp(int(seconds.stdout), UTC)
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def graded(home: Path, exercises: list[str], language: str) -> Any:
    """Give what `grade --json` writes; beside it, it leaves the release's text."""
    submission = Path("exercises")
    # A link could lead to the solutions.
    if not submission.is_dir() or submission.is_symlink():
        submission = Path()
    environment = os.environ | {"GITHUB_STEP_SUMMARY": str(home / "release-body.md")}
    environment.pop("GITHUB_OUTPUT", None)  # there, the runner looks for its own words
    report = home / "grade.json"
    ended = subprocess.run(
        [
            *(str(home / "venv" / "bin" / "grade"), *exercises, "--lang", language),
            *("--submission", str(submission.resolve()), "--withhold", "--github"),
            *("--json", str(report)),
        ],
        env=environment,
        cwd=home,
        check=False,
    )
    if ended.returncode not in GRADED:
        sys.exit(f"grade ended with exit code {ended.returncode}: nothing is graded")
    return json.loads(report.read_text(encoding="utf-8"))


def result(about: Mapping[str, str], grade: Any) -> dict[str, Any]:
    """Write a grade as Classroom 50 collects it, a test for each check."""
    tests = [
        {
            "test-name": f"{exercise['id']}: {check['name']}",
            "passed": check["points"] == check["max_points"],
            "score": check["points"],
            "max-score": check["max_points"],
            "message": check["message"],
        }
        for exercise in grade["exercises"]
        for check in exercise["checks"]
    ]
    return {
        "schema": "classroom50/result/v1",
        **about,
        "score": sum(test["score"] for test in tests),
        "max-score": sum(test["max-score"] for test in tests),
        "tests": tests,
    }


def put(file: Path, content: bytes) -> None:
    """Write a file where the learner may have committed another, a link or a folder."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink(missing_ok=True)
    file.write_bytes(content)


if __name__ == "__main__":
    main()
