"""Stubs, made from solutions: the same file without the answers.

The learner edits exercises/ in place, so the stubs as they were shipped are derived
whenever they are needed. `python -m graders.course.stubs MODULE` prints one.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graders.core.language import Language, Text
from graders.course.catalogue import SOLUTIONS
from graders.course.definitions import DEFINITIONS, Definition, first_line, named
from graders.course.docstrings import docstrings, translated

TODO = "raise NotImplementedError"


def stub_module(
    module: str, language: Language = "en", folder: Path = SOLUTIONS
) -> str:
    """Derive a module's stubs: everything public, with nothing inside."""
    source = (folder / f"{module}.py").read_text(encoding="utf-8")
    said = {} if language == "en" else docstrings().get(module, {})
    return stubs_of(source, module, language, said)


def stubs_of(
    source: str, module: str, language: Language, said: Mapping[str, Any]
) -> str:
    """Derive stubs from a module's text; `said` are its docstrings in Korean."""
    tree = ast.parse(source)
    lines = source.splitlines(keepends=True)
    for start, end, instead in sorted(_answers(tree, lines), reverse=True):
        lines[start - 1 : end] = [instead] if instead else []
    text = "".join(lines).rstrip("\n") + "\n"
    if language != "en":
        text = translated(text, said)
    if ast.get_docstring(tree) is None:
        return text
    title, _, rest = text.partition("\n")
    if tree.body[0].end_lineno == 1:
        title, rest = title.removesuffix('"""'), f'"""\n{rest}'
    task = Text(
        ko=f"`{TODO}`를 하나씩 여러분의 코드로 바꾸고, 저장한 다음\n"
        f"`grade {module}` 명령을 실행하세요.",
        en=f"Replace each `{TODO}`, save, and run `grade {module}`.",
    )
    return f"{title}\n\n{task.pick(language)}\n{rest}"


def stub(
    module: str, name: str, language: Language = "en", folder: Path = SOLUTIONS
) -> str:
    """Derive one function's or class's stub."""
    return definition_in(stub_module(module, language, folder), name)


def definition_in(source: str, name: str) -> str:
    """Take a function or class out of a module's text, as it stands there."""
    node = named(ast.parse(source), name)
    lines = source.splitlines(keepends=True)
    return "".join(lines[first_line(node) - 1 : node.end_lineno])


def solution(module: str, name: str, folder: Path = SOLUTIONS) -> str:
    """Take a function or class from the solutions, with the helpers it calls.

    Its docstring stands in the stub already.
    """
    source = (folder / f"{module}.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    lines = source.splitlines(keepends=True)
    wanted = [name]
    for each in wanted:  # grows while it is read: helpers call helpers
        used = {n.id for n in ast.walk(named(tree, each)) if isinstance(n, ast.Name)}
        wanted += [
            node.name
            for node in tree.body
            if isinstance(node, DEFINITIONS)
            and node.name in used
            and node.name.startswith("_")
            and node.name not in wanted
        ]
    parts = []
    for each in wanted:
        node = named(tree, each)
        for number in _docstring_lines(node) if each == name else ():
            lines[number - 1] = ""
        parts.append("".join(lines[first_line(node) - 1 : node.end_lineno]).strip("\n"))
    return "\n\n\n".join(parts) + "\n"


def _answers(tree: ast.Module, lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """List the lines to take out, and what to put in their place."""
    for node in tree.body:
        if isinstance(node, DEFINITIONS) and node.name.startswith("_"):
            start = _above(lines, first_line(node))  # its comment goes with it
            while start > 1 and not lines[start - 2].strip():
                start -= 1
            yield start, node.end_lineno or 0, ""
        elif isinstance(node, DEFINITIONS):
            yield from _bodies(node, lines)


def _bodies(node: Definition, lines: list[str]) -> Iterator[tuple[int, int, str]]:
    if isinstance(node, ast.ClassDef):
        for inner in node.body:
            if isinstance(inner, DEFINITIONS):
                yield from _bodies(inner, lines)
        return
    if ast.get_docstring(node) is not None:
        start = (node.body[0].end_lineno or 0) + 1
    else:
        start = _above(lines, first_line(node.body[0]))
    yield start, node.end_lineno or 0, " " * node.body[0].col_offset + TODO + "\n"


def _above(lines: list[str], number: int) -> int:
    """Find the first line of the comment that stands right above a line."""
    while lines[number - 2].lstrip().startswith("#"):
        number -= 1
    return number


def _docstring_lines(node: Definition) -> range:
    if ast.get_docstring(node) is None:
        return range(0)
    return range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1)


if __name__ == "__main__":
    print(stub_module(sys.argv[1]), end="")
