"""A learner's own file, taken into the page: cut into parts, its head completed."""

from __future__ import annotations

import dataclasses
import re

from graders.core.limits import MAX_FILE_BYTES
from graders.core.message import Message
from graders.core.verdicts import DoesNotLoad
from graders.course.parts import Parts, split
from graders.course.stubs import stub_module
from graders.sandbox.in_process import compiled, decoded
from graders.submissions.submission import Submission, too_large
from lab.python.heads import completed
from lab.python.leftovers import without_leftovers

# Pages keep text: what said how bytes were to be read would mislead the next reader.
_CODING = re.compile(r"\A((?:#.*\n)?[ \t\f]*#.*?coding[:=][ \t]*)[-\w.]+")


@dataclasses.dataclass(frozen=True, slots=True)
class Loaded:
    """The parts of a file, and what is to be told of them."""

    parts: Parts
    added: list[str]
    """Names that its head lacked."""
    left_out: list[str]
    """Lines that the page has no use for."""
    flaw: Message | None
    """Why Python would not read it."""


def load(module: str, content: bytes, names: list[str], head: str) -> Loaded:
    """Cut a file into the parts of a module.

    The functions that it lacks stay as the page has them; so they keep what the `head`
    there gives them. The names of the stubs' own head are there in any case.

    Raises:
        DoesNotLoad: it is no text that Python could read, or too long.
    """
    file = f"{module}.py"
    if len(content) > MAX_FILE_BYTES:
        raise DoesNotLoad(too_large(file))
    text = _CODING.sub(r"\1utf-8", decoded(file, content))
    text, left_out = without_leftovers(text)
    flaw = _flaw(file, text)
    if flaw and "\0" in text:
        raise DoesNotLoad(flaw)
    parts = split(text, names)
    if len(parts) == 1:
        return Loaded(parts, [], left_out, flaw)
    lacking = {*names} - {name for name, _ in parts}
    own = parts[0][1]
    known, added = completed(own, head) if lacking else (own, [])
    whole, more = completed(known, stub_head(module, names))
    return Loaded([("", whole), *parts[1:]], added + more, left_out, flaw)


def stub_head(module: str, names: list[str]) -> str:
    return split(stub_module(module), names)[0][1]


def _flaw(file: str, text: str) -> Message | None:
    try:
        compiled(Submission("", {file: text.encode()}), file)
    except DoesNotLoad as verdict:
        return verdict.message
    return None
