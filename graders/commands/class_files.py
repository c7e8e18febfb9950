"""The files of a class, named on the command line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from graders.commands.parameters import OneOf, Word
from graders.submissions.assigned import read_assigned
from graders.submissions.layouts import LAYOUTS, Layout
from graders.submissions.layouts.pattern import of_pattern
from graders.submissions.roster.learner import Roster
from graders.submissions.roster.reading import read_roster


class TimesFile(Word[dict[str, datetime]]):
    """The list of when who handed in, read."""

    name = "file"

    def meaning(self, word: str) -> dict[str, datetime]:
        from graders.marking.dates import read_times  # and SQLite with it

        return read_times(Path(word))


class AssignedFile(Word[dict[str, str]]):
    """The list of who has which variant, read."""

    name = "file"

    def meaning(self, word: str) -> dict[str, str]:
        return read_assigned(Path(word))


class LayoutName(Word[Layout]):
    """A platform whose names are known."""

    name = "layout"

    def meaning(self, word: str) -> Layout:
        return LAYOUTS[OneOf([*LAYOUTS]).meaning(word)]

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        return f"[{'|'.join(LAYOUTS)}]"


class NamePattern(Word[Layout]):
    """How names in the folder of a class are made."""

    name = "pattern"

    def meaning(self, word: str) -> Layout:
        return of_pattern(word)


class RosterFile(Word[Roster]):
    """The list of a class, read."""

    name = "file"

    def meaning(self, word: str) -> Roster:
        return read_roster(Path(word))
