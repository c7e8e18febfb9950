"""Modules stay short, and import one another in one direction."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest

from tests.support.repository import REPOSITORY

MOST_LINES = 300
MAY_BE_LONG = (
    *("docs/lessons/*", "exercises/*", "solutions/*"),
    *("graders/checks/misconceptions/*", "tests/mutants/*"),
)
"""What is read from above to below, and lists of what goes wrong."""

TOPS = {"graders": "graders", "lab": "docs/lab", "pipeline": "docs/pipeline"}
IN_THE_PIPELINE = (
    *("errors", "glossary", "imports", "javascript", "small_letters"),
    *("lessons", "browser", "pages", "finish"),
)


def sources(*endings: str) -> Iterator[str]:
    """List our own files, by their paths in the repository."""
    for top in ("docs", "exercises", "graders", "solutions", "tests"):
        for path in sorted((REPOSITORY / top).rglob("*")):
            if path.suffix in endings and "__pycache__" not in path.parts:
                yield path.relative_to(REPOSITORY).as_posix()


def test_none_is_too_long() -> None:
    long = {
        path: lines
        for path in sources(".css", ".js", ".mjs", ".py", ".ts")
        if not any(Path(path).match(may) for may in MAY_BE_LONG)
        and (lines := len((REPOSITORY / path).read_text("utf-8").splitlines()))
        > MOST_LINES
    }
    assert long == {}


@cache
def modules() -> dict[str, Path]:
    """Give the file of each module, by the module's name."""
    found = {}
    for name, folder in (*TOPS.items(), ("tests", "tests")):
        for path in (REPOSITORY / folder).rglob("*.py"):
            inside = path.relative_to(REPOSITORY / folder).with_suffix("").parts
            found[".".join((name, *inside)).removesuffix(".__init__")] = path
    return found


def imports(module: str, *, on_loading: bool = False) -> set[str]:
    """List what a module imports of ours.

    Args:
        module: its name.
        on_loading: whether to leave out what its functions import when they are called.
    """
    found = (
        nearest(name) for name, later in named(module) if not later or not on_loading
    )
    return {*found} - {module, ""}


@cache
def named(module: str) -> list[tuple[str, bool]]:
    """List the names that a module imports, and whether only a call does so.

    What is imported for types alone is left out.
    """
    path = modules()[module]
    package = module if path.stem == "__init__" else module.rpartition(".")[0]
    names: list[tuple[str, bool]] = []
    waiting: list[tuple[Any, bool]] = [(ast.parse(path.read_bytes()), False)]
    while waiting:
        node, later = waiting.pop()
        if isinstance(node, ast.Import):
            names += [(alias.name, later) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: 1 - node.level or None] if node.level else []
            base = ".".join((*above, *([node.module] if node.module else [])))
            names += [(f"{base}.{alias.name}", later) for alias in node.names]
        elif not is_for_types(node):
            later = later or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            for field in ("body", "orelse", "finalbody", "handlers", "cases"):
                inner = getattr(node, field, ())
                waiting += (
                    [(n, later) for n in inner] if isinstance(inner, list) else []
                )
    return names


def is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def nearest(name: str) -> str:
    """The module that is meant where a name in it may be: nothing for others' ones."""
    while name and name not in modules():
        name = name.rpartition(".")[0]
    return name


@pytest.mark.parametrize("top", TOPS)
def test_none_imports_itself_by_way_of_others(top: str) -> None:
    inside = [name for name in modules() if name.split(".")[0] == top]
    graph = {name: imports(name, on_loading=True) for name in inside}
    assert {*TopologicalSorter(graph).static_order()} >= {*inside}


def in_the_graders() -> list[str]:
    """List the folders in the order of the table in CONTRIBUTING."""
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.split("| folder in `graders/` | |\n")[1].split("\n\n")[0]
    named = re.findall(r"^\| (.+?) \|", table, re.MULTILINE)
    folders = [name for cell in named for name in re.findall(r"`(\w+)/`", cell)]
    there = {path.parent.name for path in (REPOSITORY / "graders").glob("*/*.py")}
    assert {*folders} == there
    return [*folders, "__main__"]


def test_a_folder_imports_only_from_those_above_it() -> None:
    orders = {"graders": in_the_graders(), "pipeline": IN_THE_PIPELINE}
    for module in modules():
        top, folder, *_ = *module.split("."), ""
        if top not in orders or not folder:
            continue
        order = orders[top]
        may = order[: order.index(folder) + 1]
        for other in imports(module):
            its_top, its_folder, *_ = *other.split("."), ""
            assert its_top != top or its_folder in may, (module, other)


def test_the_graders_know_nothing_of_the_site() -> None:
    for module in modules():
        if module.split(".")[0] == "graders":
            assert all(name.split(".")[0] == "graders" for name in imports(module))


def test_no_test_imports_another() -> None:
    for module in modules():
        if module.split(".")[0] == "tests":
            ours = [name.split(".") for name in imports(module)]
            assert not [n for n in ours if n[0] == "tests" and n[-1][:5] == "test_"]


def test_each_folder_of_the_graders_has_its_tests() -> None:
    folders = {path.parent.name for path in (REPOSITORY / "graders").glob("*/*.py")}
    tests = {path.parent.name for path in (REPOSITORY / "tests").glob("*/test_*.py")}
    assert folders <= tests
