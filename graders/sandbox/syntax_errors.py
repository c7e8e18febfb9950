"""What keeps a learner's file from being read as Python, in a learner's words."""

from __future__ import annotations

import sys
import unicodedata

from graders.core.language import Text
from graders.core.printing import printable
from graders.core.verdicts import DoesNotLoad, Verdict
from graders.sandbox.explanations import Source
from graders.sandbox.newer_python import Newer, newer_syntax
from graders.submissions import faults


def syntax_error(source: Source, error: SyntaxError) -> Verdict:
    reason = printable(error.msg or "invalid syntax")
    if "null bytes" in reason:
        return DoesNotLoad(
            faults.unusable_file(
                source.name,
                "텍스트 파일이 아닙니다(NUL 바이트). UTF-8로 다시 저장하세요.",
                "save the file as UTF-8 text; it holds NUL bytes.",
            )
        )
    number = error.lineno or 1
    lines = source.lines
    raw = lines[number - 1].rstrip() if number <= len(lines) else ""
    if newer := newer_syntax(source.text):
        return DoesNotLoad(_for_newer(source, newer, number))
    shown = [Text.same(f"  {printable(raw.strip())}")]
    indent = len(raw) - len(raw.lstrip())
    if error.offset and indent < error.offset <= min(len(raw) + 1, 100):
        before = raw[indent : error.offset - 1]
        shown.append(Text.same("  " + " " * _columns(before) + "^"))
    return DoesNotLoad(
        Text.lines(
            Text(
                ko=f"{source.name} {number}번째 줄의 문법 오류를 고치세요: {reason}",
                en=f"Fix the syntax error in line {number} of {source.name}: {reason}",
            ),
            *shown,
        )
    )


def _columns(text: str) -> int:
    """How wide a terminal shows a text: Hangul takes two columns."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def _for_newer(source: Source, newer: Newer, number: int) -> Text:
    here = ".".join(map(str, sys.version_info[:2]))
    needed = ".".join(map(str, newer.version))
    return Text.lines(
        Text(
            ko=f"{source.name} {number}번째 줄을 파이썬 {here} 문법으로 고치세요. "
            f"파이썬 {here} 버전으로 채점하는데, 이 문법은 {needed} 버전부터 있습니다.",
            en=f"Write line {number} of {source.name} for Python {here}, which grades: "
            f"it needs Python {needed} or newer.",
        ),
        Text.same(f"  {source.line(number)}"),
        newer.instead,
    )
