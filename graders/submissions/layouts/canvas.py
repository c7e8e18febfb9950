"""Canvas: Download Submissions. All files of a class lie in one folder.

kimhaneul_12345_67890_linear_regression.py     name, user, attachment, file
leejun_LATE_12346_67891_exercises-1.zip        handed in late, and for the second time
anon_x7Kq2_67890_linear_regression.py          where names are hidden
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
    r"(?P<learner>[^_]+?)(?P<late>_LATE)?_(?P<user>\d+)_(?P<attachment>\d+)_(?P<file>.+)"
    r"|(?P<anonymous>anon(?:ymous)?)(?P<late_too>_LATE)?_(?P<code>[A-Za-z0-9]{5})"
    r"_(?P<its>\d+)_(?P<its_file>.+)"
)
_AGAIN = re.compile(r"-(\d+)(?=\.\w+(?:\.txt)?$)")


def recognises(item: Item) -> bool:
    return not item.is_folder and bool(_NAME.fullmatch(item.name))


def split(item: Item) -> Split:
    found = None if item.is_folder else _NAME.fullmatch(item.name)
    if not found:
        return NO_NAME
    if not item.may_hold_code:
        return NO_CODE
    learner, number = found["learner"], found["user"]
    if found["anonymous"]:
        learner = number = found["code"]
    own = found["file"] or found["its_file"]
    again = _AGAIN.search(own)
    file, bundle = named_in(_AGAIN.sub("", own))
    return [
        Named(
            learner,
            number=number,
            lms_id=found["user"] or "",
            file=file,
            bundle=bundle,
            order=(
                int(found["attachment"] or found["its"]),
                int(again[1]) if again else 0,
            ),
            late=bool(found["late"] or found["late_too"]),
        )
    ]


LAYOUT = Layout(
    "canvas",
    Text(ko="Canvas에서 내려받은 것", en="Canvas's download"),
    recognises,
    by_name(split),
)
