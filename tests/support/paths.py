"""What a file may be called where others have to store it, too."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

LONGEST = 180
"""Characters of a path: Windows takes 260, and whoever clones has folders above."""

_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"|?*\\]|[ .]$')
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³]) *(\..*)?", re.IGNORECASE
)


def unusable(paths: Iterable[str]) -> list[str]:
    """Name the paths that Windows or macOS refuses, or takes for one and the same."""
    paths = list(paths)
    times = Counter(map(_same, paths))
    return [
        path
        for path in paths
        if len(path) > LONGEST
        or times[_same(path)] > 1
        or any(_FORBIDDEN.search(p) or _DEVICE.fullmatch(p) for p in path.split("/"))
    ]


def _same(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
