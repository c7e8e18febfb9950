"""What `grade similar` shows and writes."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graders.core.language import Language, Text
from graders.core.printing import printable
from graders.reports.columns import columns
from graders.reports.table import as_csv
from graders.submissions.similarity import Findings

_SHOWN = 30
_NO_PROOF = Text(
    ko="비슷하다고 해서 베낀 것은 아닙니다. 두 제출물을 직접 읽고, 함께 공부했는지 "
    "먼저 물어보세요. 점수는 바뀌지 않습니다.",
    en="Being alike is no proof of copying. Read both, and ask first: people learn "
    "together. No marks change.",
)


def show_similar(console: Console, found: Findings, language: Language) -> None:
    if not found.pairs:
        none = Text(
            ko=f"서로 비슷한 제출물이 없습니다. 비교한 제출물: {found.compared}개",
            en=f"No submissions are alike. Compared: {found.compared}",
        )
        console.print(none.pick(language))
    else:
        console.print(_table(found, language))
        rest = len(found.pairs) - _SHOWN
        if rest > 0:
            more = Text(
                ko=f"{rest}쌍이 더 있습니다. --csv로 모두 볼 수 있습니다.",
                en=f"{rest} more pairs; --csv writes them all.",
            )
            console.print(more.pick(language))
        console.print(_NO_PROOF.pick(language))
    if found.like_solutions:
        head = Text(
            ko="긴 함수 가운데 모범답안과 이름만 다른 것:",
            en="Longer functions that are the solutions' but for names:",
        )
        console.print(f"\n{head.pick(language)}")
        for name, count in [*found.like_solutions.items()][:_SHOWN]:
            of = f"{count} / {found.long_solutions}"
            console.print(f"  {of:>7}  {escape(printable(name))}")


def _table(found: Findings, language: Language) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False)
    table.add_column("%", justify="right")
    for head in (
        Text(ko="제출물", en="Submission"),
        Text(ko="제출물", en="Submission"),
    ):
        table.add_column(head.pick(language), overflow="fold")
    same = Text(ko="이름만 다른 함수", en="The same but for names")
    table.add_column(same.pick(language), overflow="fold")
    for pair in found.pairs[:_SHOWN]:
        names = (escape(printable(name)) for name in (pair.first, pair.second))
        functions = ", ".join(printable(name) for name in pair.same)
        table.add_row(str(pair.percent), *names, escape(functions))
    return table


def similar_csv(found: Findings, language: Language, *, bom: bool = False) -> bytes:
    rows = (
        (pair.percent, pair.first, pair.second, pair.tokens, " ".join(pair.same))
        for pair in found.pairs
    )
    header = columns(("percent", "first", "second", "tokens", "same"), language)
    return as_csv(header, rows, bom=bom)
