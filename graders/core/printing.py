"""Text of strangers, fit to be printed: short, and without signs that do something."""

from __future__ import annotations


def printable(text: str, limit: int = 200) -> str:
    """Shorten, and escape what could move a terminal's cursor or break a report."""
    text = "".join(
        c if c.isprintable() else " " if c.isspace() else f"\\x{ord(c):02x}"
        for c in text[: limit + 1]
    )
    return text if len(text) <= limit else text[: limit - 1] + "…"


def described(error: BaseException) -> str:
    """Name an exception with its message, whatever its __str__ does."""
    try:
        message = str(error)
    except BaseException:
        message = ""
    name = type(error).__name__
    return printable(f"{name}: {message}" if message else name)
