"""The list of a class: who is expected, and how they are called elsewhere."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from graders.core.language import LANGUAGES, Language, Text, TextError
from graders.core.limits import MAX_FILE_BYTES
from graders.core.moments import moment_of
from graders.submissions.submission import too_large


class RosterError(TextError):
    """The list cannot be used as it is; the text says where and what to do."""


@dataclass(frozen=True, slots=True)
class Learner:
    submission: str
    name: str = ""
    email: str = ""
    student_id: str = ""
    language: Language | None = None
    extension: datetime | None = None
    """Until when the learner may hand in, if not until the class's due date."""


Roster = dict[str, Learner]
"""By submission."""

COLUMNS = tuple(field.name for field in fields(Learner))


def read_roster(file: Path) -> Roster:
    """Read a CSV with the column `submission`, and any of the others."""
    reader = csv.DictReader(io.StringIO(_text(file), newline=""), strict=True)
    roster: Roster = {}
    lines: dict[str, int] = {}
    try:
        columns = [column.strip().casefold() for column in reader.fieldnames or ()]
        _require_columns(file, columns)
        reader.fieldnames = columns
        for row in reader:
            line = reader.line_num
            if not any(row.values()):
                continue
            if None in row or None in row.values():
                raise _error(
                    file,
                    line,
                    f"칸이 {len(columns)}개여야 합니다.",
                    f"has to have {len(columns)} cells.",
                )
            learner = _learner(file, line, row)
            key = learner.submission.casefold()
            if key in lines:
                raise _error(
                    file,
                    line,
                    f"{learner.submission}: {lines[key]}번째 줄에도 있습니다. "
                    "한 줄을 지우세요.",
                    f"{learner.submission} is in line {lines[key]} already; delete "
                    "one of the two.",
                )
            lines[key] = line
            roster[learner.submission] = learner
    except csv.Error as error:
        raise _error(
            file,
            reader.reader.line_num,
            f"CSV가 아닙니다: {error}",
            f"is not CSV: {error}",
        ) from None
    return roster


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:  # a pipe is as good as a file
            content = opened.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise RosterError(
            Text(
                ko=f"{file}: 읽을 수 없습니다: {error.strerror}",
                en=f"{file} cannot be read: {error.strerror}",
            )
        ) from None
    if len(content) > MAX_FILE_BYTES:
        large = too_large(str(file))
        raise RosterError(Text(large.ko, large.en))
    for encoding in ("utf-8-sig", "cp949"):  # Excel in Korea saves the second
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RosterError(
        Text(
            ko=f"{file}: CSV를 UTF-8로 다시 저장하세요.",
            en=f"{file}: save it as CSV in UTF-8.",
        )
    )


def _require_columns(file: Path, columns: list[str]) -> None:
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown or "submission" not in columns or len({*columns}) < len(columns):
        known, there = ", ".join(COLUMNS), ", ".join(columns)
        raise _error(
            file,
            1,
            f"열 이름을 고치세요. 쓸 수 있는 것: {known} (submission은 꼭 있어야 "
            f"합니다). 지금: {there}",
            f"name the columns {known}; only submission has to be there. Now: {there}",
        )


def _learner(file: Path, line: int, row: dict[str, str]) -> Learner:
    cells = {column: cell.strip() for column, cell in row.items()}
    said = cells.get("language", "").casefold()
    language = next((known for known in LANGUAGES if known == said), None)
    if said and not language:
        known = " / ".join(LANGUAGES)
        raise _error(
            file,
            line,
            f"language 칸에는 {known} 가운데 하나를 적으세요.",
            f"the language is one of {known}.",
        )
    submission = unicodedata.normalize("NFC", cells["submission"])
    if not submission:
        raise _error(
            file, line, "submission 칸을 채우세요.", "fill in the cell submission."
        )
    return Learner(
        submission,
        name=cells.get("name", ""),
        email=cells.get("email", ""),
        student_id=cells.get("student_id", ""),
        language=language,
        extension=_extension(file, line, cells.get("extension", "")),
    )


def _extension(file: Path, line: int, written: str) -> datetime | None:
    try:
        return moment_of(written) if written else None
    except ValueError:
        raise _error(
            file,
            line,
            "extension 칸에는 2026-10-03이나 2026-10-03T18:00처럼 적으세요.",
            "the extension is like 2026-10-03 or 2026-10-03T18:00.",
        ) from None


def _error(file: Path, line: int, ko: str, en: str) -> RosterError:
    return RosterError(
        Text(ko=f"{file} {line}번째 줄: {ko}", en=f"{file}, line {line}: {en}")
    )
