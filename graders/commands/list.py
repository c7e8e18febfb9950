"""`grade list`: what there is, and how far one has come."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from graders.commands import options
from graders.commands.help import option
from graders.commands.index import listed
from graders.core.language import Language, Text
from graders.course.catalogue import load_catalogue
from graders.records.progress import recall
from graders.terminal.guidance import show_list


@listed("list")
@option(
    "--all",
    "every",
    is_flag=True,
    help=Text(ko="모든 문제 보기.", en="List all of them."),
)
@options.submission
def command(every: bool, submission: Path, language: Language) -> None:
    catalogue = load_catalogue()
    known = recall(submission, catalogue)
    console = Console(highlight=False)
    show_list(console, catalogue, known, submission, language, every=every)
