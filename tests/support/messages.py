"""Messages as the page writes them."""

from __future__ import annotations

from typing import Any


def said(message: Any, language: str) -> str:
    """Write down a message as the page shows it."""
    lines = [
        "".join(piece if type(piece) is str else piece["text"] for piece in line)
        for line in message[language]
    ]
    return "\n".join(lines)
