"""`grade hint`: one hint more each time."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from graders.commands import options
from graders.commands.help import option
from graders.commands.index import listed
from graders.commands.parameters import OneExercise
from graders.core.language import Language, Text
from graders.course.catalogue import Exercise
from graders.records.memory import load_memory
from graders.records.progress import remember_hints
from graders.terminal.guidance import show_hints, show_next


@listed("hint")
@click.argument("exercise", type=OneExercise(), required=False)
@option(
    "--all",
    "every",
    is_flag=True,
    help=Text(ko="힌트 모두 보기.", en="Show all hints."),
)
@options.submission
def command(
    exercise: Exercise | None, every: bool, submission: Path, language: Language
) -> None:
    console = Console(highlight=False)
    if exercise is None:
        from graders.commands.next import next_exercise  # NumPy comes with it

        exercise = next_exercise(submission, language)
    if exercise is None:
        show_next(console, None, {}, submission, language)
        return
    seen = max(load_memory(submission).hints.get(exercise.id, 0), 0)
    last = len(exercise.hints) if every else min(seen + 1, len(exercise.hints))
    remember_hints(submission, exercise, last)
    numbers = range(1 if every else last, last + 1)
    show_hints(console, exercise, numbers, submission, language)
