"""What `grade batch` shows: how far it is, and what it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import TimeRemainingColumn

from graders.batch.run import Summary
from graders.core.grades import SELF_CHECK, OnProgress
from graders.core.language import Language, Text
from graders.core.message import Sentence
from graders.core.printing import printable
from graders.reports.class_grades import ClassGrades
from graders.terminal.bars import Rate, progress_bar

READING = Text(ko="읽는 중", en="Reading")
_SHOWN = 10


@contextmanager
def showing_progress(what: Text, language: Language) -> Iterator[OnProgress]:
    """Show a bar with rate and time left, on a terminal only."""
    bar = progress_bar(Console(stderr=True), Rate(), TimeRemainingColumn())
    bar.disable = not bar.console.is_terminal
    with bar:
        task = bar.add_task(what.pick(language), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def show_summary(console: Console, summary: Summary, of: ClassGrades) -> None:
    language = of.language
    count = points = most = 0
    counts = 0.0
    authoritative = True
    for counted in of.counted():
        grade = counted.grade
        count += 1
        points += grade.points
        counts += counted.points
        most = max(most, grade.max_points)
        authoritative &= grade.authoritative
    mean = f"{points / count:.1f} / {most}" if count else "–"
    said = Text(
        ko=f"새로 채점: {summary.graded} · 이미 채점: {summary.known} · "
        f"채점할 수 없음: {len(summary.troubles)} · 평균: {mean}점",
        en=f"Graded: {summary.graded} · known already: {summary.known} · "
        f"unusable: {len(summary.troubles)} · mean: {mean} points",
    )
    _say(console, said.pick(language))
    if counts != points:
        decided = Text(
            ko=f"인정하는 점수의 평균: {counts / count:.1f}점",
            en=f"Mean of what counts: {counts / count:.1f} points",
        )
        _say(console, decided.pick(language))
    troubles = [(name, message.advice) for name, message in summary.troubles]
    _list(console, troubles, language)
    if summary.notes:
        accepted = Text(ko="받아들이고 채점한 것:", en="Accepted all the same:")
        _say(console, accepted.pick(language))
        _list(console, summary.notes, language)
    if not authoritative:
        _say(console, f"({SELF_CHECK.pick(language)})")
    if summary.failures:
        blame = Text(
            ko="채점하지 못했습니다(제출물 탓이 아닙니다):",
            en="Not graded, through no fault of theirs:",
        )
        _say(console, blame.pick(language))
        _list(console, summary.failures, language)


def _list(
    console: Console,
    reasons: Sequence[tuple[str, Text | Sentence]],
    language: Language,
) -> None:
    for name, reason in reasons[:_SHOWN]:
        _say(console, f"  {printable(name)}: {reason.pick(language)}")
    if rest := reasons[_SHOWN:]:
        more = Text(ko=f"  … 그 밖에 {len(rest)}개", en=f"  … and {len(rest)} more")
        _say(console, more.pick(language))


def _say(console: Console, line: str) -> None:
    console.print(line, markup=False, soft_wrap=True)
