"""Which submission is whose: everybody writes names differently."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graders.submissions.entry import Arrival
from graders.submissions.roster.learner import Learner, Roster

_Keys = Callable[[Learner], Iterable[str]]
_Names = Callable[[Arrival], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Matched:
    """A class, by the ids of what it handed in; who handed nothing in, by their own."""

    roster: Roster
    missing: list[str] = field(default_factory=list)
    """Who handed nothing in."""
    strangers: list[str] = field(default_factory=list)
    """Submissions of nobody on the list."""
    guessed: list[str] = field(default_factory=list)
    """Submissions that only a part of a name gives to somebody."""


def matched(roster: Roster, arrivals: Iterable[Arrival]) -> Matched:
    """Find whose each submission is, by what says it surest first.

    What fits two submissions or two learners fits neither. Case and the form of
    letters never matter.
    """
    left = dict(roster)
    waiting = {arrival.id: arrival for arrival in arrivals}
    found: dict[str, Learner] = {}
    guessed: list[str] = []
    for keys, names in _WAYS:
        pairs = _unique(keys, left, names, waiting.values())
        for id_, key in pairs:
            found[id_] = left.pop(key)
            del waiting[id_]
        if names is _parts_of_name:
            guessed = [id_ for id_, _ in pairs]
    missing = {_own(key, found): learner for key, learner in left.items()}
    return Matched(
        Roster([*found.items(), *missing.items()], roster.left_alone),
        sorted(missing),
        sorted(waiting),
        sorted(guessed),
    )


def of_arrival(arrival: Arrival) -> Learner:
    """Make of what a platform says as much of a learner as it gives."""
    return Learner(
        arrival.id,
        name=arrival.learner_name,
        email=arrival.email,
        student_id=arrival.student_id,
        lms_id=arrival.lms_id,
    )


def _own(key: str, found: Iterable[str]) -> str:
    """Keep who handed nothing in apart from a submission that is called so."""
    return f"{key} (–)" if key in found else key


def _unique(
    keys: _Keys,
    learners: Mapping[str, Learner],
    names: _Names,
    arrivals: Iterable[Arrival],
) -> list[tuple[str, str]]:
    """Pair what fits in one way only."""
    whose: defaultdict[str, set[str]] = defaultdict(set)
    for own, learner in learners.items():
        for key in {_folded(key) for key in keys(learner) if key}:
            whose[key].add(own)
    candidates: defaultdict[str, set[str]] = defaultdict(set)
    for arrival in arrivals:
        for name in {_folded(name) for name in names(arrival) if name}:
            for key in whose.get(name, ()):
                candidates[arrival.id].add(key)
    takers: defaultdict[str, set[str]] = defaultdict(set)
    for id_, some in candidates.items():
        for key in some:
            takers[key].add(id_)
    return [
        (id_, key)
        for id_, some in candidates.items()
        if len(some) == 1
        for key in some
        if len(takers[key]) == 1
    ]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())


def _ids(learner: Learner) -> Iterator[str]:
    yield learner.student_id
    yield learner.login
    yield learner.email
    yield learner.email.partition("@")[0]


def _spellings(name: str) -> Iterator[str]:
    """Write a name as platforms do: first and last in either order, or run together."""
    tokens = _tokens(name)
    for start in range(len(tokens)):
        yield "".join(tokens[start:] + tokens[:start])


def _tokens(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name))


def _parts_of_name(arrival: Arrival) -> Iterator[str]:
    yield from _tokens(arrival.learner_name)
    yield from _tokens(arrival.id)


def _submission(learner: Learner) -> Iterator[str]:
    yield learner.submission


def _submission_and_name(learner: Learner) -> Iterator[str]:
    yield from _spellings(learner.name)
    yield from _spellings(learner.submission)


_WAYS: tuple[tuple[_Keys, _Names], ...] = (
    (_submission, lambda arrival: (arrival.id,)),
    (lambda learner: (learner.lms_id,), lambda arrival: (arrival.lms_id,)),
    (
        lambda learner: (learner.student_id, learner.submission),
        lambda arrival: (arrival.student_id,),
    ),
    (_ids, lambda arrival: (arrival.email, arrival.id)),
    (
        _submission_and_name,
        lambda arrival: (*_spellings(arrival.learner_name), *_spellings(arrival.id)),
    ),
    # What the list calls a submission may be a part of what the platform calls it.
    (_submission, _parts_of_name),
)
