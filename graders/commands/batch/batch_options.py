"""What stands on the line of `grade batch`, as its parts pass it on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from graders.commands import options
from graders.commands.amounts import Moment
from graders.commands.class_files import AssignedFile, TimesFile
from graders.commands.output import Output
from graders.commands.parameters import (
    OneOf,
    WholeNumber,
)
from graders.core.language import Text
from graders.reports.formats import CSV
from graders.submissions.layouts import Layout
from graders.submissions.roster.learner import Roster


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How to grade, and what to make of the grades."""

    gradebook: Path = options.declared(
        "--gradebook",
        metavar="FILE",
        type=click.Path(path_type=Path, readable=False),
        required=True,
        help=Text(ko="성적표 파일(SQLite).", en="Where the grades are kept (SQLite)."),
    )
    csv: Output | None = options.report(CSV)
    feedback: Path | None = options.feedback()
    layout: Layout | None = options.layout()
    pattern: Layout | None = options.pattern()
    attempt: str = options.declared(
        "--attempt",
        type=OneOf(["last", "best"]),
        default="last",
        help=Text(
            ko="여러 번 냈을 때 점수가 되는 것(기본값: 마지막).",
            en="Which of several attempts counts (default: the last).",
        ),
    )
    with_helpers: bool = options.declared(
        "--with-helpers",
        is_flag=True,
        help=Text(
            ko="학생이 따로 만든 모듈도 함께 채점.",
            en="Take along modules of the learners' own.",
        ),
    )
    jobs: int | None = options.declared(
        "--jobs",
        type=WholeNumber(1),
        metavar="N",
        help=Text(
            ko="채점 프로세스 수(기본값: 프로세서마다 하나).",
            en="Grader processes (default: one for each processor).",
        ),
    )
    scheduler: str | None = options.declared(
        "--scheduler",
        metavar="ADDRESS",
        help=Text(
            ko="Dask 클러스터에서 채점(tcp://host:8786처럼).",
            en="Grade on a Dask cluster, like tcp://host:8786.",
        ),
    )
    roster: Roster | None = options.roster()
    due: datetime | None = options.declared(
        "--due",
        type=Moment(),
        metavar="TIME",
        help=Text(
            ko="마감. 성적표 옆의 TOML에 적어 둡니다.",
            en="Until when; kept in a TOML beside the gradebook.",
        ),
    )
    times: dict[str, datetime] | None = options.declared(
        "--times",
        metavar="CSV",
        type=TimesFile(),
        help=Text(
            ko="누가 언제 냈는지 적은 표(submission, submitted 열).",
            en="When who handed in (submission, submitted).",
        ),
    )
    variants: dict[str, str] | None = options.declared(
        "--variants",
        metavar="CSV",
        type=AssignedFile(),
        help=Text(
            ko="학생마다 어떤 변형인지(grade variants가 만든 것).",
            en="Who has which variant, as grade variants wrote it.",
        ),
    )
    seed: int | None = options.seed(
        Text(
            ko="숨긴 검사의 입력을 정하는 수(기본값: 성적표에 담긴 비밀).",
            en="Draw the inputs of hidden checks from it (default: a secret, kept in "
            "the gradebook).",
        )
    )
    again: tuple[str, ...] = options.declared(
        "--again",
        metavar="ID",
        multiple=True,
        help=Text(
            ko="이 제출물을 다시 채점(여러 번 쓸 수 있음).",
            en="Grade this submission again, whatever is known of it (may be "
            "repeated).",
        ),
    )
    unsafe: bool = options.declared(
        "--unsafe",
        is_flag=True,
        help=Text(
            ko="학생의 코드를 가둘 수 없어도 채점.",
            en="Grade even where nothing locks learners' code in.",
        ),
    )
