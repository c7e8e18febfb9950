"""Moodle: View all submissions > Download all submissions, in folders or without.

Kim Haneul_12345_assignsubmission_file_/linear_regression.py
Kim Haneul_12345_assignsubmission_file_linear_regression.py
"""

from __future__ import annotations

import re

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
    r"(?P<learner>.+?)_(?P<number>\d+)_assignsubmission_(?P<kind>[a-z]+)_?(?P<file>.*)"
)


def recognises(item: Item) -> bool:
    return bool(_NAME.fullmatch(item.name))


def split(item: Item) -> Split:
    found = _NAME.fullmatch(item.name)
    if not found:
        return NO_NAME
    if found["kind"] != "file" or not item.may_hold_code:
        return NO_CODE  # a text or a comment, written on the platform
    file, bundle = ("", "") if item.is_folder else named_in(found["file"])
    return [Named(found["learner"], number=found["number"], file=file, bundle=bundle)]


LAYOUT = Layout(
    "moodle",
    Text(ko="Moodle에서 내려받은 것", en="Moodle's download"),
    recognises,
    by_name(split),
)
