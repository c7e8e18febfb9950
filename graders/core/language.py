"""The two languages of the course."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Literal, get_args

Language = Literal["ko", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in both languages."""

    ko: str
    en: str

    def pick(self, language: Language) -> str:
        return self.ko if language == "ko" else self.en

    def followed_by(self, other: Text | None) -> Text:
        """Say another sentence after it, if there is one to say."""
        return Text(f"{self.ko} {other.ko}", f"{self.en} {other.en}") if other else self

    @staticmethod
    def same(text: str) -> Text:
        """Say what needs no translation: a name, a line of code."""
        return Text(text, text)


class TextError(Exception):
    """What someone can put right, said in both languages on one line."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def detect_language(environment: Mapping[str, str] | None = None) -> Language:
    """Korean where the locale is Korean, otherwise English."""
    environment = os.environ if environment is None else environment
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable):
            return "ko" if value.lower().startswith("ko") else "en"
    # Windows sets none of them: it answers "Korean_Korea".
    return "ko" if (locale.getlocale()[0] or "").lower().startswith("ko") else "en"


def language_here() -> Language:
    """Take the locale's language, if it can be shown here at all."""
    language = detect_language()
    return language if can_show(sys.stdout, "한국어") else "en"


def can_show(stream: IO[str], text: str) -> bool:
    """Tell whether a stream's encoding has every character of a text."""
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
