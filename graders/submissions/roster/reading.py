"""Class lists as spreadsheets, Canvas and Moodle write them.

Any delimiter, any encoding that Excel writes; columns that nobody needs are left alone.
"""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from graders.core.language import LANGUAGES, Text, TextError
from graders.core.limits import MAX_FILE_BYTES
from graders.core.moments import moment_of
from graders.submissions.roster.columns import WHO, fields_of
from graders.submissions.roster.learner import Learner, Roster
from graders.submissions.submission import too_large

_DELIMITERS = ",;\t|"
_HEAD_LINES = 10
"""Among how many lines the names of the columns are looked for."""
_NOBODY = ("points possible", "student, test", "test student")
"""Lines of Canvas's gradebook that are no learner's, by how they begin."""

_Row = tuple[int, list[str]]


class RosterError(TextError):
    """The list cannot be used as it is; the text says where and what to do."""


def read_roster(file: Path) -> Roster:
    """Read a list that has a column by which learners are known, and any others."""
    text = _text(file)
    delimiter = max(_DELIMITERS, key=lambda sign: _known(_head(text, sign)))
    try:
        rows = list(_rows(text, delimiter))
    except csv.Error as error:
        said, number = error.args
        raise _error(
            file, number, f"CSV가 아닙니다: {said}", f"is not CSV: {said}"
        ) from None
    place, header = _header(rows)
    fields = fields_of(header)
    _require_columns(file, header, fields)
    learners: dict[str, Learner] = {}
    lines: dict[str, int] = {}
    for line, row in rows[place + 1 :]:
        if not any(cell.strip() for cell in row):
            continue
        cells = _cells(file, line, row, fields)
        learner = _learner(file, line, cells)
        if learner is None:
            continue
        own = learner.key
        if own == learner.name and learner.lms_id:
            own = f"{own} {learner.lms_id}"
        key = unicodedata.normalize("NFC", own).casefold()
        if key in lines:
            raise _error(
                file,
                line,
                f"{own}: {lines[key]}번째 줄에도 있습니다. 한 줄을 지우세요.",
                f"{own} is in line {lines[key]} already; delete one of the two.",
            )
        lines[key] = line
        learners[own] = learner
    unknown = [
        name.strip()
        for name, field in zip(header, fields, strict=True)
        if name.strip() and not field
    ]
    return Roster(learners.items(), unknown)


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
    for encoding in _encodings(content):
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


def _encodings(content: bytes) -> Sequence[str]:
    """List what Excel may have written it in."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if b"\0" in content[:200]:
        return ("utf-16-le", "utf-16-be")
    return ("utf-8-sig", "cp949")  # Excel in Korea saves the second


def _head(text: str, delimiter: str) -> list[_Row]:
    """Read the first lines, as far as they can be."""
    head: list[_Row] = []
    try:
        for row in _rows(text, delimiter):
            head.append(row)
            if len(head) == _HEAD_LINES:
                break
    except csv.Error:
        pass
    return head


def _rows(text: str, delimiter: str) -> Iterator[_Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise csv.Error(str(error), reader.line_num) from None


def _known(rows: Sequence[_Row]) -> int:
    """Count the columns that are known in the line that has most of them."""
    return max((len({*filter(None, fields_of(row))}) for _, row in rows), default=0)


def _header(rows: Sequence[_Row]) -> tuple[int, list[str]]:
    """Find the line that names the columns: schools put titles above."""
    head = rows[:_HEAD_LINES]
    places = [place for place, (_, row) in enumerate(head) if WHO & {*fields_of(row)}]
    if not places:
        return 0, head[0][1] if head else []
    best = max(places, key=lambda place: (_known([head[place]]), -place))
    return best, head[best][1]


def _require_columns(file: Path, header: list[str], fields: list[str]) -> None:
    known = [field for field in fields if field]
    if not WHO & {*known}:
        there = ", ".join(header)
        raise _error(
            file,
            1,
            "누구인지 알 수 있는 열이 있어야 합니다: submission(제출물), 학번, 이름, "
            f"이메일. 지금: {there}",
            "there has to be a column that says who: submission, student_id, name or "
            f"email. Now: {there}",
        )
    twice = [f for f in (*WHO, "language") if known.count(f) > 1]
    if twice:
        raise _error(
            file,
            1,
            f"{twice[0]} 열이 둘입니다. 하나만 남기세요.",
            f"there are two columns {twice[0]}; keep one.",
        )


def _cells(
    file: Path, line: int, row: Sequence[str], fields: Sequence[str]
) -> dict[str, str]:
    """Give a line's cells by what they hold."""
    more, fewer = row[len(fields) :], fields[len(row) :]
    if any(cell.strip() for cell in more) or any(fewer):
        raise _error(
            file,
            line,
            f"칸이 {len(fields)}개여야 합니다.",
            f"has to have {len(fields)} cells.",
        )
    found = zip(fields, row, strict=False)
    return {field: cell.strip() for field, cell in found if field}


def _learner(file: Path, line: int, cells: dict[str, str]) -> Learner | None:
    """Read a line; give nothing for one that is no learner's."""
    name = cells.get("name") or _full_name(
        cells.get("family", ""), cells.get("given", "")
    )
    if name.casefold().startswith(_NOBODY):
        return None
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
    if "submission" in cells and not (cells["submission"] or cells.get("student_id")):
        raise _error(
            file, line, "submission 칸을 채우세요.", "fill in the cell submission."
        )
    learner = Learner(
        unicodedata.normalize("NFC", cells.get("submission", "")),
        name=unicodedata.normalize("NFC", name),
        email=cells.get("email", ""),
        student_id=cells.get("student_id", ""),
        language=language,
        lms_id=cells.get("lms_id", ""),
        login=cells.get("login", ""),
        section=cells.get("section", ""),
        extension=_extension(file, line, cells.get("extension", "")),
    )
    if not learner.key and "lms_id" not in cells:
        raise _error(
            file, line, "누구인지 적으세요.", "write who it is: the line says nothing."
        )
    return learner if learner.key else None


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


def _full_name(family: str, given: str) -> str:
    hangul = any("가" <= sign <= "힣" for sign in family + given)
    return f"{family}{given}" if hangul else f"{given} {family}".strip()


def _error(file: Path, line: int, ko: str, en: str) -> RosterError:
    return RosterError(
        Text(ko=f"{file} {line}번째 줄: {ko}", en=f"{file}, line {line}: {en}")
    )
