"""Grade a class, and say what came of it."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import click
from joblib import cpu_count
from rich.console import Console

from graders.batch.display import READING, show_summary, showing_progress
from graders.batch.distribution import Item
from graders.batch.job import Job
from graders.batch.pool import Pool, local_pool
from graders.batch.run import ClassRun, UnlockedError
from graders.commands.batch.batch_options import BatchOptions
from graders.commands.output import writing
from graders.core.exit_codes import FULL_MARKS, TROUBLE
from graders.core.grades import Grade
from graders.core.language import Language, Text, TextError
from graders.core.printing import printable
from graders.course.catalogue import Exercise
from graders.grading.collection import collect
from graders.marking.counting import Decisions
from graders.marking.dates import handed_in
from graders.marking.policy import beside, keep_due
from graders.records.gradebook import Gradebook
from graders.reports.class_grades import ClassGrades
from graders.reports.feedback import write_feedback
from graders.reports.formats import CSV
from graders.sandbox.workers import availability
from graders.submissions.assigned import assigned_to
from graders.submissions.discovery import Gathered, gather
from graders.submissions.entry import Entry
from graders.submissions.roster.matching import matched, of_arrival
from graders.terminal.class_list import show_gathered, show_matched, show_names
from graders.terminal.waiting import GRADING

_NAMED = 5


def grade_class(
    folder: Path, exercises: Sequence[Exercise], asked: BatchOptions, language: Language
) -> int:
    collect(exercises)  # what is wrong with the checks is no submission's fault
    _require_outside(asked.feedback, folder, language)
    layout = asked.pattern or asked.layout
    gathered = gather(folder, layout, with_helpers=asked.with_helpers)
    if not gathered.entries:
        raise _nothing_in(folder, gathered, language)
    ids = {entry.id for entry in gathered.entries}
    _require_known(asked.again, ids, folder, language)
    variants = _variants(gathered, asked)
    try:
        if not asked.scheduler and not asked.unsafe:
            _require_lock()
        keep_due(beside(asked.gradebook), asked.due)
        with Gradebook(asked.gradebook, to_write=True) as book:
            job = Job(tuple(exercises), book.seed(asked.seed))
            run = ClassRun(
                *(book, job),
                unsafe=asked.unsafe,
                again=asked.again,
                variants=variants,
            )
            _grade(run, gathered, asked, language)
            arrivals = {i: a for i, a in book.arrivals().items() if i in ids}
            found = matched(asked.roster, arrivals.values()) if asked.roster else None
            roster = found.roster if found else {}
            learners = roster if found else None
            told = asked.times, learners, book.handed_in()
            book.keep_handed_in(handed_in(gathered.entries, arrivals, *told))

            def grades() -> Iterator[Grade]:
                return (grade for grade in book.grades() if grade.submission in ids)

            graded = ClassGrades(
                grades,
                exercises,
                language,
                roster,
                others={i: of_arrival(a) for i, a in arrivals.items()},
                missing=found.missing if found else (),
                decisions=Decisions.of(book),
            )
            _write_reports(graded, asked)
            on_stderr = asked.csv is not None and not asked.csv.path
            console = Console(stderr=on_stderr, highlight=False)
            show_summary(console, run.summary, graded)
            others = [g.submission for g in book.grades() if g.submission not in ids]
    except TextError as error:
        raise click.UsageError(error.text.pick(language)) from None
    published = sorted(ids - variants.keys()) if asked.variants else ()
    show_names(console, _TIMED_OUT, run.summary.timed_out, language)
    show_gathered(console, gathered, language)
    if found:
        show_matched(console, found, language)
    show_names(console, _PUBLISHED, published, language)
    show_names(console, _ELSEWHERE, others, language)
    return TROUBLE if run.summary.failures else FULL_MARKS


_TIMED_OUT = Text(
    ko="혼자 한 번 더 채점해도 시간이 모자란 제출물(다음 실행 때 다시 시도합니다)",
    en="Out of time, even when graded once more alone (the next run tries again)",
)
_PUBLISHED = Text(
    ko="변형을 받지 않아 공개된 문제로 채점함",
    en="Graded by the published task, for want of a variant",
)
_ELSEWHERE = Text(
    ko="성적표에 있지만 이 폴더에는 없는 제출물",
    en="In the gradebook, but not in this folder",
)


def _grade(
    run: ClassRun, gathered: Gathered, asked: BatchOptions, language: Language
) -> None:
    with showing_progress(READING, language) as on_progress:
        items = run.sort_out(_attempts(gathered, asked), on_progress)
    if items:
        _grade_items(run, items, asked, language)
    run.settle()


def _variants(gathered: Gathered, asked: BatchOptions) -> dict[str, str]:
    """Tell who is graded by which variant."""
    arrivals = [entry.arrival for entry in gathered.entries]
    learners = matched(asked.roster, arrivals).roster if asked.roster else {}
    ids = [entry.id for entry in gathered.entries]
    return assigned_to(asked.variants or {}, ids, learners)


def _attempts(gathered: Gathered, asked: BatchOptions) -> list[Entry]:
    """Give what is graded: of each learner the last attempt, or each."""
    if asked.attempt == "last":
        return [*gathered.entries]
    return [each for entry in gathered.entries for each in (*entry.earlier, entry)]


def _grade_items(
    run: ClassRun, items: Sequence[Item], asked: BatchOptions, language: Language
) -> None:
    try:
        with (
            _pool(asked, language) as pool,
            showing_progress(GRADING, language) as on_progress,
        ):
            run.grade(pool, items, on_progress)
    except KeyboardInterrupt:
        kept = Text(
            ko="채점한 것은 성적표에 남았습니다. 다시 실행하면 이어서 채점합니다.",
            en="What was graded is in the gradebook; run this again to go on.",
        )
        print(kept.pick(language), file=sys.stderr)
        raise


def _pool(asked: BatchOptions, language: Language) -> AbstractContextManager[Pool]:
    if asked.scheduler is None:
        return local_pool(asked.jobs or cpu_count())
    try:
        from graders.batch import cluster
    except ImportError:
        problem = Text(
            ko="--scheduler에는 Dask가 있어야 합니다. 설치하세요: "
            "pip install dask distributed",
            en="--scheduler needs Dask; install it: pip install dask distributed",
        )
        raise click.UsageError(problem.pick(language)) from None
    return cluster.cluster_pool(asked.scheduler)


def _write_reports(graded: ClassGrades, asked: BatchOptions) -> None:
    if asked.csv:
        asked.csv.write(CSV.writer(graded), graded.language)
    if asked.feedback:
        with writing(graded.language):
            write_feedback(asked.feedback, graded)


def _require_lock() -> None:
    if lacking := availability.unavailable():
        raise UnlockedError(lacking)


def _require_outside(made: Path | None, folder: Path, language: Language) -> None:
    """Keep what is made out of the folder of the class: the next run would read it."""
    if made and made.resolve().is_relative_to(folder.resolve()):
        problem = Text(
            ko=f"--feedback: {made} 폴더는 제출물이 든 {folder} 안에 있습니다. "
            "다른 곳을 적어 주세요.",
            en=f"--feedback: {made} lies in {folder}, among the submissions. Name "
            "another place.",
        )
        raise click.UsageError(problem.pick(language))


def _require_known(
    again: Sequence[str], ids: set[str], folder: Path, language: Language
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


def _nothing_in(
    folder: Path, gathered: Gathered, language: Language
) -> click.UsageError:
    there = ", ".join(printable(name) for name, _ in gathered.left_alone[:_NAMED])
    more = ", …" if len(gathered.left_alone) > _NAMED else ""
    problem = Text(
        ko=f"{folder} 폴더에 제출물이 없습니다. 학생마다 폴더나 zip을 하나씩 두거나 "
        "--pattern으로 이름의 짜임을 알려 주세요."
        + (f" 지금 있는 것: {there}{more}" if there else ""),
        en=f"there are no submissions in {folder}: put a folder or zip for each "
        "learner there, or say with --pattern how the names are made."
        + (f" Now there is: {there}{more}" if there else ""),
    )
    return click.UsageError(problem.pick(language))
