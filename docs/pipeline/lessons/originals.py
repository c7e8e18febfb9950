"""The ledger of the five originals: what stands in them, and where it stands here."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from graders.core.language import LANGUAGES, Text
from pipeline.errors import PipelineError

NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d*)?(?:e[+-]?\d+)?(?![\w])")
TELLING_DIGITS = 4

KINDS: Mapping[str, Text] = {
    "idea": Text(ko="생각", en="Ideas"),
    "code": Text(ko="코드", en="Code"),
    "data": Text(ko="데이터와 설정", en="Data and settings"),
    "output": Text(ko="출력된 수", en="Printed numbers"),
    "picture": Text(ko="그림", en="Pictures"),
    "remark": Text(ko="덧붙인 말", en="Remarks"),
    "correction": Text(ko="바로잡은 것", en="Corrections"),
}


@dataclass(frozen=True)
class Entry:
    """One thing that stands in an original.

    Attributes:
        kind: one of `KINDS`.
        text: what it is, in Markdown.
        at: where it stands here, as "slug#heading", the slug without its number.
        why: why it does not stand here, or not as it stood there.
        given: code and numbers of the original that the place here holds as they are.
        printed: numbers that the original printed and the place here prints again.
    """

    kind: str
    text: Text
    at: tuple[str, ...]
    why: Text | None
    given: tuple[str, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True)
class Original:
    """One of the five texts, as far as it is known, and all that stands in it."""

    title: str
    author: str | None
    date: str | None
    addresses: tuple[str, ...]
    entries: tuple[Entry, ...]


def read_originals(path: Path) -> dict[str, Original]:
    """Read the ledger: each original by its letter.

    Raises:
        PipelineError: an entry lacks a language, or both a place and a reason, or has
            a key that nobody reads.
    """
    ledger = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: _original(f"{path}: {key}", table) for key, table in ledger.items()}


def recomputed(number: str, outputs: Iterable[str]) -> str | None:
    """The most exact number among outputs that rounds to the one that was printed.

    Of a number with few digits, chance would find another that rounds to it: that one
    has to be equal.
    """
    few = len(digits(number)) < TELLING_DIGITS
    found = [
        candidate
        for output in outputs
        for candidate in NUMBER.findall(output)
        if rounds_to(candidate, number)
        and not (few and Decimal(candidate) != Decimal(number))
    ]
    return max(found, key=len, default=None)


def digits(number: str) -> str:
    """The significant digits of a number as it is written."""
    return re.sub(r"[-.]|e.*", "", number).lstrip("0")


def rounds_to(candidate: str, number: str) -> bool:
    """Whether a number, cut to the digits of another, is that other."""
    exact, wanted = Decimal(candidate.rstrip(".")), Decimal(number)
    exponent, wanted_exponent = exact.as_tuple().exponent, wanted.as_tuple().exponent
    if not isinstance(exponent, int) or not isinstance(wanted_exponent, int):
        return False
    return exponent <= wanted_exponent and exact.quantize(wanted) == wanted


def _original(where: str, table: dict[str, Any]) -> Original:
    original = Original(
        title=table.pop("title"),
        author=table.pop("author", None),
        date=table.pop("date", None),
        addresses=tuple(table.pop("addresses", ())),
        entries=tuple(
            _entry(where, kind, entry)
            for kind in KINDS
            for entry in table.pop(kind, ())
        ),
    )
    if table:
        raise PipelineError(f"{where}: {', '.join(table)}: not one of {[*KINDS]}")
    return original


def _entry(where: str, kind: str, entry: dict[str, Any]) -> Entry:
    where = f"{where}, {kind}, {entry.get('en')!r}"
    try:
        read = Entry(
            kind=kind,
            text=Text(**{language: entry.pop(language) for language in LANGUAGES}),
            at=tuple(entry.pop("at", ())),
            why=Text(**entry.pop("why")) if "why" in entry else None,
            given=tuple(entry.pop("given", ())),
            printed=tuple(entry.pop("printed", ())),
        )
    except (KeyError, TypeError) as error:
        raise PipelineError(f"{where}: say it in both languages ({error})") from None
    if not read.at and read.why is None:
        raise PipelineError(f"{where}: say where it stands ('at'), or 'why' not")
    if entry:
        raise PipelineError(f"{where}: nobody reads {', '.join(entry)}")
    return read
