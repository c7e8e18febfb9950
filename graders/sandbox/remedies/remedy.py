"""What is known of an error: how to recognise it, and what to do about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graders.core.language import Text
from graders.core.message import Sentence, Varying, sentence
from graders.core.printing import printable
from graders.sandbox.written import code_around


@dataclass(frozen=True, slots=True)
class Failure:
    """An exception in a learner's file, as far as words about it need it."""

    said: str
    """Its type and message."""
    code: str = ""
    """The line that it came from."""
    number: int = 0
    """The line's number."""
    text: str = field(default="", repr=False)
    """The whole file."""

    @property
    def function(self) -> str:
        """The code of the outermost function around the line, without docstrings."""
        return code_around(self.text, self.number)


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do about the errors that a pattern finds; its groups fill the words."""

    said: str
    words: Text
    code: str = ""
    """What the line must hold, where the error alone does not tell the cause."""

    without: str = ""
    """What the function must not hold anywhere."""

    within: str = ""
    """What the function must hold, ^ and $ stand for the ends of its lines."""

    def find(self, failure: Failure) -> Sentence | None:
        said = re.search(self.said, failure.said)
        code = re.search(self.code, failure.code)
        if not said or not code:
            return None
        if self.without and re.search(self.without, failure.function):
            return None
        if self.within and not re.search(self.within, failure.function, re.MULTILINE):
            return None
        filled = {
            name: Varying(printable(value or "", 60))
            for name, value in (said.groupdict() | code.groupdict()).items()
        }
        return sentence(ko=self.words.ko, en=self.words.en, **filled)
