"""What keeps a learner's file from being read as Python, in a learner's words."""

from __future__ import annotations

import sys
import unicodedata

from graders.core.message import Code, Message, Part
from graders.core.printing import printable
from graders.core.verdicts import DoesNotLoad, Verdict
from graders.sandbox.explanations import Source
from graders.sandbox.newer_python import Newer, newer_syntax
from graders.sandbox.remedies import Failure, syntax_remedy
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
    caret = None
    indent = len(raw) - len(raw.lstrip())
    if error.offset and indent < error.offset <= min(len(raw) + 1, 100):
        caret = _columns(raw[indent : error.offset - 1])
    advice = source.sentence(
        number,
        ko="{file} {line}의 문법 오류를 고치세요: {reason}",
        en="Fix the syntax error in {line} of {file}: {reason}",
        reason=reason,
    )
    found = Part(advice, code=Code(printable(raw.strip()), caret))
    return DoesNotLoad(Message.of(syntax_remedy(Failure(reason, raw)), found))


def _columns(text: str) -> int:
    """How wide a terminal shows a text: Hangul takes two columns."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def _for_newer(source: Source, newer: Newer, number: int) -> Message:
    here = ".".join(map(str, sys.version_info[:2]))
    needed = ".".join(map(str, newer.version))
    advice = source.sentence(
        number,
        ko="{file} {line}을 파이썬 {here} 문법으로 고치세요. 파이썬 {here} 버전으로 "
        "채점하는데, 이 문법은 {needed} 버전부터 있습니다.",
        en="Write {line} of {file} for Python {here}, which grades: it needs Python "
        "{needed} or newer.",
        here=here,
        needed=needed,
    )
    return Message.of(Part(advice, code=source.code(number)), newer.instead)
