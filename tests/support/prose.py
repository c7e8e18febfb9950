"""All that readers see in words, wherever it is written, with file and line."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import load_catalogue
from pipeline.lessons.lesson import read_lesson

FENCED = re.compile(r"^( *)(```+).*?^\1\2$", re.DOTALL | re.MULTILINE)
UNREAD = re.compile(r"`[^`\n]+`|\]\([^)\n]*\)|\{ *#[^}\n]*\}|<[^>]*>|\$[^$]+\$")
QUOTED = re.compile(r"""(["'`])((?:(?!\1)[^\n])*)\1|>([^<>{}\n]+)<""")
TEXT_LINE = re.compile(r"(?:\w+\.)?(ko|en) = ")
BEGINNING = 12
"""So many letters say which text it is; later ones may be on the next line."""
HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True)
class Passage:
    """Words in one language that stand in one piece, from a line on."""

    path: Path
    line: int
    language: Language
    text: str


def passages(repository: Path) -> Iterator[Passage]:
    """Read pages, lessons, tasks, the graders' messages and the page's own words."""
    for language, readme in zip(LANGUAGES, ("README.ko.md", "README.md"), strict=True):
        yield _page(repository / readme, language)
        for path in sorted((repository / "docs" / language).glob("*.md")):
            yield _page(path, language)
    for path in sorted((repository / "docs/lessons").glob("*.py")):
        yield from of_lesson(path)
    for folder in ("graders", "docs/pipeline"):
        for path in sorted((repository / folder).rglob("*.py")):
            yield from of_python(path)
    for path in sorted((repository / "exercises").glob("*.py")):
        yield from of_docstrings(path)
    yield from of_korean_docstrings(repository / "exercises/docstrings.ko.toml")
    yield from of_catalogue(repository / "exercises/exercises.toml")
    for name in ("originals", "teaching"):
        yield from of_text_lines(repository / f"docs/{name}.toml")
    for pattern in ("docs/lab/**/*.js", "docs/theme/**/*.html", "graders/**/*.html*"):
        for path in sorted(repository.glob(pattern)):
            yield from of_strings(path)


def of_lesson(path: Path) -> Iterator[Passage]:
    """Give each text cell, and what is said of a figure to those who do not see it."""
    for cell in read_lesson(path).notebook.cells:
        if cell.cell_type == "markdown":
            line, language = cell.metadata.line, cell.metadata.lang
            yield Passage(path, line, language, cell.metadata.get("alt", ""))
            yield Passage(path, line + 1, language, _without_code(cell.source))


def of_python(path: Path) -> Iterator[Passage]:
    """Give what `Text(ko=…, en=…)` says."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in LANGUAGES:
            for string in ast.walk(node.value):
                if isinstance(string, ast.Constant) and isinstance(string.value, str):
                    text = _without_code(string.value)
                    yield Passage(path, string.lineno, node.arg, text)


def of_catalogue(path: Path) -> Iterator[Passage]:
    """Give titles, tasks and hints; each as on the line where it begins."""
    source = path.read_text(encoding="utf-8")
    for exercise in load_catalogue(path):
        entry = source.index(f'id = "{exercise.id}"')
        for said in (exercise.title, exercise.task, *exercise.hints):
            for language in LANGUAGES:
                text = said.pick(language)
                line = source.count("\n", 0, source.index(text[:BEGINNING], entry)) + 1
                yield Passage(path, line, language, _without_code(text))


def of_text_lines(path: Path) -> Iterator[Passage]:
    """Give what a TOML file says as `ko = …` and `en = …`, line by line."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if said := TEXT_LINE.match(line):
            language: Language = "ko" if said[1] == "ko" else "en"
            yield Passage(path, number, language, _without_code(line))


def of_docstrings(path: Path) -> Iterator[Passage]:
    """Give what a stub says of itself: every string that stands as a statement."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield Passage(path, node.lineno, "en", text)


def of_korean_docstrings(path: Path) -> Iterator[Passage]:
    """Give what the stubs say of themselves in Korean: each as on its key's line."""
    source = path.read_text(encoding="utf-8")
    for module, texts in tomllib.loads(source).items():
        start = source.index(f"[{module}]")
        for name, text in texts.items():
            if isinstance(text, str):
                line = source.count("\n", 0, source.index(f"\n{name} = ", start)) + 3
                yield Passage(path, line, "ko", _without_code(text))


def of_strings(path: Path) -> Iterator[Passage]:
    """Give the quoted words of a file; two words at least, for one may be a name."""
    language: Language
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        for quoted in QUOTED.finditer(line):
            text = quoted[2] or quoted[3] or ""
            language = "ko" if HANGUL.search(text) else "en"
            if language == "ko" or " " in text:
                yield Passage(path, number, language, _without_code(text))


def _page(path: Path, language: Language) -> Passage:
    return Passage(path, 1, language, _without_code(path.read_text(encoding="utf-8")))


def _without_code(text: str) -> str:
    """Take out what is for the computer; lines stay where they are."""
    for pattern in (FENCED, UNREAD):
        text = pattern.sub(lambda match: "\n" * match[0].count("\n"), text)
    return text
