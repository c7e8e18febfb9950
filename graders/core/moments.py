"""Moments as people write them: a date, or a date and time, with a zone or without."""

from __future__ import annotations

from datetime import date, datetime, time


def moment_of(text: str) -> datetime:
    """Read an ISO date or date and time; raise ValueError for anything else."""
    text = text.strip()
    if len(text) == len("2026-10-01"):
        return moment(date.fromisoformat(text))
    return moment(datetime.fromisoformat(text))


def moment(of: date) -> datetime:
    """Take a date as its end, and a time without a zone as that of this machine."""
    if not isinstance(of, datetime):
        of = datetime.combine(of, time(23, 59, 59))
    return of if of.tzinfo else of.astimezone()
