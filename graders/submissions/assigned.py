"""Which variant of the exercises each learner of a class was given: a small CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from graders.core.characters import folded
from graders.core.language import Text, TextError
from graders.course.variants import VARIANTS
from graders.submissions.roster.learner import Learner

HEADER = ("submission", "variant")


class AssignedError(TextError):
    """The list cannot be used; the text says where and what to do."""


def read_assigned(file: Path) -> dict[str, str]:
    """Read the names of variants, by submission."""
    try:
        rows = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig")))
        found = {row["submission"]: row["variant"].strip() for row in rows}
    except OSError as error:
        raise _error(
            file,
            f"읽을 수 없습니다: {error.strerror}",
            f"cannot be read: {error.strerror}",
        ) from None
    except (KeyError, AttributeError, UnicodeDecodeError, csv.Error):
        raise _error(
            file,
            "submission과 variant 열이 있는 UTF-8 CSV여야 합니다.",
            "has to be a CSV in UTF-8 with the columns submission and variant.",
        ) from None
    for submission, variant in found.items():
        if variant not in VARIANTS:
            known = ", ".join(VARIANTS)
            raise _error(
                file,
                f'{submission}: 변형 "{variant}"은 없습니다. 쓸 수 있는 것: {known}',
                f'{submission}: there is no variant "{variant}"; there are {known}',
            )
    return found


def assigned_to(
    assigned: Mapping[str, str],
    ids: Iterable[str],
    learners: Mapping[str, Learner] | None = None,
) -> dict[str, str]:
    """Find each submission's variant, without regard to case and Unicode form.

    The list may call learners as the roster does.
    """
    by_name = {folded(name): variant for name, variant in assigned.items()}
    found: dict[str, str] = {}
    for id_ in ids:
        learner = (learners or {}).get(id_)
        for name in (id_, learner.key if learner else ""):
            if variant := by_name.get(folded(name)):
                found.setdefault(id_, variant)
    return found


def _error(file: Path, ko: str, en: str) -> AssignedError:
    return AssignedError(Text(f"{file}: {ko}", f"{file}: {en}"))
