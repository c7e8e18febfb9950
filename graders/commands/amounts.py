"""Points and moments that people decide, on the command line."""

from __future__ import annotations

import math
from datetime import datetime

from graders.commands.parameters import Word
from graders.core.language import Text, TextError
from graders.core.moments import moment_of


class Points(Word[float]):
    """Points that a person gives, from 0; halves and such are points, too."""

    name = "points"

    def meaning(self, word: str) -> float:
        try:
            points = float(word)
        except ValueError:
            points = math.nan
        if 0 <= points < math.inf:
            return points
        raise TextError(
            Text(
                ko=f'0 이상의 수를 적어 주세요. 지금은 "{word}"입니다.',
                en=f'write a number from 0 instead of "{word}".',
            )
        )


class Moment(Word[datetime]):
    """A date, which lasts to its end, or a date and time."""

    name = "time"

    def meaning(self, word: str) -> datetime:
        try:
            return moment_of(word)
        except ValueError:
            raise TextError(
                Text(
                    ko="2026-10-01이나 2026-10-01T23:59처럼 적어 주세요. 지금은 "
                    f'"{word}"입니다.',
                    en=f'write 2026-10-01 or 2026-10-01T23:59 instead of "{word}".',
                )
            ) from None
