"""What stands on the line of `grade batch`, as its parts pass it on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from graders.commands import options
from graders.commands.output import Output
from graders.core.seeds import LARGEST_SEED
from graders.reports.formats import CSV
from graders.submissions.roster import Roster


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How to grade, and what to make of the grades."""

    gradebook: Path = options.option(
        "--gradebook",
        metavar="FILE",
        type=click.Path(path_type=Path, readable=False),
        required=True,
        help="Where the grades are kept (SQLite). 성적표 파일.",
    )
    csv: Output | None = options.report(CSV)
    feedback: Path | None = options.feedback()
    jobs: int | None = options.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Grader processes (default: one for each processor). 채점 프로세스 수.",
    )
    scheduler: str | None = options.option(
        "--scheduler",
        metavar="ADDRESS",
        help="Grade on a Dask cluster, like tcp://host:8786. Dask 클러스터에서 채점.",
    )
    roster: Roster | None = options.roster()
    seed: int | None = options.option(
        "--seed",
        type=click.IntRange(0, LARGEST_SEED),
        metavar="N",
        help="Draw the inputs of hidden checks from it (default: a secret, kept in the "
        "gradebook). 숨긴 검사의 입력을 정하는 수.",
    )
    again: tuple[str, ...] = options.option(
        "--again",
        metavar="ID",
        multiple=True,
        help="Grade this submission again, whatever is known of it (may be repeated). "
        "이 제출물을 다시 채점(여러 번 쓸 수 있음).",
    )
    unsafe: bool = options.option(
        "--unsafe",
        is_flag=True,
        help="Grade even where nothing locks learners' code in. 잠금 없이도 채점.",
    )
