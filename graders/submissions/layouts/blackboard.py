"""Blackboard: Grade Centre > Assignment File Download. All lies in one folder.

Week 2_kim01_attempt_2026-03-05-14-03-22_linear_regression.py
Week 2_kim01_attempt_2026-03-05-14-03-22.txt     what Blackboard says of it
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
    r".+_(?P<learner>[^_]+)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|\.txt)"
)


def recognises(item: Item) -> bool:
    return not item.is_folder and bool(_NAME.fullmatch(item.name))


def split(item: Item) -> Split:
    found = None if item.is_folder else _NAME.fullmatch(item.name)
    if not found:
        return NO_NAME
    if not found["file"]:
        return []  # it goes with what was handed in
    if not item.may_hold_code:
        return NO_CODE
    try:
        submitted = datetime.strptime(found["time"], "%Y-%m-%d-%H-%M-%S")
    except ValueError:
        submitted = None
    file, bundle = named_in(found["file"])
    return [
        Named(
            found["learner"],
            file=file,
            bundle=bundle,
            order=(found["time"],),
            submitted=submitted,
        )
    ]


LAYOUT = Layout(
    "blackboard",
    Text(ko="Blackboard에서 내려받은 것", en="Blackboard's download"),
    recognises,
    by_name(split),
)
