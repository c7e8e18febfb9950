"""What is late, by how much, and what it costs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graders.core.moments import moment_of
from graders.marking.policy import (
    Lateness,
    Policy,
    PolicyError,
    beside,
    read_policy,
    written,
)
from graders.records.decisions import HandedIn

DUE = datetime(2026, 10, 1, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PERCENT = Policy(DUE, timedelta(minutes=10), "percent", 15, 50)


def came(after: timedelta, extension: datetime | None = None) -> HandedIn:
    return HandedIn("kim", DUE + after, extension=extension)


@pytest.mark.parametrize(
    ("after", "share"),
    [
        (-HOUR, None),
        (timedelta(minutes=10), None),
        (timedelta(minutes=11), 0.85),
        (DAY, 0.85),
        (DAY + HOUR, 0.7),
        (3 * DAY, 0.55),
        (3 * DAY + HOUR, 0.5),
        (90 * DAY, 0.5),
    ],
)
def test_per_cent_a_day_with_a_floor(after: timedelta, share: float | None) -> None:
    late = PERCENT.lateness(came(after))
    assert (late and late.share) == (share and pytest.approx(share))
    assert late is None or late.by == after


def test_other_policies() -> None:
    late = came(2 * DAY)
    assert Policy(DUE).lateness(late) == Lateness(2 * DAY, 1.0)
    assert Policy(DUE, late="closed").lateness(late) == Lateness(2 * DAY, 0.0)
    assert Policy().lateness(late) is None
    assert PERCENT.lateness(HandedIn("kim", None)) is None


def test_an_extension_comes_before_the_class() -> None:
    assert PERCENT.lateness(came(2 * DAY, DUE + 2 * DAY)) is None
    late = PERCENT.lateness(came(3 * DAY, DUE + 2 * DAY))
    assert late == Lateness(DAY, 0.85)
    alone = Policy(late="closed").lateness(came(3 * DAY, DUE + 2 * DAY))
    assert alone == Lateness(DAY, 0.0)


def test_what_only_the_platform_calls_late_is_a_day_late() -> None:
    assert PERCENT.lateness(HandedIn("kim", None, late=True)) == Lateness(None, 0.85)
    # When it came is known, and says otherwise.
    assert PERCENT.lateness(HandedIn("kim", DUE, late=True)) is None
    assert PERCENT.lateness(HandedIn("kim", None, True, DUE + DAY)) is None


def test_the_file_is_read(tmp_path: Path) -> None:
    file = beside(tmp_path / "class.sqlite")
    assert file.name == "class.toml"
    assert read_policy(file) == Policy()
    file.write_text(
        'due = 2026-10-01T21:00:00+09:00\ngrace_minutes = 10\nlate = "percent"\n'
        "percent_a_day = 15\nfloor_percent = 50\n",
        encoding="utf-8",
    )
    assert read_policy(file) == PERCENT
    file.write_text(written(DUE), encoding="utf-8")
    assert read_policy(file) == Policy(DUE)


def test_a_date_lasts_to_its_end_and_a_time_is_this_machine_s() -> None:
    end = moment_of("2026-10-01")
    assert (end.hour, end.minute, end.second) == (23, 59, 59)
    assert end == datetime(2026, 10, 1, 23, 59, 59).astimezone()
    assert moment_of("2026-10-01T12:00+00:00") == DUE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("due = 5", "write due like"),
        ('due = "tomorrow"', "write due like"),
        ('late = "maybe"', "none / percent / closed"),
        ("floor_percent = 101", "floor_percent"),
        ("percent_a_day = -1", "percent_a_day"),
        ("grace_minutes = true", "grace_minutes"),
        ("dew = 2026-10-01", "dew is unknown"),
        ("due = ", "is not TOML"),
    ],
)
def test_what_is_wrong_with_it_is_said(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "class.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError, match=said):
        read_policy(file)
