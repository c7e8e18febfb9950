"""What a layout is: how names in the folder of a class are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from graders.core.language import Text

_CODE = (".py", ".ipynb", ".zip", ".py.txt")


@dataclass(frozen=True, slots=True)
class Item:
    """What lies in the folder of a class."""

    path: Path
    is_folder: bool

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def is_zip(self) -> bool:
        return not self.is_folder and self.name.lower().endswith(".zip")

    @property
    def may_hold_code(self) -> bool:
        return self.is_folder or self.name.lower().endswith(_CODE)


@dataclass(frozen=True, slots=True)
class Named:
    """What the platform says of one thing that was handed in."""

    learner: str
    """Whose it is, as the row is to be called."""
    name: str = ""
    """The learner's name, where `learner` is something else."""
    number: str = ""
    """What the platform knows the learner by, here at least."""
    lms_id: str = ""
    """The number that its gradebook has, too."""
    student_id: str = ""
    email: str = ""
    file: str = ""
    """What the learner called the file; nothing for a folder or a zip."""
    bundle: str = ""
    """What the learner called the zip."""
    order: tuple[Any, ...] = ()
    """Sorts what one learner handed in, the first one first."""
    submitted: datetime | None = None
    late: bool = False


Split = Sequence[Named] | Text
"""Whose it is (several, if they handed in together), or why nobody's."""

NO_NAME = Text(
    ko="누구의 것인지 이름으로 알 수 없습니다", en="its name does not say whose it is"
)
NO_CODE = Text(ko="코드가 없습니다", en="it holds no code")


@dataclass(frozen=True, slots=True)
class Layout:
    """A way of naming."""

    key: str
    title: Text
    """Completes "read as …"."""
    recognises: Callable[[Item], bool]
    """Whether only this platform names a thing so."""
    reader: Callable[[Path], Callable[[Item], Split]]
    """Given the folder of a class: how what lies there is split; see `by_name`."""
    keep_one: bool = False
    """Whether two things of one name are a mistake, and not two attempts."""


def named_in(file: str) -> tuple[str, str]:
    """Tell a file from a bundle by what it is called."""
    return ("", file) if file.lower().endswith(".zip") else (file, "")


def by_name(
    split: Callable[[Item], Split],
) -> Callable[[Path], Callable[[Item], Split]]:
    """Split what lies in any folder alike: its own name says whose it is."""
    return lambda _folder: split
