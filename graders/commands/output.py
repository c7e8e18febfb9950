"""Where a command writes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from graders.core.exit_codes import TROUBLE
from graders.core.files import write_file
from graders.core.language import Language, Text


class Trouble(click.ClickException):
    """Nobody mistyped anything: it is this machine that cannot."""

    exit_code = TROUBLE


@contextmanager
def writing(language: Language) -> Iterator[None]:
    """Say which file could not be written, and why."""
    try:
        yield
    except BrokenPipeError:
        raise  # nobody wants it any more
    except OSError as error:
        problem = Text(
            ko=f"{error.filename}: 쓸 수 없습니다: {error.strerror}",
            en=f"{error.filename}: cannot be written: {error.strerror}",
        )
        raise Trouble(problem.pick(language)) from None


def there_already(path: str, language: Language) -> click.UsageError:
    """Say that a new folder is wanted: what lies in this one is somebody's work."""
    problem = Text(
        ko=f"{path}: 이미 있어서 그대로 두었습니다. 다른 폴더 이름을 적어 주세요.",
        en=f"{path}: is there already and was left as it is. Name another folder.",
    )
    return click.UsageError(problem.pick(language))


@dataclass(frozen=True, slots=True)
class Output:
    """A file, or standard output."""

    path: Path | None

    @property
    def suffix(self) -> str:
        return self.path.suffix if self.path else ""

    def write(self, content: bytes, language: Language) -> None:
        if self.path is None:
            sys.stdout.buffer.write(content)
            return
        with writing(language):
            write_file(self.path, content)
