"""Stubs, made from solutions: the same file without the answers.

The learner edits exercises/ in place, so the stubs as they were shipped are derived
whenever they are needed. `python -m graders.course.stubs MODULE` prints one.
"""

from __future__ import annotations

import ast
import re
import sys
import tokenize
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from graders.course.catalogue import SOLUTIONS

TODO = "raise NotImplementedError"
_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def stub_module(module: str, folder: Path = SOLUTIONS) -> str:
    """Derive a module's stubs: everything public, with nothing inside."""
    source = (folder / f"{module}.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    lines = source.splitlines(keepends=True)
    for start, end, instead in sorted(_answers(tree, lines), reverse=True):
        lines[start - 1 : end] = [instead] if instead else []
    text = "".join(lines).rstrip("\n") + "\n"
    title, _, rest = text.partition("\n")
    if ast.get_docstring(tree) is None:
        return text
    if tree.body[0].end_lineno == 1:
        title, rest = title.removesuffix('"""'), f'"""\n{rest}'
    task = f"Replace each `{TODO}`, save, and run `grade {module}`."
    return f"{title}\n\n{task}\n{rest}"


def stub(module: str, name: str, folder: Path = SOLUTIONS) -> str:
    """Derive one function's or class's stub."""
    source = stub_module(module, folder)
    node = _named(ast.parse(source), name)
    return "".join(source.splitlines(keepends=True)[_first(node) - 1 : node.end_lineno])


def solution(module: str, name: str, folder: Path = SOLUTIONS) -> str:
    """Take a function or class from the solutions, with the helpers it calls.

    Its docstring stands in the stub already.
    """
    source = (folder / f"{module}.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    lines = source.splitlines(keepends=True)
    wanted = [name]
    for each in wanted:  # grows while it is read: helpers call helpers
        used = {n.id for n in ast.walk(_named(tree, each)) if isinstance(n, ast.Name)}
        wanted += [
            node.name
            for node in tree.body
            if isinstance(node, _DEFINITIONS)
            and node.name in used
            and node.name.startswith("_")
            and node.name not in wanted
        ]
    parts = []
    for each in wanted:
        node = _named(tree, each)
        for number in _docstring_lines(node) if each == name else ():
            lines[number - 1] = ""
        parts.append("".join(lines[_first(node) - 1 : node.end_lineno]).strip("\n"))
    return "\n\n\n".join(parts) + "\n"


def restored(content: bytes, module: str, name: str) -> bytes:
    """Put one stub back into a learner's file; every other byte stays as it is.

    A file that is no longer Python is read line by line: that is when one wants this.
    """
    try:
        encoding, _ = tokenize.detect_encoding(BytesIO(content).readline)
    except SyntaxError:
        encoding = "utf-8"
    newline = b"\r\n" if b"\r\n" in content else b"\n"
    text = stub(module, name).encode(encoding.replace("utf-8-sig", "utf-8"), "replace")
    text = text.replace(b"\n", newline)
    lines = content.splitlines(keepends=True)
    place = span(content, lines, name)
    if place is None:
        end = b"" if not content or content.endswith((b"\n", b"\r")) else newline
        return content + end + 2 * newline + text
    return b"".join([*lines[: place[0]], text, *lines[place[1] :]])


def _answers(tree: ast.Module, lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """List the lines to take out, and what to put in their place."""
    for node in tree.body:
        if isinstance(node, _DEFINITIONS) and node.name.startswith("_"):
            start = _above(lines, _first(node))  # its comment goes with it
            while start > 1 and not lines[start - 2].strip():
                start -= 1
            yield start, node.end_lineno or 0, ""
        elif isinstance(node, _DEFINITIONS):
            yield from _bodies(node, lines)


def _bodies(node: _Definition, lines: list[str]) -> Iterator[tuple[int, int, str]]:
    if isinstance(node, ast.ClassDef):
        for inner in node.body:
            if isinstance(inner, _DEFINITIONS):
                yield from _bodies(inner, lines)
        return
    if ast.get_docstring(node) is not None:
        start = (node.body[0].end_lineno or 0) + 1
    else:
        start = _above(lines, _first(node.body[0]))
    yield start, node.end_lineno or 0, " " * node.body[0].col_offset + TODO + "\n"


def _above(lines: list[str], number: int) -> int:
    """Find the first line of the comment that stands right above a line."""
    while lines[number - 2].lstrip().startswith("#"):
        number -= 1
    return number


def _docstring_lines(node: _Definition) -> range:
    if ast.get_docstring(node) is None:
        return range(0)
    return range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1)


def _named(tree: ast.Module, name: str) -> _Definition:
    return next(
        node
        for node in tree.body
        if isinstance(node, _DEFINITIONS) and node.name == name
    )


def _first(node: ast.stmt) -> int:
    if isinstance(node, _DEFINITIONS) and node.decorator_list:
        return node.decorator_list[0].lineno
    return node.lineno


def span(content: bytes, lines: list[bytes], name: str) -> tuple[int, int] | None:
    """Find a definition's lines: the first, and the one after the last."""
    try:
        node = _named(ast.parse(content), name)
    except StopIteration:
        return None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _span_of_lines(lines, name)
    return _first(node) - 1, node.end_lineno or 0


def _span_of_lines(lines: list[bytes], name: str) -> tuple[int, int] | None:
    opens = re.compile(rb"(async\s+)?(def|class)\s+%s\b" % name.encode())
    other = re.compile(rb"@|(async|def|class|import|from|if)\b|\w+\s*[:=]")
    starts = [number for number, line in enumerate(lines) if opens.match(line)]
    if not starts:
        return None
    start = starts[-1]
    end = start + 1
    while end < len(lines) and not other.match(lines[end]):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    while start and lines[start - 1].startswith(b"@"):
        start -= 1
    return start, end


if __name__ == "__main__":
    print(stub_module(sys.argv[1]), end="")
