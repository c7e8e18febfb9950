"""The archive that Gradescope builds an autograder from."""

from __future__ import annotations

import io
import tomllib
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from graders.core.files import read_source
from graders.course.catalogue import CARRIED, REPOSITORY, ROOT, Exercise

_HERE = Path(__file__).parent
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def gradescope_zip(seed: int, exercises: Sequence[Exercise]) -> bytes:
    """Pack these graders; the same of all three gives the same bytes.

    Args:
        seed: what the inputs of hidden checks are drawn from.
        exercises: what is graded, in the catalogue's order.
    """
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for name, content in sorted(_contents(seed, exercises)):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.external_attr = (0o755 if content.startswith(b"#!") else 0o644) << 16
            entry.create_system = 3  # Unix: only then are permissions read
            file.writestr(entry, content)
    return archive.getvalue()


def _contents(seed: int, exercises: Sequence[Exercise]) -> Iterator[tuple[str, bytes]]:
    for name in ("setup.sh", "run_autograder"):  # Gradescope looks for them at the top
        yield name, read_source(_HERE / name)
    yield "seed", f"{seed}\n".encode()
    yield "asked", (" ".join(exercise.id for exercise in exercises) + "\n").encode()
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    for pattern in wheel["hooks"]["custom"]["carried"]:
        for file in REPOSITORY.glob(pattern):
            yield file.relative_to(REPOSITORY).as_posix(), read_source(file)
    for file in (ROOT / "graders").rglob("*"):
        left_out = "__pycache__" in file.parts or file.is_relative_to(CARRIED)
        if file.is_file() and not left_out:
            yield file.relative_to(ROOT).as_posix(), read_source(file)
