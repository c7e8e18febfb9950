"""`grade mark`: what a person says of a submission, instead of the graders."""

from __future__ import annotations

import difflib
import getpass
from dataclasses import dataclass
from datetime import datetime

import click
from rich.console import Console

from graders.commands import options
from graders.commands.amounts import Points
from graders.commands.gradebook_file import GradebookFile
from graders.commands.index import listed
from graders.commands.parameters import OneExercise
from graders.core.characters import folded
from graders.core.exit_codes import FULL_MARKS
from graders.core.grades import Grade
from graders.core.language import Language, Text
from graders.core.printing import printable
from graders.course.catalogue import Exercise
from graders.marking.counting import Decisions, tidy
from graders.records.decisions import Mark
from graders.records.gradebook import Gradebook
from graders.reports.marks import show_marks
from graders.submissions.roster.learner import Roster


@dataclass(frozen=True, slots=True)
class MarkOptions:
    points: float | None = options.declared(
        "--points",
        type=Points(),
        metavar="N",
        help=Text(ko="인정할 점수.", en="The points that count."),
    )
    comment: str = options.declared(
        "--comment",
        metavar="TEXT",
        default="",
        help=Text(ko="학생도 읽을 의견.", en="Why; the learner reads it, too."),
    )
    take_back: bool = options.declared(
        "--take-back",
        is_flag=True,
        help=Text(ko="앞서 매긴 점수를 거두기.", en="Take back what was said before."),
    )
    by: str | None = options.declared(
        "--by",
        metavar="NAME",
        help=Text(
            ko="매긴 사람(기본값: 로그인한 이름).", en="Who says so (default: you)."
        ),
    )
    roster: Roster | None = options.roster()


@listed(
    "mark",
    more=Text(
        ko="채점한 점수는 그대로 두고 인정하는 점수만 바꿉니다. 다시 채점해도 "
        "남습니다. EXERCISE가 없으면 제출물 전체의 점수입니다. --points도 --comment도 "
        "없으면 지금까지 매긴 것을 보여 줍니다.",
        en="Points as graded stay as they are; other points count. Grading again "
        "changes nothing of it. Without an EXERCISE it is about the whole submission. "
        "Without --points and --comment, what was said so far is listed.",
    ),
)
@click.argument("gradebook", type=GradebookFile())
@click.argument("learner", required=False)
@click.argument("exercise", required=False, type=OneExercise())
@options.gathered("asked", MarkOptions)
@options.language
def command(
    gradebook: Gradebook,
    learner: str | None,
    exercise: Exercise | None,
    asked: MarkOptions,
    language: Language,
) -> int:
    changes = asked.points is not None or bool(asked.comment) or asked.take_back
    with gradebook:
        if learner is None and not changes:
            show_marks(Console(highlight=False), gradebook.marks(), language)
            return FULL_MARKS
        grade = _known(learner, gradebook, asked.roster or Roster(()), language)
        if not changes:
            some = [m for m in gradebook.marks() if m.submission == grade.submission]
            show_marks(Console(highlight=False), some, language)
            return FULL_MARKS
        if asked.points is not None:
            _require_within(asked.points, grade, exercise, language)
    mark = Mark(
        grade.submission,
        exercise.id if exercise else None,
        None if asked.points is None else tidy(asked.points),
        asked.comment,
        asked.by or _login(),
        datetime.now().astimezone().replace(microsecond=0),
    )
    with Gradebook(gradebook.path, to_write=True) as book:
        if not asked.take_back:
            book.mark(mark)
        elif not book.take_back(mark.submission, mark.exercise, mark.author, mark.at):
            nothing = Text(
                ko="거둘 것이 없습니다. 지금까지 매긴 것을 보려면: "
                f"grade mark {gradebook.path}",
                en="there is nothing to take back. To see what there is: "
                f"grade mark {gradebook.path}",
            )
            raise click.UsageError(nothing.pick(language))
        counted = Decisions.of(book).counted(grade)
    name, graded = printable(grade.submission), grade.points
    said = Text(
        ko=f"{name}: 채점 {graded}점, 인정 {counted.points}점",
        en=f"{name}: {graded} points as graded, {counted.points} count",
    )
    click.echo(said.pick(language))
    return FULL_MARKS


def _known(
    name: str | None, book: Gradebook, roster: Roster, language: Language
) -> Grade:
    """Find who is meant, by whatever one learner alone is called here."""
    if name is None:
        problem = Text(ko="누구인지 적어 주세요.", en="name a learner.")
        raise click.UsageError(problem.pick(language))
    grades = {grade.submission: grade for grade in book.grades()}
    known = [*grades, *(one for one in roster if one not in grades)]
    called = {one: {folded(one)} for one in known}
    for one, arrival in book.arrivals().items():
        more = filter(None, (arrival.learner_name, arrival.student_id))
        called.get(one, set()).update(map(folded, more))
    alike = [one for one in known if folded(name) in called[one]]
    found = [name] if name in known else alike
    if len(found) != 1:
        close = difflib.get_close_matches(folded(name), map(folded, known), n=3)
        near = found or [one for one in known if folded(one) in close]
        names = ", ".join(near)
        meant = Text(
            ko=f"혹시 {names}인가요?" if near else "이름을 확인해 주세요.",
            en=f"Did you mean {names}?" if near else "Look at its name there.",
        )
        problem = Text(
            ko=f'성적표에 "{name}"이 없습니다. {meant.ko}',
            en=f'there is no "{name}" in the gradebook. {meant.en}',
        )
        raise click.UsageError(printable(problem.pick(language), 500))
    return grades.get(found[0]) or Grade(found[0], True, 0.0, ())


def _require_within(
    points: float, grade: Grade, exercise: Exercise | None, language: Language
) -> None:
    """Refuse more than there is to earn: it is a slip of the hand."""
    graded = [e.id for e in grade.exercises]
    if exercise and graded and exercise.id not in graded:
        problem = Text(
            ko=f"{exercise.id}은 이 성적표에서 채점하지 않은 문제입니다.",
            en=f"{exercise.id} is not graded in this gradebook.",
        )
        raise click.UsageError(problem.pick(language))
    most = exercise.points if exercise else grade.max_points
    if points > most and (exercise or graded):
        problem = Text(
            ko=f"--points: {most}점까지 줄 수 있습니다.",
            en=f"--points: there are {most} points to give.",
        )
        raise click.UsageError(problem.pick(language))


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
