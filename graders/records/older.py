"""Grades of gradebooks of versions 1 and 2: all as JSON, and messages as text."""

from __future__ import annotations

import json

import msgspec

from graders.core.grades import Grade
from graders.core.language import Text
from graders.core.message import Message


def grade_of(content: bytes) -> Grade:
    document = json.loads(content)
    for exercise in document["exercises"]:
        for check in exercise["checks"]:
            for said in (check, check.get("rehearsal")):
                if said and said["message"]:
                    message = _message(**said["message"])
                    said["message"] = msgspec.to_builtins(message)
    return msgspec.convert(document, Grade)


def _message(ko: str, en: str) -> Message:
    """Know the advice from the rest: of a text, it was the first line."""
    (ko, _, more_ko), (en, _, more_en) = ko.partition("\n"), en.partition("\n")
    more = Text(more_ko, more_en) if more_ko or more_en else None
    return Message.of(Text(ko, en), more)
