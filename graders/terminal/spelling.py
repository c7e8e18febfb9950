"""Signs that a console's encoding lacks, spelled with letters that every one has.

Consoles of Windows still speak cp949 or cp1252, and files that output is sent to as
well. Of a formula or a name nothing is to become a question mark there.
"""

from __future__ import annotations

import codecs
import unicodedata

SPELLED = "spelled"
"""What a stream does with what it cannot encode, once `register` was called."""

_SIGNS = {
    **{"−": "-", "–": "-", "—": "-", "±": "+-", "×": "x", "·": "*", "√": "sqrt"},
    **{"∞": "infinity", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "∂": "d"},
    **{"←": "<-", "→": "->", "▶": ">", "‘": "'", "’": "'", "“": '"', "”": '"'},
    **{"λ": "lambda", "Λ": "Lambda", "°": " degrees", "─": "-", "━": "-", "└": "`"},
    **{"✓": "v", "✗": "x", "○": "o", "◐": "~"},
}
_ABOVE_OR_BELOW = {"<super>": "^", "<sub>": "_"}


def register() -> None:
    """Let streams be told to spell."""
    codecs.register_error(SPELLED, _spell)


def spelled(sign: str) -> str:
    """Write one character in ASCII: as a formula is typed, or else by its number."""
    if sign in _SIGNS:
        return _SIGNS[sign]
    name = unicodedata.name(sign, "").split()
    if name[:1] == ["GREEK"] and name[2:3] == ["LETTER"]:
        letter = name[3].lower()
        return letter.capitalize() if name[1] == "CAPITAL" else letter
    kind, *parts = unicodedata.decomposition(sign).split() or [""]
    if kind in _ABOVE_OR_BELOW:
        return _ABOVE_OR_BELOW[kind] + "".join(spelled(chr(int(p, 16))) for p in parts)
    alike = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return alike or sign.encode("ascii", "backslashreplace").decode()


def _spell(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(spelled, error.object[error.start : error.end])), error.end
