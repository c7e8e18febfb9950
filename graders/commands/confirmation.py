"""Asking before something is done that one may not have meant."""

from __future__ import annotations

import sys

from graders.commands.help import option
from graders.core.language import Language, Text

yes = option("--yes", is_flag=True, help=Text(ko="묻지 않기.", en="Do not ask."))


def confirmed(question: Text, language: Language) -> bool:
    """Ask on standard error, where a pipe does not swallow it; no answer is a no."""
    print(question.pick(language), "[y/N] ", end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline().strip().lower()
    if answer in ("y", "yes", "예", "네", "ㅛ"):  # ㅛ: y with the Korean layout on
        return True
    nothing = Text(ko="그대로 두었습니다.", en="Nothing was done.")
    print(nothing.pick(language), file=sys.stderr)
    return False
