"""`grade batch`: a folder of submissions in, a gradebook out."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graders.commands.arguments import (
    csv_option,
    feedback_folder_of,
    feedback_option,
    folder_of,
    language_of,
    language_option,
    output_of,
    roster_of,
    roster_option,
    wanted,
    with_options,
    write_output,
    writing,
)
from graders.core.exit_codes import FULL_MARKS, TROUBLE
from graders.core.language import Language, Text, TextError
from graders.core.printing import printable
from graders.course.catalogue import load_catalogue
from graders.submissions.roster import languages, names

if TYPE_CHECKING:
    from graders.batch.pool import Pool
    from graders.batch.run import ClassRun
    from graders.core.grades import Grade
    from graders.records.gradebook import Gradebook
    from graders.submissions.discovery import Gathered

_options = with_options(
    click.option(
        "--gradebook",
        metavar="FILE",
        required=True,
        help="Where the grades are kept (SQLite). 성적표 파일.",
    ),
    csv_option,
    feedback_option,
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Grader processes (default: one for each processor). 채점 프로세스 수.",
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="Grade on a Dask cluster, like tcp://host:8786. Dask 클러스터에서 채점.",
    ),
    roster_option,
    click.option(
        "--seed",
        type=click.IntRange(0, 2**63 - 1),
        metavar="N",
        help="Draw the inputs of hidden checks from it (default: a secret, kept in the "
        "gradebook). 숨긴 검사의 입력을 정하는 수.",
    ),
    click.option(
        "--again",
        metavar="ID",
        multiple=True,
        help="Grade this submission again, whatever is known of it (may be repeated). "
        "이 제출물을 다시 채점(여러 번 쓸 수 있음).",
    ),
    click.option(
        "--unsafe",
        is_flag=True,
        help="Grade even where nothing locks learners' code in. 잠금 없이도 채점.",
    ),
    language_option,
)


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("exercises", nargs=-1, metavar="[EXERCISE]...")
@_options
def batch(
    folder: str,
    exercises: tuple[str, ...],
    gradebook: str,
    csv: str | None,
    feedback: str | None,
    jobs: int | None,
    scheduler: str | None,
    roster: str | None,
    seed: int | None,
    again: tuple[str, ...],
    unsafe: bool,
    lang: Language | None,
) -> int:
    """Grade a class: a folder or zip for each learner · 한 반을 채점.

    What was graded before and has not changed since is not graded again: run it as
    often as you like, and again after anything that stopped it.
    """
    language = language_of(lang)
    chosen = wanted(exercises, load_catalogue(), language)
    submissions = folder_of(folder, language, "DIR")
    table = output_of("--csv", csv, language) if csv else None
    pages = feedback_folder_of(feedback, language) if feedback else None
    listed = roster_of(roster, language)

    from rich.console import Console

    from graders.batch.display import show_names, show_summary
    from graders.batch.job import Job
    from graders.batch.run import ClassRun, UnlockedError
    from graders.grading.collection import collect
    from graders.records.gradebook import Gradebook
    from graders.reports.feedback import write_feedback
    from graders.reports.table import class_table
    from graders.sandbox.workers import lock
    from graders.submissions.discovery import gather

    collect(chosen)  # what is wrong with the checks is no submission's fault
    gathered = gather(submissions)
    if not gathered.entries:
        raise _nothing_in(folder, language)
    ids = {entry.id for entry in gathered.entries}
    _require_known(again, ids, folder, language)
    missing = sorted(listed.keys() - ids)
    try:
        if not scheduler and not unsafe and (lacking := lock.unavailable()):
            raise UnlockedError(lacking)
        with Gradebook(Path(gradebook), to_write=True) as book:
            job = Job(chosen, book.seed(seed))
            run = ClassRun(book, job, unsafe=unsafe, again=again)
            _grade(run, gathered, jobs, scheduler, language)
            if csv:
                grades = _of(ids, book)
                made = class_table(grades, chosen, missing=missing)
                write_output(table, made, language)
            if pages:
                with writing(language):
                    write_feedback(
                        pages,
                        _of(ids, book),
                        languages(listed, language),
                        names=names(listed),
                    )
            console = Console(stderr=csv == "-", highlight=False)
            show_summary(console, run.summary, _of(ids, book), language)
            others = [g.submission for g in book.grades() if g.submission not in ids]
    except TextError as error:
        raise click.UsageError(error.text.pick(language)) from None
    for head, some in (
        (_TIMED_OUT, run.summary.timed_out),
        (_LEFT_ALONE, gathered.left_alone),
        (_MISSING, missing),
        (_NOT_LISTED, sorted(ids - listed.keys()) if roster else ()),
        (_ELSEWHERE, others),
    ):
        show_names(console, head, some, language)
    return TROUBLE if run.summary.failures else FULL_MARKS


_TIMED_OUT = Text(
    ko="혼자 한 번 더 채점해도 시간이 모자란 제출물(다음 실행 때 다시 시도합니다)",
    en="Out of time, even when graded once more alone (the next run tries again)",
)
_LEFT_ALONE = Text(
    ko="폴더도 zip도 아니어서 그대로 둔 것", en="Left alone, neither folder nor zip"
)
_MISSING = Text(ko="제출하지 않음", en="Nothing handed in")
_NOT_LISTED = Text(ko="명단에 없는 제출물", en="Not on the roster")
_ELSEWHERE = Text(
    ko="성적표에 있지만 이 폴더에는 없는 제출물",
    en="In the gradebook, but not in this folder",
)


def _grade(
    run: ClassRun,
    gathered: Gathered,
    jobs: int | None,
    scheduler: str | None,
    language: Language,
) -> None:
    from graders.batch.display import READING, progress
    from graders.terminal.waiting import GRADING

    with progress(READING, language) as on_progress:
        items = run.sort_out(gathered.entries, on_progress)
    if not items:
        return
    try:
        with (
            _pool(jobs, scheduler, language) as pool,
            progress(GRADING, language) as on_progress,
        ):
            run.grade(pool, items, on_progress)
    except KeyboardInterrupt:
        kept = Text(
            ko="채점한 것은 성적표에 남았습니다. 다시 실행하면 이어서 채점합니다.",
            en="What was graded is in the gradebook; run this again to go on.",
        )
        print(kept.pick(language), file=sys.stderr)
        raise


def _pool(
    jobs: int | None, scheduler: str | None, language: Language
) -> AbstractContextManager[Pool]:
    if scheduler is None:
        from joblib import cpu_count

        from graders.batch.pool import local_pool

        return local_pool(jobs or cpu_count())
    try:
        from graders.batch import cluster
    except ImportError:
        problem = Text(
            ko="--scheduler에는 Dask가 있어야 합니다. 설치하세요: "
            "pip install dask distributed",
            en="--scheduler needs Dask; install it: pip install dask distributed",
        )
        raise click.UsageError(problem.pick(language)) from None
    return cluster.cluster_pool(scheduler)


def _of(ids: set[str], book: Gradebook) -> Iterator[Grade]:
    return (grade for grade in book.grades() if grade.submission in ids)


def _require_known(
    again: Sequence[str], ids: set[str], folder: str, language: Language
) -> None:
    for name in again:
        if name not in ids:
            near = difflib.get_close_matches(name, ids, n=1)
            meant = Text(
                ko=f"혹시 {near[0]}인가요?" if near else "이름을 확인해 주세요.",
                en=f"Did you mean {near[0]}?" if near else "Look at its name there.",
            )
            problem = Text(
                ko=f'--again: {folder}에 제출물 "{name}"이 없습니다. {meant.ko}',
                en=f'--again: there is no submission "{name}" in {folder}. {meant.en}',
            )
            raise click.UsageError(printable(problem.pick(language), 500))


def _nothing_in(folder: str, language: Language) -> click.UsageError:
    problem = Text(
        ko=f"{folder} 폴더에 제출물이 없습니다. 학습자마다 폴더나 zip을 하나씩 두세요.",
        en=f"there are no submissions in {folder}: put a folder or zip for each "
        "learner there.",
    )
    return click.UsageError(problem.pick(language))
