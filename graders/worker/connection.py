"""One end of the socket between a grader and a worker: whole messages, in time."""

from __future__ import annotations

import select
import socket
from collections.abc import Callable
from typing import Any

from graders.worker.wire import (
    HEADER,
    MAX_FRAME_BYTES,
    WireError,
    framed,
    packed,
    unpacked,
)

_LOOK_SECONDS = 0.1

InTime = Callable[[], bool]


class TimeUpError(Exception):
    """The other side did not take, or send, a whole message in time."""


class Connection:
    """Sends and receives plain data; EOFError when the other side has gone."""

    def __init__(self, stream: socket.socket) -> None:
        self._stream = stream

    def send(self, message: Any, in_time: InTime | None = None) -> None:
        content = memoryview(framed(packed(message)))
        while content:
            self._wait(in_time, writing=True)
            try:
                sent = self._stream.send(content, _DO_NOT_WAIT if in_time else 0)
            except BlockingIOError:
                continue
            except ConnectionError:
                raise EOFError from None
            content = content[sent:]

    def receive(self, in_time: InTime | None = None) -> Any:
        (length,) = HEADER.unpack(self._read(HEADER.size, in_time))
        if length > MAX_FRAME_BYTES:
            raise WireError(f"a message of {length} bytes")
        return unpacked(self._read(length, in_time))

    def close(self) -> None:
        self._stream.close()

    def _read(self, count: int, in_time: InTime | None) -> bytes:
        content = bytearray()
        while len(content) < count:
            self._wait(in_time, writing=False)
            try:
                more = self._stream.recv(min(count - len(content), 1 << 20))
            except ConnectionError:
                raise EOFError from None
            if not more:
                raise EOFError
            content += more
        return bytes(content)

    def _wait(self, in_time: InTime | None, *, writing: bool) -> None:
        """Wait until the socket is ready; bit by bit counts as the whole time."""
        streams = [self._stream]
        while in_time:
            readable, writable, _ = select.select(
                [] if writing else streams,
                streams if writing else [],
                [],
                _LOOK_SECONDS,
            )
            if not in_time():
                raise TimeUpError
            if readable or writable:
                return


_DO_NOT_WAIT = getattr(socket, "MSG_DONTWAIT", 0)
