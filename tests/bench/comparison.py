"""Ours against others on the same folder: what a submission costs, and who is fooled.

`make bench` prints the table; `make comparison` also writes it into both READMEs.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graders.core.language import LANGUAGES, Language, Text
from tests.bench import peers
from tests.bench.classroom import hand_in
from tests.bench.grading import children_cpu_seconds
from tests.support.repository import REPOSITORY

CLASS = 40
FULL, HOLLOW = "learner-00000", "hollow"
READMES: dict[Language, str] = {"ko": "README.ko.md", "en": "README.md"}
BEGIN, END = "<!-- comparison: make comparison -->\n", "<!-- /comparison -->"

Prepare = Callable[[Path, Path], peers.Grade]


@dataclass(frozen=True)
class Row:
    """What was measured of one tool."""

    name: Text
    seconds: float
    fooled: bool


def tools() -> Iterator[tuple[Text, Prepare | None]]:
    """Give each tool, and None where it is not installed."""
    yield Text.same("**`grade batch`**"), peers.ours
    each = Text(ko="제출물마다 `python -m pytest`", en="`python -m pytest` for each")
    yield each, peers.pytest
    for title, name, prepare in (
        ("otter-grader", "otter", peers.otter),
        ("nbgrader", "nbgrader", peers.nbgrader),
    ):
        program = peers.find(name)
        if program is None:
            yield Text.same(title), None
        else:
            known = Text.same(f"{title} {peers.version(program, title)}")
            yield known, partial(prepare, program)


def measure() -> Iterator[Row]:
    """Grade one class with each tool that there is; name those that are missing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "class"
        hand_in(folder, CLASS)
        (folder / HOLLOW).mkdir()
        (folder / HOLLOW / peers.FILE).write_text(peers.HOLLOW, encoding="utf-8")
        for number, (title, prepare) in enumerate(tools()):
            if prepare is None:
                print(f"  {title.en}: not installed, not compared", file=sys.stderr)
                continue
            workspace = Path(name) / str(number)
            workspace.mkdir()
            grade = prepare(folder, workspace)
            before = children_cpu_seconds()
            scores = grade()
            seconds = children_cpu_seconds() - before
            assert scores[FULL] == 1, f"{title.en} gives the solution {scores[FULL]}"
            assert len(scores) == CLASS + 1
            yield Row(title, seconds / len(scores), fooled=scores[HOLLOW] == 1)


def table(rows: list[Row], language: Language) -> str:
    """Write what was measured as Markdown."""
    cost = Text(ko="제출물 하나에 드는 CPU 시간", en="CPU time for each submission")
    attack = Text(
        ko="비교를 속이는 제출물에 만점을 주는가", en="full marks for an empty answer"
    )
    yes, no = Text(ko="예", en="yes"), Text(ko="아니요", en="no")
    unit = Text(ko="초", en=" s")
    lines = [f"| | {cost.pick(language)} | {attack.pick(language)} |", "|---|---|---|"]
    for row in rows:
        took = f"{row.seconds:.2f}{unit.pick(language)}"
        fooled = (yes if row.fooled else no).pick(language)
        lines.append(f"| {row.name.pick(language)} | {took} | {fooled} |")
    cores, python = os.cpu_count(), ".".join(platform.python_version_tuple()[:2])
    how = Text(
        ko=f"`{peers.MODULE}` 제출물 {CLASS + 1}개가 든 같은 폴더를 "
        f"공유 코어 {cores}개, 파이썬 {python}에서 채점했습니다.",
        en=f"The same folder of {CLASS + 1} submissions of `{peers.MODULE}`, "
        f"on {cores} shared cores with Python {python}.",
    )
    return "\n".join([*lines, "", how.pick(language), ""])


def with_table(readme: str, text: str) -> str:
    """Put a table between the two marks of a README."""
    marked = re.compile(f"({re.escape(BEGIN)}).*?({re.escape(END)})", re.DOTALL)
    assert marked.search(readme)
    return marked.sub(lambda found: f"{found[1]}\n{text}\n{found[2]}", readme)


def bench_comparison() -> None:
    print(f"comparison: the same {CLASS + 1} submissions")
    print(table(list(measure()), "en"))


def write() -> None:
    """Measure, and write the table into both READMEs; all tools must be there."""
    if missing := [title.en for title, prepare in tools() if prepare is None]:
        sys.exit(
            f"Not installed: {', '.join(missing)}. Install each in an environment of "
            "its own, and set OTTER and NBGRADER to the programs."
        )
    rows = list(measure())
    for language in LANGUAGES:
        path = REPOSITORY / READMES[language]
        text = with_table(path.read_text("utf-8"), table(rows, language))
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
