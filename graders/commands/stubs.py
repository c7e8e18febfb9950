"""`grade stubs`: what one has not begun, in one's own language."""

from __future__ import annotations

from pathlib import Path

import click

from graders.commands import options
from graders.commands.index import listed
from graders.commands.output import writing
from graders.core.exit_codes import FULL_MARKS
from graders.core.files import write_file
from graders.core.language import Language, Text
from graders.course.catalogue import load_catalogue
from graders.records.progress import verdicts_kept
from graders.submissions.untouched import turned
from graders.terminal.console import shown


@listed(
    "stubs",
    more=Text(
        ko="여러분이 쓴 것은 그대로 둡니다. 다른 언어로 바꾸려면 --lang을 붙이세요.",
        en="What you wrote stays as it is. For the other language add --lang.",
    ),
)
@options.submission
def command(submission: Path, language: Language) -> int:
    catalogue = load_catalogue()
    files = turned(submission, catalogue, language)
    with verdicts_kept(submission, catalogue), writing(language):
        for name, content in files.items():
            write_file(submission / name, content)
    names = ", ".join(str(shown(submission / name)) for name in files)
    done = Text(ko=f"바꾸었습니다: {names}", en=f"Done: {names}")
    none = Text(
        ko="바꿀 것이 없습니다. 손대지 않은 문제는 이미 한국어입니다.",
        en="There is nothing to do: what you have not begun is in English already.",
    )
    click.echo((done if files else none).pick(language))
    return FULL_MARKS
