"""What one learner handed in, by whatever way: found, and not read yet."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from graders.core.language import Text
from graders.core.message import Message
from graders.core.printing import printable
from graders.submissions.archives import open_archive
from graders.submissions.contents.helpers import helpers_of, notes_of
from graders.submissions.contents.search import Taken, take
from graders.submissions.contents.sources import Folder, Loose, Source, is_folder
from graders.submissions.submission import Submission, UnreadableError


@dataclass(frozen=True, slots=True)
class Part:
    """A folder, a zip or a file that lies in the folder of a class."""

    path: Path
    name: str = ""
    """What its owner called the file; nothing for a folder or a zip."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Whose an entry is and when it came, as far as the platform says it."""

    id: str
    learner_name: str = ""
    number: str = ""
    lms_id: str = ""
    student_id: str = ""
    email: str = ""
    submitted: datetime | None = None
    late: bool = False
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What one learner handed in at one time, not read yet."""

    id: str
    parts: tuple[Part, ...]
    """The latest first: it counts where two hold the same file."""
    trouble: Message | None = None
    """Why it cannot be graded, whatever is in it."""
    learner_name: str = ""
    """As the platform writes it, where it does."""
    number: str = ""
    """What the platform knows the learner by, here at least."""
    lms_id: str = ""
    """The number that its gradebook has, too."""
    student_id: str = ""
    email: str = ""
    submitted: datetime | None = None
    """When it was handed in, as far as the platform says it; naive in local time."""
    late: bool = False
    """Whether the platform marks it as late."""
    attempt: int = 1
    """Which of the learner's attempts this is, the first being 1."""
    earlier: tuple[Entry, ...] = ()
    """The attempts before it."""
    with_helpers: bool = False
    """Whether modules of the learner's own are taken along."""

    @property
    def arrival(self) -> Arrival:
        """Give what is kept of it beside its grade."""
        own = {field.name: getattr(self, field.name) for field in fields(Arrival)}
        return Arrival(**own)

    @property
    def path(self) -> Path:
        return self.parts[0].path

    def read(self, files: Sequence[str]) -> Submission:
        """Take the named files; where there is trouble, each of them says so."""
        name = printable(unicodedata.normalize("NFC", self.path.name))
        try:
            if self.trouble:
                raise UnreadableError(self.trouble)
            with ExitStack() as opened:
                sources = [_opened(part, opened) for part in self.parts]
                taken = take(sources, files, name)
                if taken.missing:
                    self._look_into_a_zip(taken, sources, opened)
                helpers = helpers_of(taken)
        except UnreadableError as error:
            return Submission(self.id, dict.fromkeys(files, error.message))
        notes = [*taken.notes, *notes_of(helpers, taken=self.with_helpers)]
        return Submission(
            self.id,
            taken.files,
            helpers=helpers if self.with_helpers else {},
            notes=tuple(notes),
        )

    def _look_into_a_zip(
        self, taken: Taken, sources: Sequence[Source], opened: ExitStack
    ) -> None:
        """Take what is missing from the one zip in a learner's folder.

        So do platforms hand it over that make a folder for each learner.
        """
        zips = [
            (part.path, path[0])
            for part, source in zip(self.parts, sources, strict=True)
            if isinstance(source, Folder)
            for path in source.listed()
            if len(path) == 1 and path[0].lower().endswith(".zip")
        ]
        if len(zips) != 1:
            return
        [(folder, name)] = zips
        archive = opened.enter_context(open_archive(folder / name, within=folder))
        shown = printable(name)
        more = take([archive], taken.missing, shown)
        found = [file for file in taken.missing if file not in more.missing]
        if found:
            taken.notes.append(
                Text(
                    ko=f"{shown}에서 꺼낸 파일: {', '.join(found)}",
                    en=f"taken from {shown}: {', '.join(found)}",
                )
            )
        taken.files |= {file: more.files[file] for file in found}
        taken.notes += more.notes
        taken.places |= more.places


def _opened(part: Part, opened: ExitStack) -> Source:
    if part.name:
        return Loose(part.path, part.name)
    if is_folder(part.path):
        return Folder(part.path)
    return opened.enter_context(open_archive(part.path))
