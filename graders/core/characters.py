"""Text that others wrote: fit to be written, and to be compared."""

from __future__ import annotations

import re
import unicodedata

_SURROGATE = re.compile("[\ud800-\udfff]")
# XML 1.0 has no place for these, not even escaped; no page and no table needs them.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def folded(name: str) -> str:
    """Make one of what some file system or some spreadsheet takes for the same."""
    return unicodedata.normalize("NFC", name.strip().casefold())


def encodable(text: str) -> str:
    """Replace half characters: UTF-8 has no bytes for them."""
    return _SURROGATE.sub("\ufffd", text)


def writable(text: str) -> str:
    """Replace half characters and control characters."""
    return _NOT_XML.sub("\ufffd", text)
