"""What stands on the line of `grade`, as its parts pass it on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graders.commands import options
from graders.commands.output import Output
from graders.core.language import Text
from graders.reports.formats import GradeWriter, ReportFormat

Reports = Mapping[ReportFormat[GradeWriter], Output]


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How to grade, and what to say of it."""

    github: bool = options.declared(
        "--github",
        is_flag=True,
        help=Text(
            ko="GitHub 작업 요약과 주석 쓰기.",
            en="Write a job summary and annotations.",
        ),
    )
    withhold: bool = options.withhold()
    variant: str | None = options.declared(*options.VARIANT, **options.OF_VARIANT)
    seed: int | None = options.seed(
        Text(
            ko="숨긴 검사의 입력을 정하는 수(기본값: 매번 다른 수).",
            en="Draw the inputs of hidden checks from it (default: another each time).",
        )
    )
    show_seed: bool = options.declared(
        "--show-seed",
        is_flag=True,
        help=Text(
            ko="입력을 정한 수를 알려 주기.", en="Say from which seed they were drawn."
        ),
    )
    in_process: bool = options.declared(
        "--in-process",
        is_flag=True,
        help=Text(
            ko="print한 것을 보여 주기. breakpoint()도 됩니다.",
            en="Show your prints; breakpoint() works.",
        ),
    )
    watch: bool = options.declared(
        "--watch",
        is_flag=True,
        help=Text(ko="저장할 때마다 채점.", en="Grade again on every save."),
    )
