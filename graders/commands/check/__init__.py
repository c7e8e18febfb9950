"""`grade` where no command is named: what stands on its line, and goes together.

What grades is imported once that is right: a mistyped name need not wait for NumPy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from graders.commands import options
from graders.commands.output import Output
from graders.core.language import Language, Text
from graders.core.seeds import LARGEST_SEED
from graders.course.catalogue import RESERVED, Exercise
from graders.reports.formats import GRADE_FORMATS, GradeWriter, ReportFormat

Reports = Mapping[ReportFormat[GradeWriter], Output]


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How to grade, and what to say of it."""

    github: bool = options.option(
        "--github",
        is_flag=True,
        help="Write a job summary and annotations. GitHub 작업 요약과 주석.",
    )
    withhold: bool = options.withhold()
    seed: int | None = options.option(
        "--seed",
        type=click.IntRange(0, LARGEST_SEED),
        metavar="N",
        help="Draw the inputs of hidden checks from it (default: another each time). "
        "숨긴 검사의 입력을 정하는 수.",
    )
    show_seed: bool = options.option(
        "--show-seed",
        is_flag=True,
        help="Say from which seed they were drawn. 그 수를 알려 주기.",
    )
    in_process: bool = options.option(
        "--in-process",
        is_flag=True,
        help="Show your prints; breakpoint() works. print와 breakpoint()를 쓸 때.",
    )
    watch: bool = options.option(
        "--watch", is_flag=True, help="Grade again on every save. 저장할 때마다 채점."
    )


@click.command()
@options.exercises(RESERVED)
@options.submission
@options.reports(GRADE_FORMATS)
@options.gathered("asked", CheckOptions)
def check(
    exercises: tuple[Exercise, ...],
    submission: Path,
    language: Language,
    reports: Reports,
    asked: CheckOptions,
) -> int:
    """Grade: what `grade` does when no other command is named."""
    if problem := _conflict(reports, asked):
        raise click.UsageError(problem.pick(language))
    if asked.watch:
        from graders.terminal.watching import watch

        return watch(submission, exercises, language, asked.seed)
    from graders.commands.check.grading import grade_and_show

    return grade_and_show(exercises, submission, language, reports, asked)


def _conflict(reports: Reports, asked: CheckOptions) -> Text | None:
    """Say which options do not go together."""
    if asked.github and any(not file.path for file in reports.values()):
        return Text(
            ko="--github를 쓸 때는 보고서를 - 대신 파일에 쓰세요.",
            en="--github needs standard output: write the report to a file, not to -.",
        )
    others = asked.github or asked.in_process or asked.show_seed or asked.withhold
    if asked.watch and (reports or others):
        files = ", ".join(format_.option for format_ in GRADE_FORMATS)
        return Text(
            ko=f"--watch는 {files}, --github, --withhold, "
            "--show-seed, --in-process와 함께 쓸 수 없습니다.",
            en=f"--watch goes without {files}, --github, --withhold, "
            "--show-seed and --in-process.",
        )
    if asked.withhold and asked.in_process:
        return Text(
            ko="--in-process로는 감출 수 없습니다. --withhold를 빼세요.",
            en="--in-process can withhold nothing: leave out --withhold.",
        )
    return None
