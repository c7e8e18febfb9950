"""`grade similar`: submissions to look at side by side."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from graders.commands import options
from graders.commands.index import listed
from graders.commands.output import Output
from graders.commands.parameters import OutputFile, WholeNumber
from graders.core.exit_codes import FULL_MARKS
from graders.core.language import Language, Text
from graders.course.catalogue import Exercise
from graders.grading.grader import files_of
from graders.reports.similar import show_similar, similar_csv
from graders.submissions.discovery import gather
from graders.submissions.layouts import Layout
from graders.submissions.similarity import find_similar


@dataclass(frozen=True, slots=True)
class SimilarOptions:
    csv: Output | None = options.declared(
        "--csv",
        metavar="FILE",
        type=OutputFile(),
        help=Text(ko="표로 저장.", en="Write the pairs as a table."),
    )
    threshold: int = options.declared(
        "--threshold",
        type=WholeNumber(1, 100),
        default=80,
        show_default=True,
        metavar="N",
        help=Text(ko="N% 이상 비슷한 것 보기.", en="Show what is N per cent alike."),
    )
    layout: Layout | None = options.layout()
    pattern: Layout | None = options.pattern()
    bom: bool = options.bom()


@listed("similar")
@options.submissions
@options.exercises()
@options.gathered("asked", SimilarOptions)
@options.language
def command(
    submissions: Path,
    exercises: tuple[Exercise, ...],
    asked: SimilarOptions,
    language: Language,
) -> int:
    files = files_of(exercises)
    gathered = gather(submissions, asked.pattern or asked.layout)
    read = (entry.read(files) for entry in gathered.entries)
    found = find_similar(read, exercises, threshold=asked.threshold)
    if asked.csv:
        asked.csv.write(similar_csv(found, language, bom=asked.bom), language)
    if not asked.csv or asked.csv.path:
        show_similar(Console(highlight=False), found, language)
    return FULL_MARKS
