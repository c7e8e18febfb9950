"""A learner's file, put back in part; every other byte of it stays as it is."""

from __future__ import annotations

import ast
import tokenize
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Self

from graders.core.language import LANGUAGES, Language
from graders.course.definitions import DEFINITIONS, first_line, span
from graders.course.stubs import definition_in, stub_module
from graders.course.variants import Variant, stubs_for


@dataclass(frozen=True, slots=True)
class _Form:
    """How a file is written: its encoding and its ends of lines."""

    encoding: str
    newline: str

    @classmethod
    def of(cls, content: bytes) -> Self:
        try:
            encoding, _ = tokenize.detect_encoding(BytesIO(content).readline)
        except SyntaxError:
            encoding = "utf-8"
        # Korean editors on Windows write cp949 without saying so.
        if encoding == "utf-8" and not _reads(content, encoding):
            encoding = "cp949" if _reads(content, "cp949") else encoding
        newline = "\r\n" if b"\r\n" in content else "\n"
        return cls(encoding.replace("utf-8-sig", "utf-8"), newline)

    def can_write(self, text: str) -> bool:
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def written(self, text: str) -> bytes:
        return text.replace("\n", self.newline).encode(self.encoding, "replace")


def _reads(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def restored(
    content: bytes,
    module: str,
    name: str,
    language: Language = "en",
    variant: Variant | None = None,
) -> bytes:
    """Put one stub back into a learner's file.

    A file that is no longer Python is read line by line: that is when one wants this.
    Where the file's encoding has no Korean, the stub is in English.
    """
    form = _Form.of(content)

    def stub(language: Language) -> str:
        return definition_in(stubs_for(module, language, variant), name)

    text = stub(language)
    if not form.can_write(text):
        text = stub("en")
    new = form.written(text)
    lines = content.splitlines(keepends=True)
    place = span(content, lines, name)
    if place is None:
        newline = form.newline.encode()
        end = b"" if not content or content.endswith((b"\n", b"\r")) else newline
        return content + end + 2 * newline + new
    return b"".join([*lines[: place[0]], new, *lines[place[1] :]])


def in_language(content: bytes, module: str, language: Language) -> bytes:
    """Turn what nobody has touched yet into a language: stubs, and what is above them.

    A function is untouched if it is the stub of another language to the letter.
    """
    form = _Form.of(content)
    if not form.can_write(stub_module(module, language)):
        return content
    wanted = _Pieces.of(module, language)
    for other in LANGUAGES:
        given = _Pieces.of(module, other)
        for name, text in given.definitions.items():
            before = form.written(text)
            lines = content.splitlines(keepends=True)
            place = span(content, lines, name)
            if place is not None and b"".join(lines[slice(*place)]) == before:
                after = form.written(wanted.definitions[name])
                content = b"".join([*lines[: place[0]], after, *lines[place[1] :]])
        for text, instead in zip(given.around, wanted.around, strict=True):
            content = content.replace(form.written(text), form.written(instead), 1)
    return content


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What can be turned by itself: each definition, and what stands around them."""

    definitions: Mapping[str, str]
    around: Sequence[str]
    """The module's docstring, and the comments between functions."""

    @classmethod
    def of(cls, module: str, language: Language) -> Self:
        text = stub_module(module, language)
        tree = ast.parse(text)
        lines = text.splitlines(keepends=True)
        definitions = {
            node.name: "".join(lines[first_line(node) - 1 : node.end_lineno])
            for node in tree.body
            if isinstance(node, DEFINITIONS)
        }
        docstring = "".join(lines[: tree.body[0].end_lineno])
        return cls(definitions, [docstring, *(s for s in lines if s.startswith("#"))])
