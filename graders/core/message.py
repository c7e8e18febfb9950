"""What a learner is told, in parts: whoever shows it takes those that fit.

A message is a few lines of prose, the first of which says what to do. Below each may
stand what bears it out: the expected and the actual value, or the line of code.
`Message.lines` is all of it as plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from string import Formatter
from typing import Literal, assert_never

from graders.core.language import Language, Text

Words = str | Text
"""A text, or what is the same in every language: a number, a type, a line of code."""
Kind = Literal["result", "call", "warning"]
"""What evidence is about: what came back, how it is called, what was warned of."""

ELLIPSIS = "…"
_LABELS: dict[Kind, tuple[Text, Text]] = {
    "result": (Text("기대한 것", "expected"), Text("돌려준 것", "     got")),
    "call": (Text("부를 때", " called with"), Text("지금 정의", "your version")),
    "warning": (Text("기대한 것", "expected"), Text("나온 경고", "     got")),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, as prose names it."""

    file: str
    number: int

    @property
    def words(self) -> Text:
        return Text(ko=f"{self.number}번째 줄", en=f"line {self.number}")

    @property
    def masked(self) -> Text:
        return Text(ko=f"{ELLIPSIS}번째 줄", en=f"line {ELLIPSIS}")


@dataclass(frozen=True, slots=True)
class Varying:
    """A piece of a sentence that differs from one learner to the next."""

    text: str
    masked: str = ELLIPSIS
    """What stands for it where many learners are told about at once."""
    line: Line | None = None
    """The line of the learner's file that it names."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of prose in both languages, and what in it is somebody's own."""

    ko: tuple[str | Varying, ...]
    en: tuple[str | Varying, ...]

    def pieces(self, language: Language) -> tuple[str | Varying, ...]:
        return self.ko if language == "ko" else self.en

    def pick(self, language: Language) -> str:
        return _joined(self.pieces(language))

    @property
    def masked(self) -> Text:
        """The same for every learner who is told this."""
        return Text(_joined(self.ko, masked=True), _joined(self.en, masked=True))

    @property
    def line(self) -> Line | None:
        """The line of a file that it names."""
        found = (p.line for p in self.en if isinstance(p, Varying) and p.line)
        return next(found, None)


def _joined(pieces: tuple[str | Varying, ...], *, masked: bool = False) -> str:
    return "".join(
        p if isinstance(p, str) else p.masked if masked else p.text for p in pieces
    )


def sentence(*, ko: str, en: str, **filled: Words | Line | Varying) -> Sentence:
    """Fill in {names}: a line of a file and what is `Varying` can be told apart."""
    return Sentence(_filled(ko, "ko", filled), _filled(en, "en", filled))


def _filled(
    template: str, language: Language, filled: dict[str, Words | Line | Varying]
) -> tuple[str | Varying, ...]:
    pieces: list[str | Varying] = []
    fixed = ""
    for before, name, _, _ in Formatter().parse(template):
        fixed += before
        if name is None:
            continue
        value = filled[name]
        if isinstance(value, Line):
            shown, masked = value.words.pick(language), value.masked.pick(language)
            value = Varying(shown, masked, value)
        if isinstance(value, Varying):
            pieces += [fixed, value] if fixed else [value]
            fixed = ""
        else:
            fixed += pick(value, language)
    return (*pieces, fixed) if fixed or not pieces else tuple(pieces)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The expected value, and the actual one."""

    actual: str
    expected: Words | None = None
    name: Words | None = None
    """What was looked at: W, epochs."""
    index: tuple[int, ...] | None = None
    """Which element of it: where it differs most."""
    joint: str = " = "
    """Stands between what was looked at and what it is."""
    kind: Kind = "result"

    def lines(self, language: Language) -> Iterator[str]:
        labels = _LABELS[self.kind]
        at = self.at(language)
        for label, value in zip(labels, (self.expected, self.actual), strict=True):
            if value is not None:
                yield f"{label.pick(language)}: {at}{pick(value, language)}"

    def at(self, language: Language) -> str:
        place = [pick(self.name, language)] if self.name else []
        if self.index is not None:
            place.append(f"[{', '.join(map(str, self.index))}]")
        return "".join(place) + self.joint if place else ""


@dataclass(frozen=True, slots=True)
class Code:
    """A line of the learner's own."""

    text: str
    caret: int | None = None
    """The column below which a sign stands."""

    def lines(self) -> Iterator[str]:
        yield f"  {self.text}"
        if self.caret is not None:
            yield f"  {' ' * self.caret}^"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a message as it is shown."""

    pieces: tuple[str | Varying, ...]
    code: bool = False
    """Whether it is code: that is never broken."""

    @property
    def text(self) -> str:
        return _joined(self.pieces)


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, and what bears it out."""

    sentence: Sentence
    evidence: Evidence | None = None
    code: Code | None = None
    error: str = ""
    """The exception, with its own words."""

    def rows(self, language: Language) -> Iterator[Row]:
        yield Row(self.sentence.pieces(language))
        if self.evidence:
            yield from (Row((line,)) for line in self.evidence.lines(language))
        if self.code:
            yield from (Row((line,), code=True) for line in self.code.lines())
        if self.error:
            yield Row((self.error,))


@dataclass(frozen=True, slots=True)
class Message:
    """What to do first, and why."""

    parts: tuple[Part, ...]
    withheld: bool = False
    """Whether it stands where a hidden check's own would give its inputs away."""

    @staticmethod
    def of(*said: Said) -> Message:
        """Put together what is said, one below the other; evidence goes with a text."""
        parts: list[Part] = []
        for each in said:
            match each:
                case Message():
                    parts += each.parts
                case Part():
                    parts.append(each)
                case Sentence():
                    parts.append(Part(each))
                case Text():
                    parts.append(Part(Sentence((each.ko,), (each.en,))))
                case Evidence():
                    parts.append(replace(parts.pop(), evidence=each))
                case None:
                    pass
                case _:
                    assert_never(each)
        return Message(tuple(parts))

    @property
    def advice(self) -> Sentence:
        """What to do first."""
        return self.parts[0].sentence

    @property
    def prose(self) -> Message:
        """What is said, without what bears it out: it fits on one line."""
        return Message(tuple(Part(part.sentence) for part in self.parts))

    @property
    def evidence(self) -> list[Evidence]:
        return [part.evidence for part in self.parts if part.evidence]

    @property
    def places(self) -> list[Line]:
        """The lines of the learner's file that it names."""
        return [line for part in self.parts if (line := part.sentence.line)]

    @property
    def code(self) -> Code | None:
        return next((part.code for part in self.parts if part.code), None)

    @property
    def error(self) -> str | None:
        return next((part.error for part in self.parts if part.error), None)

    def rows(self, language: Language) -> Iterator[Row]:
        for part in self.parts:
            yield from part.rows(language)

    def lines(self, language: Language) -> list[str]:
        return [row.text for row in self.rows(language)]

    def pick(self, language: Language) -> str:
        return "\n".join(self.lines(language))

    @property
    def ko(self) -> str:
        return self.pick("ko")

    @property
    def en(self) -> str:
        return self.pick("en")


Said = Message | Part | Sentence | Text | Evidence | None
"""What messages are put together from."""


def pick(words: Words, language: Language) -> str:
    return words if isinstance(words, str) else words.pick(language)
