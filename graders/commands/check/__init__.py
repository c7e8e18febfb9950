"""`grade` where no command is named: what stands on its line, and goes together.

What grades is imported once that is right: a mistyped name need not wait for NumPy.
"""

from __future__ import annotations

from pathlib import Path

import click

from graders.commands import options
from graders.commands.check.check_options import CheckOptions, Reports
from graders.core.language import Language, Text
from graders.course.catalogue import RESERVED, Exercise
from graders.reports.formats import GRADE_FORMATS


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
    others = others or bool(asked.variant)
    if asked.watch and (reports or others):
        files = ", ".join(format_.option for format_ in GRADE_FORMATS)
        return Text(
            ko=f"--watch는 {files}, --github, --withhold, "
            "--show-seed, --in-process, --variant와 함께 쓸 수 없습니다.",
            en=f"--watch goes without {files}, --github, --withhold, "
            "--show-seed, --in-process and --variant.",
        )
    if asked.withhold and asked.in_process:
        return Text(
            ko="--in-process로는 감출 수 없습니다. --withhold를 빼세요.",
            en="--in-process can withhold nothing: leave out --withhold.",
        )
    return None
