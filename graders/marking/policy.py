"""Until when a class hands in, and what becomes of what is late.

It stands in a small TOML beside the gradebook, `class.toml` beside `class.sqlite`, for
people to read and change; the points as graded are kept apart from what it makes of
them.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

from graders.core.files import write_file
from graders.core.language import Text, TextError
from graders.core.moments import moment, moment_of
from graders.records.decisions import HandedIn

WhenLate = Literal["none", "percent", "closed"]
_DAY = timedelta(days=1)
_NUMBERS = ("grace_minutes", "percent_a_day", "floor_percent")


class PolicyError(TextError):
    """The policy cannot be used as it is; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late a submission is, and which share of its points counts."""

    by: timedelta | None
    """None where only the platform says that it is late."""
    share: float

    @property
    def days(self) -> int:
        """Count the days that have begun."""
        return 1 if self.by is None else math.ceil(self.by / _DAY)


@dataclass(frozen=True, slots=True)
class Policy:
    due: datetime | None = None
    grace: timedelta = timedelta(0)
    """How much later costs nothing. Who is later still is late from the due date on."""
    late: WhenLate = "none"
    percent_a_day: float = 10.0
    """Taken from the points for each day that has begun, where `late` is percent."""
    floor_percent: float = 0.0
    """What of the points counts at least, then."""

    def lateness(self, of: HandedIn) -> Lateness | None:
        """Tell how late it is; None for in time, or where nobody can tell.

        A learner's own due date comes before the class's. Where a platform says that
        it is late, and not when it came, it is one day late.
        """
        due = of.extension or self.due
        if of.at and due:
            if of.at <= due + self.grace:
                return None
            by = of.at - due
            return Lateness(by, self._share(Lateness(by, 1).days))
        if of.late and not of.at and not of.extension:
            return Lateness(None, self._share(1))
        return None

    def _share(self, days: int) -> float:
        if self.late == "none":
            return 1.0
        if self.late == "closed":
            return 0.0
        return max(self.floor_percent, 100 - self.percent_a_day * days) / 100


def beside(gradebook: Path) -> Path:
    """Name the policy's file of a gradebook."""
    return gradebook.with_suffix(".toml")


def read_policy(file: Path) -> Policy:
    """Read a policy; where there is no file, nothing is late."""
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Policy()
    except OSError as error:
        raise _error(
            file,
            f"읽을 수 없습니다: {error.strerror}",
            f"cannot be read: {error.strerror}",
        ) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _error(
            file, f"TOML이 아닙니다: {error}", f"is not TOML: {error}"
        ) from None
    return _policy(file, document)


def _policy(file: Path, document: Mapping[str, Any]) -> Policy:
    known = ("due", "late", *_NUMBERS)
    for key in document:
        if key not in known:
            there = ", ".join(known)
            raise _error(
                file,
                f"{key}: 모르는 이름입니다. 쓸 수 있는 것: {there}",
                f"{key} is unknown; there are {there}",
            )
    late = document.get("late", "none")
    if late not in get_args(WhenLate):
        words = " / ".join(get_args(WhenLate))
        raise _error(
            file,
            f"late에는 {words} 가운데 하나를 적으세요.",
            f"late is one of {words}",
        )
    for key in _NUMBERS:
        number = document.get(key, 0)
        most = math.inf if key == "grace_minutes" else 100
        if type(number) not in (int, float) or not 0 <= number <= most:
            raise _error(
                file,
                f"{key}에는 0 이상의 수를 적으세요(퍼센트는 100까지).",
                f"{key} is a number from 0 (per cents up to 100)",
            )
    due = document.get("due")
    return Policy(
        due=None if due is None else _due(file, due),
        grace=timedelta(minutes=document.get("grace_minutes", 0)),
        late=late,
        percent_a_day=document.get("percent_a_day", 10.0),
        floor_percent=document.get("floor_percent", 0.0),
    )


def _due(file: Path, written: Any) -> datetime:
    if isinstance(written, date):
        return moment(written)
    try:
        return moment_of(str(written))
    except ValueError:
        raise _error(
            file,
            "due를 due = 2026-10-01T23:59:00+09:00처럼 적으세요.",
            "write due like due = 2026-10-01T23:59:00+09:00",
        ) from None


def keep_due(file: Path, due: datetime | None) -> None:
    """Read the policy, to be sure that it can be; write one, if there is none yet.

    What people wrote there is theirs: another due date is refused, not written.
    """
    policy = read_policy(file)
    if due is None or policy.due == due:
        return
    if file.exists():
        raise _error(
            file,
            "--due와 다른 마감이 적혀 있습니다. 여기를 고치세요: due = "
            f"{due.isoformat()}",
            f"says another due date than --due; change it there: due = "
            f"{due.isoformat()}",
        )
    write_file(file, written(due).encode())


def written(due: datetime) -> str:
    """Write the policy that a due date alone makes, with what one may want to add."""
    return (
        f"due = {due.isoformat()}\n"
        "grace_minutes = 0\n"
        'late = "none"  # "percent" or "closed"\n'
        "percent_a_day = 10\n"
        "floor_percent = 0\n"
    )


def _error(file: Path, ko: str, en: str) -> PolicyError:
    return PolicyError(Text(f"{file}: {ko}", f"{file}: {en}"))
