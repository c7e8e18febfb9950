"""A learner's first minute with `grade --watch`, played for real and written down."""

from __future__ import annotations

import ast
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyte

from graders.core.language import Language
from graders.course.catalogue import EXERCISES, ROOT
from graders.course.parts import joined, split
from graders.course.stubs import solution, stub_module
from tests.support.terminal import COLUMNS, LINES, Terminal, grade_in_terminal

MODULE, FILE = "linear_regression", "linear_regression.py"
SOLVED, FUNCTION = "numerical_derivative", "linear_forward"
EMPTY = "raise NotImplementedError"
WRONG, RIGHT = "return X @ W", "return X @ W + B"
GRADED = {"ko": "저장하면 다시 채점합니다.", "en": "Save, and it is graded again."}
FAINT, GREY = 2, 90


@dataclass(frozen=True)
class Run:
    """Letters of one look that stand side by side."""

    column: int
    width: int
    text: str
    colour: str
    bold: bool


Screenful = tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class Moment:
    """What editor and terminal show, and for how long."""

    code: tuple[str, ...]
    saved: bool
    key: str
    screen: Screenful
    seconds: float


def record(language: Language) -> Iterator[Moment]:
    """Answer wrongly, save, ask for a hint, answer rightly; one exercise is solved."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(EXERCISES, folder / "exercises")
        file = folder / "exercises" / FILE
        stub = _begun(language)
        file.write_text(stub, encoding="utf-8")
        head = _head(stub)
        environment = {
            "LC_ALL": {"ko": "ko_KR.UTF-8", "en": "en_US.UTF-8"}[language],
            "PYTHONPATH": str(ROOT),
            "XDG_STATE_HOME": str(folder / "state"),
        }
        watch = ("--watch", "--submission", "exercises")
        with grade_in_terminal(*watch, env=environment, folder=folder) as terminal:

            def moment(
                body: str, seconds: float, *, saved: bool = True, key: str = ""
            ) -> Moment:
                code = (*head, f"    {body}")
                screen = _without_clock(screen_of(terminal.raw), language)
                return Moment(code, saved, key, screen, seconds)

            def typed(new: str, kept: int = 0) -> Iterator[Moment]:
                for end in range(kept, len(new) + 1, 2):
                    yield moment(new[:end], 0.15, saved=False)
                yield moment(new, 0.6, saved=False)

            def save(body: str) -> None:
                text = stub.replace(f"    {EMPTY}\n", f"    {body}\n", 1)
                file.write_text(text, encoding="utf-8")
                _wait(terminal, language)

            _wait(terminal, language)
            yield moment(EMPTY, 2.2)
            yield from typed(WRONG)
            save(WRONG)
            yield moment(WRONG, 3.6)
            terminal.type("h")
            _wait(terminal, language)
            yield moment(WRONG, 3.6, key="h")
            yield from typed(RIGHT, len(WRONG))
            save(RIGHT)
            yield moment(RIGHT, 4.5)
            terminal.type("q")
            terminal.end()


def screen_of(raw: str) -> Screenful:
    """Give what a terminal shows that was sent this, row by row."""
    screen = _Screen(COLUMNS, LINES)
    pyte.Stream(screen).feed(raw)
    return tuple(tuple(_runs(screen.buffer[row])) for row in range(LINES))


class _Screen(pyte.Screen):  # type: ignore[misc]
    """Shows faint letters in grey: it knows no faint ones."""

    def select_graphic_rendition(self, *attrs: int, **options: bool) -> None:
        seen = (GREY if code == FAINT else code for code in attrs)
        super().select_graphic_rendition(*seen, **options)


def _runs(row: dict[int, pyte.screens.Char]) -> Iterator[Run]:
    """Put cells of one look and width together; a wide one fills the next, too."""
    column = 0
    run: Run | None = None
    while column < COLUMNS:
        cell = row[column]
        width = 2 if column + 1 < COLUMNS and row[column + 1].data == "" else 1
        look = (cell.fg, cell.bold, width)
        if run and look == (run.colour, run.bold, run.width // len(run.text)):
            text = run.text + cell.data
            run = Run(run.column, run.width + width, text, run.colour, run.bold)
        else:
            if run and run.text.strip():
                yield run
            run = Run(column, width, cell.data, cell.fg, cell.bold)
        column += width
    if run and run.text.strip():
        yield run


def _without_clock(screen: Screenful, language: Language) -> Screenful:
    """Leave out what differs from take to take: how long it took, and the time."""
    last = next(
        number
        for number, row in enumerate(screen)
        if _squeezed(GRADED[language]) in _squeezed("".join(run.text for run in row))
    )
    return screen[: last + 1]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _wait(terminal: Terminal, language: Language) -> None:
    terminal.expect(GRADED[language])
    terminal.expect("\n")  # the rest of this line: what the keys do


def _begun(language: Language) -> str:
    """Give the module as it is once its first exercise is solved."""
    parts = dict(split(stub_module(MODULE, language), [SOLVED, FUNCTION]))
    return joined((parts | {SOLVED: solution(MODULE, SOLVED)}).values())


def _head(source: str) -> tuple[str, ...]:
    """Take the function's first lines, its docstring folded as editors do."""
    [function] = (
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and node.name == FUNCTION
    )
    lines = source.splitlines()[function.lineno - 1 : function.body[0].lineno]
    return (*lines[:-1], f"{lines[-1]} ⋯")
