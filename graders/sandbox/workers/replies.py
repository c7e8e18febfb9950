"""Read what a worker replies. It may say anything: here it becomes data, or nothing."""

from __future__ import annotations

from typing import Any

import msgspec

from graders.core.language import LANGUAGES
from graders.core.message import Message, Part
from graders.core.printing import printable
from graders.core.verdicts import (
    Crashed,
    DoesNotLoad,
    NotAttempted,
    TooSlow,
    Verdict,
    Wrong,
)
from graders.sandbox.explanations import MAX_KINDS
from graders.sandbox.in_process import MAX_WARNINGS
from graders.sandbox.packages.torch_state import MAX_GRAPHS
from graders.sandbox.sandbox import Answer, Uses
from graders.sandbox.workers.wire import WireError

_MAX_LINES = 12
_MAX_COLUMNS = 400
_MAX_CHARACTERS = _MAX_LINES * _MAX_COLUMNS
_MAX_NUMBER = 10**6
"""The largest number of a line that a message may name."""
_MAX_COUNT = 10**9

_VERDICTS: dict[str, type[Verdict]] = {
    str(kind.outcome): kind
    for kind in (Wrong, NotAttempted, DoesNotLoad, Crashed, TooSlow)
}


def read_number(message: Any) -> tuple[int, Any]:
    """Take a reply apart from the number of the request that it says it answers."""
    if type(message) is not tuple or len(message) != 2 or type(message[0]) is not int:
        raise WireError("no reply")
    return message


def read_loaded(reply: Any) -> None:
    _fields(reply, "loaded")


def read_made(reply: Any) -> int:
    (number,) = _fields(reply, "made", int)
    return int(number)


def read_answer(reply: Any, sent: tuple[Any, ...]) -> Answer:
    """Read the answer to a call that was given these arguments."""
    value, after, warnings, sizes, uses = _fields(
        reply, "answer", object, object, tuple, tuple, tuple
    )
    if after is not None and (type(after) is not tuple or len(after) != len(sent)):
        raise WireError("other arguments than were given")
    return Answer(
        value=value,
        arguments=sent if after is None else after,
        warnings=tuple(printable(w) for w in warnings[:MAX_WARNINGS] if type(w) is str),
        graph_sizes=tuple(n for n in sizes[:MAX_GRAPHS] if type(n) is int),
        uses=_uses(uses),
    )


def _uses(counts: tuple[Any, ...]) -> Uses:
    countable = all(type(n) is int and 0 <= n <= _MAX_COUNT for n in counts)
    return Uses(*counts) if countable and len(counts) == len(Uses()) else Uses()


def _fields(reply: Any, kind: str, *types: type) -> tuple[Any, ...]:
    """Demand a reply of this kind; raise the verdict if that is what came."""
    if type(reply) is not tuple or not reply or type(reply[0]) is not str:
        raise WireError("no reply")
    if reply[0] == "verdict":
        raise _verdict(reply[1:])
    fields: tuple[Any, ...] = reply[1:]
    right = len(fields) == len(types) and all(map(isinstance, fields, types))
    if reply[0] != kind or not right:
        raise WireError("a reply to something else")
    return fields


def _verdict(fields: tuple[Any, ...]) -> Verdict:
    if [type(field) for field in fields] != [str, tuple, tuple]:
        raise WireError("no verdict")
    outcome, parts, kinds = fields
    if outcome not in _VERDICTS:
        raise WireError("no outcome")
    message = _message(parts)
    if _VERDICTS[outcome] is Crashed:
        names = tuple(printable(k) for k in kinds[:MAX_KINDS] if type(k) is str)
        return Crashed(message, names)
    return _VERDICTS[outcome](message)


def _message(parts: tuple[Any, ...]) -> Message:
    try:
        message = Message(msgspec.convert(_short(parts), tuple[Part, ...]))
    except msgspec.ValidationError:
        raise WireError("no message") from None
    for lines in map(message.lines, LANGUAGES):
        if not 0 < len(lines) <= _MAX_LINES or sum(map(len, lines)) > _MAX_CHARACTERS:
            raise WireError("a message of no length or of too much")
    return message


def _short(value: Any) -> Any:
    """Make the texts of a message printable, and let nothing in it be long."""
    if type(value) is str:
        return printable(value, _MAX_COLUMNS)
    if type(value) is int:
        return min(max(value, 0), _MAX_NUMBER)
    if type(value) is dict:
        return {key: _short(item) for key, item in value.items()}
    if type(value) in (tuple, list):
        return tuple(map(_short, value[:_MAX_LINES]))
    return value
