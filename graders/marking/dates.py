"""When each submission of a class was handed in, from whatever tells it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from graders.core.characters import folded
from graders.core.language import Text, TextError
from graders.core.moments import moment, moment_of
from graders.records.decisions import HandedIn
from graders.submissions.entry import Arrival, Entry
from graders.submissions.git_time import git_times
from graders.submissions.roster.learner import Learner

Times = Mapping[str, datetime]
"""By submission."""
_COLUMNS = ("submission", "submitted")


class TimesError(TextError):
    """The list of times cannot be used; the text says where and what to do."""


def read_times(file: Path) -> dict[str, datetime]:
    """Read a CSV with the columns submission and submitted."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise _error(
            file,
            f"읽을 수 없습니다: {error.strerror}",
            f"cannot be read: {error.strerror}",
        ) from None
    except UnicodeDecodeError:
        raise _error(
            file, "CSV를 UTF-8로 다시 저장하세요.", "save it as CSV in UTF-8."
        ) from None
    rows = csv.DictReader(io.StringIO(text, newline=""))
    times: dict[str, datetime] = {}
    for row in rows:
        try:
            submission, submitted = (row[name] for name in _COLUMNS)
            times[submission] = moment_of(submitted)
        except (KeyError, AttributeError, ValueError):
            raise _error(
                file,
                f"{rows.line_num}번째 줄: submission과 submitted 열을 "
                "kim,2026-10-01T23:59처럼 채우세요.",
                f"line {rows.line_num}: fill in the columns submission and submitted, "
                "like kim,2026-10-01T23:59",
            ) from None
    return times


def handed_in(
    entries: Iterable[Entry],
    arrivals: Mapping[str, Arrival],
    times: Times | None,
    learners: Mapping[str, Learner] | None,
    before: Iterable[HandedIn] = (),
) -> Iterator[HandedIn]:
    """Tell when each came: as the list says, or the platform, or the last commit.

    What the platform says is that of the attempt that counts; a list may call learners
    as the roster does. Without a list, or without a roster, what was known `before`
    from one stays.
    """
    known = {each.submission: each for each in before}
    listed = {folded(name): at for name, at in (times or {}).items()}
    with git_times() as git:
        for entry in entries:
            arrival = arrivals.get(entry.id, entry.arrival)
            learner = (learners or {}).get(entry.id)
            kept = known.get(entry.id, HandedIn(entry.id, None))
            at = listed.get(folded(entry.id))
            if at is None and learner:
                at = listed.get(folded(learner.key))
            at = at or arrival.submitted
            if at is None and git:
                at = git.of(entry.path)
            if at is None and times is None:
                at = kept.at
            extension = kept.extension if learners is None else None
            if learner:
                extension = learner.extension
            yield HandedIn(entry.id, at and moment(at), arrival.late, extension)


def _error(file: Path, ko: str, en: str) -> TimesError:
    return TimesError(Text(f"{file}: {ko}", f"{file}: {en}"))
