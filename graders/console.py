"""What `grade` shows in the terminal."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from rich import box
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from graders.catalogue import EXERCISES, Exercise
from graders.grades import ExerciseGrade, Grade
from graders.language import Language, Text, can_show
from graders.verdicts import Outcome

_SIGNS = {"full": "✓", "part": "◐", "wrong": "✗", "not yet": "○"}
_PLAIN_SIGNS = {"full": "v", "part": "~", "wrong": "x", "not yet": "o"}
_STYLES = {"full": "green", "part": "yellow", "wrong": "red", "not yet": "dim"}


def verdict(exercise: ExerciseGrade) -> str:
    if exercise.outcome is Outcome.PASSED:
        return "full"
    if exercise.points:
        return "part"
    return "not yet" if exercise.outcome is Outcome.NOT_ATTEMPTED else "wrong"


def show(
    console: Console, grade: Grade, exercises: Sequence[Exercise], language: Language
) -> None:
    """Show a table of exercises, the total, and what to do next."""
    signs = _SIGNS if can_show(console.file, "".join(_SIGNS.values())) else _PLAIN_SIGNS
    table = Table(
        box=box.SIMPLE,
        pad_edge=False,
        show_header=False,
        show_footer=True,
        show_edge=False,
        width=min(console.width, 88),
    )
    table.add_column()
    # "fold", or Rich takes a Korean line for too long and cuts its last letter off.
    total = Text(ko="합계", en="Total")
    table.add_column(footer=total.pick(language), ratio=1, overflow="fold")
    points = f"{grade.points} / {grade.max_points}"
    table.add_column(footer=points, justify="right", no_wrap=True)
    said: list[list[Line]] = []
    for exercise, graded in zip(exercises, grade.exercises, strict=True):
        kind = verdict(graded)
        head = Line.assemble(
            (exercise.id, "bold"), "  ", (exercise.title.pick(language), "dim")
        )
        message = _message(graded, language)
        # One syntax error stops every exercise of a file: once is enough to say so.
        body = Group(head, *(message if message not in said else ()))
        said.append(message)
        points = f"{graded.points} / {graded.max_points}"
        table.add_row(
            Line(signs[kind], _STYLES[kind]), body, Line(points, _STYLES[kind])
        )
    console.print(Padding(table, (1, 0)))
    for line in _next_step(grade, exercises, language):
        # Paths and commands are to be copied: a line of them is never broken.
        console.print(line, soft_wrap=line.no_wrap)


def _message(graded: ExerciseGrade, language: Language) -> list[Line]:
    """Write what to do plainly, the evidence for it dim, and code unbroken."""
    first = graded.first_to_fix
    if first is None or first.message is None:
        return []
    lines = first.message.pick(language).split("\n")
    advice = "dim" if first.outcome is Outcome.NOT_ATTEMPTED else ""
    written = [Line(lines[0], advice)]
    if first.outcome is Outcome.WRONG:
        written.insert(0, Line(f"[{first.title.pick(language)}]", "dim"))
    for line in lines[1:]:
        code = line.startswith("  ")
        written.append(
            Line(line, "dim", no_wrap=code, overflow="ellipsis" if code else "fold")
        )
    return written


def _next_step(
    grade: Grade, exercises: Sequence[Exercise], language: Language
) -> list[Line]:
    pairs = zip(exercises, grade.exercises, strict=True)
    todo = [(e, g) for e, g in pairs if g.outcome is not Outcome.PASSED]
    if not todo:
        done = Text(ko="모두 맞았습니다. 수고하셨습니다!", en="Full marks. Well done!")
        return [Line(done.pick(language), "green")]
    exercise, graded = todo[0]
    folder = Path(grade.submission)
    file = _shown(folder / exercise.file)
    command = ["grade", exercise.id]
    if folder.resolve() != EXERCISES:
        command += ["--submission", _shown(folder)]
    head = Text(ko="다음: ", en="Next: ")
    where = Text(
        ko=f"{file} 파일의 {exercise.callable}", en=f"{exercise.callable} in {file}"
    )
    then = Text(ko="저장한 다음 실행하세요: ", en="Save it, then run: ")
    lines = [
        Line.assemble(
            (head.pick(language), "bold"), where.pick(language), no_wrap=True
        ),
        Line.assemble((then.pick(language), "dim"), shlex.join(command), no_wrap=True),
    ]
    if graded.outcome is Outcome.NOT_ATTEMPTED:
        lines.insert(1, Line(exercise.task.pick(language)))
    return lines


def _shown(path: Path) -> str:
    """Write a path the short way: from here, if it is below here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
