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
    table.add_column(footer=Text(ko="합계", en="Total").pick(language), ratio=1)
    total = f"{grade.points} / {grade.max_points}"
    table.add_column(footer=total, justify="right", no_wrap=True)
    said: set[str] = set()
    for exercise, graded in zip(exercises, grade.exercises, strict=True):
        kind = verdict(graded)
        head = Line.assemble(
            (exercise.id, "bold"), "  ", (exercise.title.pick(language), "dim")
        )
        message = _message(graded, language)
        body = Group(head, message) if message and message.plain not in said else head
        said.add(message.plain if message else "")
        points = f"{graded.points} / {graded.max_points}"
        table.add_row(
            Line(signs[kind], _STYLES[kind]), body, Line(points, _STYLES[kind])
        )
    console.print(Padding(table, (1, 0)))
    console.print(_next_step(grade, exercises, language))


def _message(graded: ExerciseGrade, language: Language) -> Line | None:
    first = graded.first_to_fix
    if first is None or first.message is None:
        return None
    text = first.message.pick(language)
    if first.outcome is Outcome.NOT_ATTEMPTED:
        return Line(text, "dim")
    advice, *rest = text.split("\n")
    lines = [Line(advice), *(Line(line, "dim") for line in rest)]
    if first.outcome is Outcome.WRONG:
        lines.insert(0, Line(f"[{first.title.pick(language)}]", "dim"))
    return Line("\n").join(lines)


def _next_step(grade: Grade, exercises: Sequence[Exercise], language: Language) -> Line:
    pairs = zip(exercises, grade.exercises, strict=True)
    open_ones = [(e, g) for e, g in pairs if g.outcome is not Outcome.PASSED]
    if not open_ones:
        return Line(
            Text(
                ko="모두 맞았습니다. 수고하셨습니다!", en="Full marks. Well done!"
            ).pick(language),
            "green",
        )
    exercise, graded = open_ones[0]
    folder = Path(grade.submission)
    file = folder / exercise.file
    command = ["grade", exercise.id]
    if folder.resolve() != EXERCISES:
        command += ["--submission", str(folder)]
    lines = [
        Line.assemble(
            (Text(ko="다음: ", en="Next: ").pick(language), "bold"),
            Text(
                ko=f"{_shown(file)} 파일의 {exercise.callable}",
                en=f"{exercise.callable} in {_shown(file)}",
            ).pick(language),
        )
    ]
    if graded.outcome is Outcome.NOT_ATTEMPTED:
        lines.append(Line(exercise.task.pick(language)))
    lines.append(
        Line.assemble(
            (
                Text(ko="저장한 다음 실행하세요: ", en="Save it, then run: ").pick(
                    language
                ),
                "dim",
            ),
            shlex.join(command),
        )
    )
    return Line("\n").join(lines)


def _shown(path: Path) -> str:
    """Write a path the short way: from here, if it is below here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
