"""The list of what people said of a class's submissions."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graders.core.language import Language, Text
from graders.core.printing import printable
from graders.marking.counting import tidy
from graders.records.decisions import Mark

_HEADS = (
    Text(ko="제출물", en="Submission"),
    Text(ko="연습문제", en="Exercise"),
    Text(ko="점수", en="Points"),
    Text(ko="누가, 언제", en="Who and when"),
    Text(ko="의견", en="Comment"),
)
_ALL = Text(ko="전체", en="all")


def show_marks(console: Console, marks: Sequence[Mark], language: Language) -> None:
    """Show marks, oldest first; those that no longer stand are struck out."""
    if not marks:
        none = Text(ko="직접 매긴 점수가 없습니다.", en="There are no marks of yours.")
        console.print(none.pick(language))
        return
    table = Table(box=box.SIMPLE, pad_edge=False)
    for head in _HEADS:
        table.add_column(head.pick(language), overflow="fold")
    for mark in marks:
        cells = (
            mark.submission,
            mark.exercise or _ALL.pick(language),
            "" if mark.points is None else str(tidy(mark.points)),
            _when(mark, language),
            mark.comment,
        )
        style = "dim strike" if mark.taken_back_at else ""
        table.add_row(*(escape(printable(cell)) for cell in cells), style=style)
    console.print(table)


def _when(mark: Mark, language: Language) -> str:
    said = f"{mark.author} {mark.at:%Y-%m-%d %H:%M}"
    if mark.taken_back_at is None:
        return said
    back = f"{mark.taken_back_by} {mark.taken_back_at:%Y-%m-%d %H:%M}"
    gone = Text(ko=f"{said} (거둠: {back})", en=f"{said} (taken back: {back})")
    return gone.pick(language)
