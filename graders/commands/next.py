"""`grade next`: which exercise to do now."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from graders.commands import options
from graders.commands.index import listed
from graders.core.exit_codes import FULL_MARKS, NOT_YET
from graders.core.language import Language
from graders.course.catalogue import Exercise, load_catalogue
from graders.grading.grader import Grader
from graders.records.progress import first_unsolved, recall
from graders.terminal.guidance import offer_language, show_next
from graders.terminal.waiting import waiting


@listed("next")
@options.submission
def command(submission: Path, language: Language) -> int:
    console, begun = Console(highlight=False), recall(submission, load_catalogue())
    exercise = next_exercise(submission, language)
    known = recall(submission, load_catalogue())
    show_next(console, exercise, known, submission, language)
    if not begun:
        offer_language(console, submission, language)
    return NOT_YET if exercise else FULL_MARKS


def next_exercise(submission: Path, language: Language) -> Exercise | None:
    """Find the first that is not solved, grading what is not known."""
    with Grader() as grader, waiting(language) as on_progress:
        return first_unsolved(grader, submission, load_catalogue(), on_progress)
