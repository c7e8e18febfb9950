"""Brightspace (D2L): Assignments > Download. A folder for each hand-in, or its files.

12345-67890 - Kim Haneul - Mar 5, 2026 203 PM/linear_regression.py
12345-67890 - Kim Haneul - Mar 5, 2026 203 PM - linear_regression.py
"""

from __future__ import annotations

import re
from datetime import datetime

from graders.core.language import Text
from graders.submissions.layouts.layout import (
    NO_CODE,
    NO_NAME,
    Item,
    Layout,
    Named,
    Split,
    by_name,
    named_in,
)

_NAME = re.compile(
    r"(?P<number>\d+)-\d+ ?- ?(?P<learner>.+?) ?- ?"
    r"(?P<time>[^-]*\d{4}[^-]*?\d{3,4}(?: ?[APap][Mm])?)(?: ?- ?(?P<file>.+))?"
)
_TIMES = (
    "%b %d, %Y %I%M %p",
    "%B %d, %Y %I%M %p",
    "%d %B, %Y %I%M %p",
    "%d %b, %Y %H%M",
)


def recognises(item: Item) -> bool:
    return bool(_NAME.fullmatch(item.name))


def split(item: Item) -> Split:
    found = _NAME.fullmatch(item.name)
    if not found:
        return [] if item.name == "index.html" else NO_NAME
    if not item.may_hold_code:
        return NO_CODE
    submitted = _time(found["time"])
    file, bundle = named_in(found["file"] or "")
    return [
        Named(
            found["learner"],
            number=found["number"],
            file="" if item.is_folder else file,
            bundle=bundle,
            order=(submitted or datetime.min,),
            submitted=submitted,
        )
    ]


def _time(text: str) -> datetime | None:
    """Read a time like 203 PM; other languages write months that it does not know."""
    padded = re.sub(r"\b(\d)(\d\d)(?= ?[APap][Mm]$)", r"0\1\2", text.strip())
    for form in _TIMES:
        try:
            return datetime.strptime(padded, form)
        except ValueError:
            continue
    return None


LAYOUT = Layout(
    "brightspace",
    Text(ko="Brightspace에서 내려받은 것", en="Brightspace's download"),
    recognises,
    by_name(split),
)
