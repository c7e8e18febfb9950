"""Messages as plain data for the page, and what is told of an error in its code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graders.core.language import LANGUAGES, Text
from graders.core.message import Line, Message, Part, Varying
from graders.core.printing import described
from graders.sandbox import explanations
from graders.sandbox.clocks import TimeUp
from graders.sandbox.explanations import Source

MOST_FRAMES = 8


def told(message: Message | None) -> dict[str, Any] | None:
    """Give a message line by line, and the lines of the learner's file that it names.

    A line is a list of pieces: texts, and those that name a line of a file.
    """
    if message is None:
        return None
    lines = {
        language: [[*map(_piece, row.pieces)] for row in message.rows(language)]
        for language in LANGUAGES
    }
    return lines | {"places": [_place(place) for place in message.places]}


def explained(error: BaseException, sources: Sequence[Source]) -> Message:
    """Say why it stopped, and where: the learner's own frames, innermost last.

    Args:
        error: what ended the code.
        sources: all that ran; what ran last comes last.
    """
    frames = []
    traceback = error.__traceback__
    while traceback is not None:
        path = traceback.tb_frame.f_code.co_filename
        for source in sources:
            if source.path == path:
                name = traceback.tb_frame.f_code.co_name
                frames.append((source, traceback.tb_lineno, name))
        traceback = traceback.tb_next
    source = frames[-1][0] if frames else sources[-1]
    if isinstance(error, TimeUp):
        return explanations.too_slow(source, error.seconds, error).message
    if isinstance(error, NotImplementedError) and frames:
        return explanations.crashed(source, frames[-1][2], error).message
    said = described(error)
    return Message.of(
        source.remedy(frames[-1][1], error) if frames else None,
        Text.same(said),
        *(_frame(*frame) for frame in frames[-MOST_FRAMES:]),
    )


def _frame(source: Source, number: int, function: str) -> Part:
    inside = "" if function == "<module>" else f", {function}"
    place = source.sentence(
        number, ko="{file} {line}{inside}", en="{file}, {line}{inside}", inside=inside
    )
    return Part(place, code=source.code(number))


def _piece(piece: str | Varying) -> str | dict[str, Any]:
    if isinstance(piece, str):
        return piece
    return {"text": piece.text} | _place(piece.line) if piece.line else piece.text


def _place(line: Line) -> dict[str, Any]:
    return {"file": line.file, "line": line.number}
