"""`grade next`: which exercise to do now."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from graders.commands import options
from graders.commands.index import listed
from graders.core.exit_codes import FULL_MARKS, NOT_YET
from graders.core.language import Language
from graders.course.catalogue import load_catalogue
from graders.grading.grader import Grader
from graders.records.progress import first_unsolved, recall
from graders.terminal.guidance import show_next
from graders.terminal.waiting import waiting


@listed("next")
@options.submission
def command(submission: Path, language: Language) -> int:
    catalogue = load_catalogue()
    with Grader() as grader, waiting(language) as on_progress:
        exercise = first_unsolved(grader, submission, catalogue, on_progress)
    known = recall(submission, catalogue)
    show_next(Console(highlight=False), exercise, known, submission, language)
    return NOT_YET if exercise else FULL_MARKS
