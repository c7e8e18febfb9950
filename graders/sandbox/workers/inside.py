"""What runs inside a worker: it loads files, and answers what the grader asks."""

from __future__ import annotations

import contextlib
import linecache
from typing import Any

import msgspec

from graders.core.limits import Limits
from graders.core.plain import Foreign, same
from graders.core.verdicts import Crashed, Verdict
from graders.sandbox.clocks import handling_alarms
from graders.sandbox.helpers import take_along
from graders.sandbox.in_process import InProcess
from graders.sandbox.packages.new_memory import marked_memory
from graders.sandbox.sandbox import Call
from graders.sandbox.workers.connection import Connection
from graders.sandbox.workers.wire import WireError
from graders.submissions.submission import Submission


def serve(connection: Connection) -> None:
    """Load files and answer what is asked of them until the grader hangs up."""
    sandboxes: dict[str, InProcess] = {}
    with handling_alarms(), marked_memory(), contextlib.suppress(EOFError):
        while True:
            number, operation, module, *asked = connection.receive()
            if operation == "load":
                content, limits, helpers = asked
                take_along(helpers)
                sandboxes[module] = _opened(f"{module}.py", content, Limits(*limits))
            reply = _replied(sandboxes[module], operation, module, asked)
            _send(connection, number, reply)


def _opened(file: str, content: bytes, limits: Limits) -> InProcess:
    # Tracebacks and inspect.getsource find the learner's lines here: no file is there.
    # A function alone stands for lines that are split when somebody looks.
    linecache.cache[file] = (lambda: content.decode("utf-8", "replace"),)
    return InProcess(Submission("", {file: content}), limits=limits)


def _replied(
    sandbox: InProcess, operation: str, module: str, asked: Any
) -> tuple[Any, ...]:
    try:
        if operation == "load":
            sandbox.load(module)
            return ("loaded",)
        name, arguments, keywords, *made = asked
        call = Call(module, name, arguments, keywords)
        if operation == "make":
            return ("made", sandbox.make(call))
        if operation == "call":
            answer = sandbox.call(call)
        else:
            [number] = made
            answer = sandbox.call_method(number, call)
    except Verdict as verdict:
        kinds = verdict.kinds if isinstance(verdict, Crashed) else ()
        parts = msgspec.to_builtins(verdict.message.parts)
        return ("verdict", str(verdict.outcome), parts, kinds)
    # None stands for what nobody has changed: most often, and nothing to send.
    after = None if same(arguments, answer.arguments) else answer.arguments
    noted = answer.warnings, answer.graph_sizes, tuple(answer.uses)
    return "answer", answer.value, after, *noted


def _send(connection: Connection, number: int, reply: tuple[Any, ...]) -> None:
    try:
        connection.send((number, reply))
    except WireError:
        if reply[0] != "answer":
            raise
        large = Foreign("a value that is too large")
        after = reply[2] and (large,) * len(reply[2])
        connection.send((number, ("answer", large, after, (), (), ())))
