"""`grade hint`: one hint more each time."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from graders.commands import options
from graders.commands.index import listed
from graders.commands.parameters import OneExercise
from graders.core.language import Language
from graders.course.catalogue import Exercise
from graders.records.memory import load_memory
from graders.records.progress import remember_hints
from graders.terminal.guidance import show_hints


@listed("hint")
@click.argument("exercise", type=OneExercise())
@click.option("--all", "every", is_flag=True, help="Show all hints. 힌트 모두 보기.")
@options.submission
def command(
    exercise: Exercise, every: bool, submission: Path, language: Language
) -> None:
    seen = max(load_memory(submission).hints.get(exercise.id, 0), 0)
    last = len(exercise.hints) if every else min(seen + 1, len(exercise.hints))
    remember_hints(submission, exercise, last)
    numbers = range(1 if every else last, last + 1)
    show_hints(Console(highlight=False), exercise, numbers, submission, language)
