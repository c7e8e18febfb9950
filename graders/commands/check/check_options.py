"""What stands on the line of `grade`, as its parts pass it on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import click

from graders.commands import options
from graders.commands.output import Output
from graders.core.seeds import LARGEST_SEED
from graders.reports.formats import GradeWriter, ReportFormat

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
