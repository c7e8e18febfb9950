"""A grade in GitHub Actions: a job summary, annotations, outputs.

The log is a channel for commands: whatever line of it begins with :: is obeyed. So
what a learner's code said is either escaped or shown while commands are off.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from graders.core.characters import writable
from graders.core.files import append_to_file
from graders.core.grades import Grade
from graders.core.language import Language, Text
from graders.core.verdicts import Outcome
from graders.course.catalogue import Exercise
from graders.reports.feedback import feedback
from graders.submissions.submission import line_of


@contextmanager
def commands_off(environment: Mapping[str, str]) -> Iterator[None]:
    """Let nothing printed meanwhile be taken for a command, where there are any."""
    if environment.get("GITHUB_ACTIONS") != "true":
        yield
        return
    token = secrets.token_hex(16)
    print(f"::stop-commands::{token}", flush=True)
    try:
        yield
    finally:
        print(f"::{token}::", flush=True)


def write_job(
    grade: Grade,
    exercises: Sequence[Exercise],
    language: Language,
    environment: Mapping[str, str],
) -> None:
    """Append the summary and the outputs to the files that GitHub names."""
    title = Text(ko="첫 기울기", en="First Gradient").pick(language)
    summary = feedback(grade, exercises, language, name=title, form="md")
    outputs = f"points={grade.points}\nmax_points={grade.max_points}\n".encode()
    for variable, content in (
        ("GITHUB_STEP_SUMMARY", summary),
        ("GITHUB_OUTPUT", outputs),
    ):
        if file := environment.get(variable):
            append_to_file(Path(file), content)


def error_commands(
    grade: Grade, exercises: Sequence[Exercise], folder: Path, language: Language
) -> Iterator[str]:
    """Point at each function that is not right yet, as a command to GitHub."""
    known = {exercise.id: exercise for exercise in exercises}
    for graded in grade.exercises:
        check = graded.first_to_fix
        if check is None or check.outcome is Outcome.NOT_ATTEMPTED:
            continue
        exercise = known[graded.id]
        file = folder / exercise.file
        properties = {
            "file": _in_repository(file),
            "line": str(line_of(folder, exercise.file, exercise.callable) or 1),
            "title": exercise.title.pick(language),
        }
        message = (check.message or check.title).pick(language)
        written = ",".join(f"{k}={_property(v)}" for k, v in properties.items())
        yield f"::error {written}::{_data(message)}"


def _in_repository(file: Path) -> str:
    file = file.absolute()
    for folder in file.parents:
        if (folder / ".git").exists():
            return file.relative_to(folder).as_posix()
    return file.name


def _data(text: str) -> str:
    text = writable(text).replace("%", "%25")
    return text.replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
