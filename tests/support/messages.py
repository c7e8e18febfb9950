"""Messages as the page writes them, and what stands below what they say to do."""

from __future__ import annotations

from typing import Any

from graders.core.message import Evidence


def said(message: Any, language: str) -> str:
    """Write down a message as the page shows it."""
    lines = [
        "".join(piece if type(piece) is str else piece["text"] for piece in line)
        for line in message[language]
    ]
    return "\n".join(lines)


def compared(expected: str, actual: str) -> str:
    """Write down, in English, what was expected and what came."""
    return "\n".join(Evidence(actual, expected).lines("en"))
