"""One end of the socket between a grader and a worker: whole messages, in time."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

from graders.sandbox.workers.wire import (
    HEADER,
    MAX_FRAME_BYTES,
    WireError,
    framed,
    packed,
    unpacked,
)

LOOK_SECONDS = 0.1
_PIECE_BYTES = 1 << 16

InTime = Callable[[], bool]


class TimeUpError(Exception):
    """The other side did not take, or send, a whole message in time."""


class Connection:
    """Sends and receives plain data; EOFError when the other side has gone.

    Where time is limited, the stream's own timeout says how often to look at a clock;
    what comes bit by bit has no more time than what comes at once.
    """

    def __init__(self, stream: socket.socket) -> None:
        self._stream = stream
        self._received = bytearray()

    def send(self, message: Any, in_time: InTime | None = None) -> None:
        content = memoryview(framed(packed(message)))
        while sent := self._patiently(self._stream.send, content, in_time):
            content = content[sent:]
            if not content:
                return
            _require(in_time)

    def receive(self, in_time: InTime | None = None) -> Any:
        (length,) = HEADER.unpack(self._take(HEADER.size, in_time))
        if length > MAX_FRAME_BYTES:
            raise WireError(f"a message of {length} bytes")
        return unpacked(self._take(length, in_time))

    def close(self) -> None:
        self._stream.close()

    def _take(self, count: int, in_time: InTime | None) -> bytes:
        while len(self._received) < count:
            piece = self._patiently(self._stream.recv, _PIECE_BYTES, in_time)
            if not piece:
                raise EOFError
            self._received += piece
            if len(self._received) < count:
                _require(in_time)
        taken = bytes(self._received[:count])
        del self._received[:count]
        return taken

    def _patiently(
        self, attempt: Callable[[Any], Any], argument: Any, in_time: InTime | None
    ) -> Any:
        while True:
            try:
                return attempt(argument)
            except TimeoutError:
                _require(in_time)
            except ConnectionError:
                raise EOFError from None


def _require(in_time: InTime | None) -> None:
    if in_time and not in_time():
        raise TimeUpError


def timed(stream: socket.socket) -> Connection:
    """Make a connection whose messages may be limited in time."""
    stream.settimeout(LOOK_SECONDS)
    return Connection(stream)
