"""Notebooks as modules: their code cells, without what only a notebook understands."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from graders.core.limits import MAX_FILE_BYTES, MAX_NOTEBOOK_BYTES
from graders.core.message import Message
from graders.submissions import faults
from graders.submissions.contents.leftovers import without_notebook_lines
from graders.submissions.submission import too_large

_PYTHON_BELOW = re.compile(r"%%(?:time|timeit|capture|prun|writefile[ \t]+\S+\.py)\b")
"""What a cell may begin with and be Python all the same."""
_LONGEST_DRAFT = 4096
"""What is longer is not parsed here, where many submissions are read."""
_DEFINES = re.compile(r"^[ \t]*(?:async[ \t]+)?(?:def|class)\b", re.MULTILINE)


class _Cell(msgspec.Struct):
    cell_type: str = ""
    source: str | list[str] = ""
    input: str | list[str] = ""
    """The source, as notebooks of version 3 call it."""


class _Sheet(msgspec.Struct):
    cells: list[_Cell] = []


class _Notebook(msgspec.Struct):
    cells: list[_Cell] = []
    worksheets: list[_Sheet] = []


@dataclass(frozen=True, slots=True)
class Module:
    """The code of a notebook, one cell after the other."""

    content: bytes
    left_out: int
    """How many lines are a notebook's alone, or stood in cells that are no Python."""


def module_of(name: str, content: bytes) -> Module | Message:
    """Make a module of a notebook, or say why that cannot be."""
    if len(content) > MAX_NOTEBOOK_BYTES:
        return too_large(name)
    try:
        notebook = msgspec.json.decode(content, type=_Notebook)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return faults.unusable_file(
            name, "노트북이 깨져 있습니다.", "is no notebook that can be read."
        )
    codes: list[str] = []
    left_out = 0
    for code in _codes(notebook):
        kept, lost = _kept(code)
        codes.append(kept)
        left_out += lost
    module = "\n\n".join([*codes, ""]).encode("utf-8", "replace")
    if len(module) > MAX_FILE_BYTES:
        return faults.unusable_file(
            name, "코드가 1 MB보다 큽니다.", "holds more than 1 MB of code."
        )
    return Module(module, left_out)


def _codes(notebook: _Notebook) -> Iterator[str]:
    for cells in (notebook.cells, *(sheet.cells for sheet in notebook.worksheets)):
        for cell in cells:
            if cell.cell_type == "code":
                source = cell.source or cell.input
                yield "".join(source) if isinstance(source, list) else source


def _kept(code: str) -> tuple[str, int]:
    """Give what of a cell is Python, and how many lines are not."""
    if code.lstrip().startswith("%%") and not _PYTHON_BELOW.match(code.lstrip()):
        return "", code.count("\n") + 1
    cleaned, lines = without_notebook_lines(code)
    if not _DEFINES.search(code) and not _is_python(cleaned):
        return "", code.count("\n") + 1  # a draft, on which nothing depends
    return cleaned, len(lines)


def _is_python(code: str) -> bool:
    if len(code) > _LONGEST_DRAFT:
        return True
    try:
        with warnings.catch_warnings(action="ignore"):
            compile(code, "", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return False
    return True
