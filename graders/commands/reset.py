"""`grade reset`: an exercise as it was at first."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from graders.commands import options
from graders.commands.confirmation import confirmed, yes
from graders.commands.index import listed
from graders.commands.output import writing
from graders.commands.parameters import OneExercise
from graders.core.exit_codes import FULL_MARKS, NOT_YET
from graders.core.files import write_file
from graders.core.language import Language, Text
from graders.core.message import Message
from graders.course.catalogue import Exercise
from graders.course.restoring import restored
from graders.course.variants import VARIANTS, stubs_for
from graders.submissions.submission import read_file
from graders.terminal.console import shown


@listed("reset")
@click.argument("exercise", type=OneExercise())
@yes
@options.variant
@options.submission
def command(
    exercise: Exercise,
    yes: bool,
    variant: str | None,
    submission: Path,
    language: Language,
) -> int:
    own = VARIANTS[variant] if variant else None
    file = submission / exercise.file
    there = os.path.lexists(file)
    content = read_file(submission, exercise.file) if there else b""
    if isinstance(content, Message):
        raise click.UsageError(content.pick(language))
    question = Text(
        ko=f"{shown(file)} 파일의 {exercise.callable}만 처음 상태로 되돌릴까요? "
        "지금 파일은 옆에 남겨 둡니다.",
        en=f"Put {exercise.callable} in {shown(file)} back to how it was at first? "
        "The file as it is now is kept beside it.",
    )
    if not yes and not confirmed(question, language):
        return NOT_YET
    if not there:
        with writing(language):
            write_file(file, stubs_for(exercise.module, language, own).encode())
        done = Text(ko=f"새로 만들었습니다: {shown(file)}", en=f"Made: {shown(file)}")
    else:
        backup = _backup(file)
        with writing(language):
            write_file(backup, content)
            new = restored(content, exercise.module, exercise.callable, language, own)
            write_file(file, new)
        done = Text(
            ko=f"되돌렸습니다. 이전 파일: {shown(backup)}",
            en=f"Done. The file as it was: {shown(backup)}",
        )
    click.echo(done.pick(language))
    return FULL_MARKS


def _backup(file: Path) -> Path:
    """Name a file that is not there yet: linear_regression.py.2026-11-21_093000.bak."""
    now = f"{datetime.now():%Y-%m-%d_%H%M%S}"
    names = (
        f"{file.name}.{now}{suffix}.bak"
        for suffix in ("", *map("-{}".format, range(2, 1000)))
    )
    return next(p for p in (file.with_name(name) for name in names) if not p.exists())
