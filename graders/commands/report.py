"""`grade report`: what a gradebook can become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click
from rich.console import Console

from graders.commands import options
from graders.commands.gradebook_file import GradebookFile
from graders.commands.index import listed
from graders.commands.output import Output, writing
from graders.commands.parameters import OneOf
from graders.core.exit_codes import FULL_MARKS
from graders.core.grades import Grade
from graders.core.language import Language, Text, TextError
from graders.course.catalogue import load_catalogue
from graders.marking.counting import Decisions
from graders.records.gradebook import Gradebook
from graders.reports.class_grades import ClassGrades
from graders.reports.feedback import PageFormat, write_feedback
from graders.reports.formats import CLASS_FORMATS, ClassWriter, ReportFormat
from graders.reports.withheld import withheld
from graders.submissions.entry import Arrival
from graders.submissions.roster.learner import Roster
from graders.submissions.roster.matching import matched, of_arrival
from graders.terminal.class_list import show_matched


@dataclass(frozen=True, slots=True)
class ReportOptions:
    feedback: Path | None = options.feedback()
    feedback_format: PageFormat = options.declared(
        "--feedback-format",
        type=OneOf(["html", "md"]),
        default="html",
        help=Text(ko="안내 쪽의 형식.", en="What these pages are."),
    )
    assignment: str = options.declared(
        "--assignment",
        metavar="TITLE",
        default="First Gradient",
        help=Text(
            ko="Canvas와 Moodle의 과제 이름.", en="The column in Canvas and Moodle."
        ),
    )
    roster: Roster | None = options.roster()
    withhold: bool = options.withhold()
    bom: bool = options.bom()


@listed("report")
@click.argument("gradebook", type=GradebookFile())
@options.reports(CLASS_FORMATS)
@options.gathered("asked", ReportOptions)
@options.language
def command(
    gradebook: Gradebook,
    reports: Mapping[ReportFormat[ClassWriter], Output],
    asked: ReportOptions,
    language: Language,
) -> int:
    if not reports and not asked.feedback:
        there = ", ".join([f.option for f in CLASS_FORMATS] + ["--feedback"])
        problem = Text(
            ko=f"어떤 보고서를 만들지 적어 주세요: {there}",
            en=f"name a report to make: {there}",
        )
        raise click.UsageError(problem.pick(language))

    try:
        decisions = Decisions.of(gradebook)
    except TextError as error:
        raise click.UsageError(error.text.pick(language)) from None

    def grades() -> Iterator[Grade]:
        kept = gradebook.grades()
        return map(withheld, kept) if asked.withhold else kept

    found = {e.id for grade in grades() for e in grade.exercises}
    kept = gradebook.arrivals()
    arrivals = [kept.get(g.submission) or Arrival(g.submission) for g in grades()]
    matching = matched(asked.roster, arrivals) if asked.roster else None
    graded = ClassGrades(
        grades,
        [exercise for exercise in load_catalogue() if exercise.id in found],
        language,
        matching.roster if matching else {},
        others={arrival.id: of_arrival(arrival) for arrival in arrivals},
        missing=matching.missing if matching else (),
        assignment=asked.assignment,
        bom=asked.bom,
        decisions=decisions,
    )
    for format_, file in reports.items():
        content = format_.writer(replace(graded, suffix=file.suffix))
        file.write(content, language)
    if asked.feedback:
        with writing(language):
            write_feedback(asked.feedback, graded, asked.feedback_format)
    if matching:
        show_matched(Console(stderr=True, highlight=False), matching, language)
    return FULL_MARKS
