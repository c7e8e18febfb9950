"""What is known of mistakes, for who writes of them: overheard from the checks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from graders.core.language import Text
from graders.core.message import Sentence

_LISTENING: list[list[Text | Sentence]] = []


def note(advice: Text | Sentence) -> None:
    """Tell who listens that an answer is held against a mistake of this advice."""
    for notes in _LISTENING:
        notes.append(advice)


@contextmanager
def overheard() -> Iterator[list[Text | Sentence]]:
    """Note the advice of each known mistake that an answer is held against meanwhile.

    All of them are, where an answer is wrong as none of them would make it.
    """
    notes: list[Text | Sentence] = []
    _LISTENING.append(notes)
    try:
        yield notes
    finally:
        _LISTENING.remove(notes)
