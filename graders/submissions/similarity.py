"""Submissions that are alike, for a person to look at. Never a matter of marks.

Compared is what learners wrote themselves: names, comments, layout and the order of
functions do not count, and neither does what the stubs, the solutions, or many others
have alike.
"""

from __future__ import annotations

import builtins
import keyword
import tokenize
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

import numpy as np
from rapidfuzz import fuzz, process

from graders.course.catalogue import SOLUTIONS, Exercise
from graders.course.stubs import stub_module
from graders.submissions.submission import Submission, read_folder

SHORTEST = 60
"""Tokens of one's own: with fewer, being alike says nothing."""
LONGEST = 20_000
COMMON_SHARE = 0.05
"""What more of a class than this have alike is the obvious way to write it."""
_COMMON_AT_LEAST = 3
_ROWS = 64

Piece = tuple[str, str]
"""A function's module and name, or a module and "" for what stands around."""
Written = Mapping[Piece, str]
"""By function: its tokens, one character each."""

_KEPT = frozenset(keyword.kwlist) | frozenset(dir(builtins))
_QUOTES = ("'", '"')
_LAYOUT = (tokenize.COMMENT, tokenize.NL, tokenize.ENCODING, tokenize.ENDMARKER)


@dataclass(frozen=True, slots=True)
class Pair:
    first: str
    second: str
    percent: int
    tokens: int
    """How much of the first was compared."""
    same: tuple[str, ...]
    """The functions that are the same but for names."""


@dataclass(frozen=True, slots=True)
class Findings:
    pairs: tuple[Pair, ...]
    like_solutions: Mapping[str, int]
    """Submissions with functions that are the solutions' but for names: how many."""
    long_solutions: int
    """Of how many functions that can be said: short ones have one obvious way."""
    compared: int


def find_similar(
    submissions: Iterable[Submission],
    exercises: Sequence[Exercise],
    *,
    threshold: int,
) -> Findings:
    """List the pairs that are at least `threshold` per cent alike."""
    written = {s.name: _written(s.files) for s in submissions}
    stubs, solutions = _given(exercises)
    long = {item for item in solutions.items() if len(item[1]) >= SHORTEST}
    given = stubs.items() | solutions.items()
    own = _own(written, given)
    names = sorted(n for n in own if sum(map(len, own[n].values())) >= SHORTEST)
    texts = {name: _joined(own[name], exercises) for name in names}
    pairs = [
        Pair(first, second, percent, len(texts[first]), _same(own[first], own[second]))
        for first, second, percent in _alike(texts, threshold)
    ]
    pairs.sort(key=lambda pair: (-pair.percent, -pair.tokens, pair.first, pair.second))
    return Findings(tuple(pairs), _like(long, written), len(long), len(names))


def _alike(texts: Mapping[str, str], threshold: int) -> Iterator[tuple[str, str, int]]:
    """Compare each with each, some rows at a time: memory does not grow with both."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name, text in texts.items():
        alike[text].append(name)
    for first, *others in alike.values():
        yield from ((first, other, 100) for other in others)
    different = list(alike)
    for start in range(0, len(different), _ROWS):
        rows = different[start : start + _ROWS]
        scores = process.cdist(
            rows,
            different[start:],
            scorer=fuzz.ratio,
            score_cutoff=threshold,
            dtype=np.uint8,
            workers=-1,
        )
        for row, column in np.argwhere(scores):
            if row < column:
                one, other = different[start + row], different[start + column]
                yield alike[one][0], alike[other][0], int(scores[row, column])


def _own(
    written: Mapping[str, Written], given: Set[tuple[Piece, str]]
) -> dict[str, Written]:
    """Leave out what stubs, solutions or many others have just the same."""
    counts = Counter(item for pieces in written.values() for item in pieces.items())
    common = max(_COMMON_AT_LEAST, COMMON_SHARE * len(written))
    return {
        name: dict(
            item
            for item in pieces.items()
            if item not in given and counts[item] <= common
        )
        for name, pieces in written.items()
    }


def _given(exercises: Sequence[Exercise]) -> tuple[Written, Written]:
    """Take apart the stubs and the solutions."""
    modules = list(dict.fromkeys(exercise.module for exercise in exercises))
    stubs = {f"{module}.py": stub_module(module).encode() for module in modules}
    solutions = read_folder(SOLUTIONS, [f"{module}.py" for module in modules])
    return _written(stubs), _written(solutions.files)


def _like(
    given: Set[tuple[Piece, str]], written: Mapping[str, Written]
) -> dict[str, int]:
    """Count what each has just the same; most first."""
    counts = {name: len(given & pieces.items()) for name, pieces in written.items()}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {name: count for name, count in ranked if count}


def _same(one: Written, other: Written) -> tuple[str, ...]:
    shared = one.items() & other.items()
    return tuple(sorted(name for (_, name), _ in shared if name))


def _joined(pieces: Written, exercises: Sequence[Exercise]) -> str:
    """Put the pieces in the catalogue's order, whatever order they were written in."""
    order = {(e.module, e.callable): place for place, e in enumerate(exercises)}
    ranked = sorted(pieces, key=lambda piece: order.get(piece, len(order)))
    return "".join(pieces[piece] for piece in ranked)[:LONGEST]


def _written(files: Mapping[str, object]) -> Written:
    pieces: defaultdict[Piece, list[str]] = defaultdict(list)
    for name, content in files.items():
        if isinstance(content, bytes):
            for function, token in islice(_tokens(content), LONGEST):
                pieces[name.removesuffix(".py"), function].append(token)
    return {piece: "".join(tokens) for piece, tokens in pieces.items()}


def _tokens(content: bytes) -> Iterator[tuple[str, str]]:
    """List a file's tokens, each with the function it stands in.

    A tokenizer takes what no parser does: a file with an error in it, or one that is
    nested too deep on purpose.
    """
    function, signature, depth = "", False, 0
    before = start = ""
    try:
        for token in tokenize.tokenize(BytesIO(content).readline):
            kind, text = token.type, token.string
            if kind in _LAYOUT:
                continue
            if kind == tokenize.ERRORTOKEN and text in _QUOTES:
                return  # it would look for the end from every quote in the line
            if kind in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT):
                if kind != tokenize.NEWLINE and function:
                    yield (
                        function,
                        _character("in" if kind == tokenize.INDENT else "out"),
                    )
                before = start = ""
                continue
            if not start:  # a statement begins
                start = text
                if token.start[1] == 0:
                    function = ""
            if before in ("def", "class") and not signature:
                signature = True
                if not function:
                    function = text
            elif signature:
                depth += text in ("(", "[", "{")
                depth -= text in (")", "]", "}")
                signature = depth > 0 or text != ":"
            elif kind == tokenize.STRING and not before:
                pass  # a docstring
            elif function or start not in (
                "import",
                "from",
                "def",
                "class",
                "async",
                "@",
            ):
                yield function, _character(_normal(kind, text, before))
            before = text
    except (tokenize.TokenError, SyntaxError, UnicodeDecodeError, ValueError):
        return


def _normal(kind: int, text: str, before: str) -> str:
    """Let a name of one's own be any name."""
    own = kind == tokenize.NAME and before != "." and text not in _KEPT
    return "name" if own else text


def _character(token: str) -> str:
    return chr(0x100 + zlib.crc32(token.encode("utf-8", "replace")) % 0xD000)
