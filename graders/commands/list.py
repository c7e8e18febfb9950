"""`grade list`: what there is, and how far one has come."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from graders.commands import options
from graders.commands.index import listed
from graders.core.language import Language
from graders.course.catalogue import load_catalogue
from graders.records.progress import recall
from graders.terminal.guidance import show_list


@listed("list")
@options.submission
def command(submission: Path, language: Language) -> None:
    catalogue = load_catalogue()
    known = recall(submission, catalogue)
    show_list(Console(highlight=False), catalogue, known, submission, language)
