"""A message from a worker may be anything: it becomes short, printable parts."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from graders.core.language import LANGUAGES, Text
from graders.core.message import Code, Evidence, Line, Message, Part, sentence
from graders.core.verdicts import Crashed, Verdict
from graders.sandbox.workers.replies import read_loaded
from graders.sandbox.workers.wire import WireError, packed, unpacked

SAID = Message.of(
    Part(
        sentence(ko="{line}", en="{line}", line=Line("m.py", 3)),
        code=Code("x = {", 4),
        error="ValueError: 가",
    ),
    Text(ko="둘", en="two"),
    Evidence("(1,)", Text(ko="하나", en="one"), "W", (0, 3), "=", "call"),
)
PARTS = msgspec.to_builtins(SAID.parts)


def read(parts: Any) -> Message:
    reply = unpacked(packed(("verdict", "crashed", parts, ("ValueError",))))
    with pytest.raises(Verdict) as caught:
        read_loaded(reply)
    assert isinstance(caught.value, Crashed)
    return caught.value.message


def test_a_message_comes_as_it_was_sent() -> None:
    assert read(PARTS) == SAID


def changed(**values: Any) -> tuple[Any, ...]:
    return ({**PARTS[0], **values}, *PARTS[1:])


def said(*pieces: Any) -> dict[str, Any]:
    return {"ko": pieces, "en": pieces}


@pytest.mark.parametrize(
    "parts",
    [
        changed(error="\x1b[2J\n" * 9),
        changed(code={"text": "x" * 10_000}),
        changed(sentence=said("a\0", "b\n", {"text": "\u2028", "masked": "\n"})),
        changed(sentence=said(*["x"] * 10_000)),
        ({"sentence": said("x")},) * 1000,
    ],
)
def test_what_is_shown_is_short_and_printable(parts: Any) -> None:
    message = read(parts)
    for language in LANGUAGES:
        assert len(message.pick(language)) < 5_000
        assert all(line.isprintable() for line in message.lines(language))
    masked = message.advice.masked
    assert len(masked.en) < 5_000
    assert masked.en.isprintable()


@pytest.mark.parametrize(
    "parts",
    [
        (),
        ("x",),
        ({},),
        changed(sentence="x"),
        changed(sentence=said(1)),
        PARTS * 4,
        changed(evidence={"actual": 3}),
        changed(evidence={"actual": "3", "kind": "verdict"}),
        changed(code={"text": "x", "caret": 10**18}),
        changed(code={"text": "x", "caret": 0.5}),
        (changed(error="x" * 400, sentence=said(*["x" * 400] * 12))[0],) * 12,
    ],
)
def test_what_is_no_message_is_refused(parts: Any) -> None:
    with pytest.raises(WireError):
        read(parts)


def test_a_worker_withholds_nothing() -> None:
    with pytest.raises(WireError):
        read({"parts": PARTS, "withheld": True})
    assert not read(PARTS).withheld
