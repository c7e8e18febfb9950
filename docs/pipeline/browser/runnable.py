"""Which code runs in the browser, where there is NumPy alone."""

import ast
import functools
import symtable
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graders.course.catalogue import SOLUTIONS

Kind = Literal["numpy", "torch", "drawing"]
ELSEWHERE: dict[str, Kind] = {"torch": "torch", "matplotlib": "drawing"}


@dataclass(frozen=True)
class Cell:
    """What of a code cell runs in the browser, and what kept the rest from it."""

    kind: Kind
    code: str


def runs_here(module: str) -> bool:
    """Tell whether a module of exercises does without PyTorch."""
    return _does_without_torch((SOLUTIONS / f"{module}.py").read_bytes())


@functools.cache  # every card of a module asks
def _does_without_torch(code: bytes) -> bool:
    tree = ast.parse(code)
    imports = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
    return not any("torch" in ast.unparse(statement) for statement in imports)


def runnable(sources: list[str]) -> list[Cell]:
    """Sort the statements of a lesson's cells: those that hang on nothing else run."""
    lost: dict[str, Kind] = {}
    return [_cell(source, lost) for source in sources]


def _cell(source: str, lost: dict[str, Kind]) -> Cell:
    kept: list[str] = []
    kinds: set[Kind] = set()
    for text, statement in _statements(source):
        mentioned, bound = _names(text)
        imported = _imported(statement)
        kind = next(
            (ELSEWHERE[name] for name in imported if name in ELSEWHERE),
            next((lost[name] for name in sorted(mentioned) if name in lost), None),
        )
        if kind is None:
            kept.append(text)
            for name in bound:
                lost.pop(name, None)
            continue
        lost |= dict.fromkeys(bound | _filled(statement), kind)
        if not imported and not _is_setting(statement):
            kinds.add(kind)
    whole: Kind = "numpy"
    if kinds:  # a drawing that needs PyTorch needs it first of all
        whole = "torch" if "torch" in kinds else "drawing"
    return Cell(whole, "\n".join(kept).strip("\n"))


def _statements(source: str) -> Iterator[tuple[str, ast.stmt]]:
    """Cut a cell into statements, each with the comments and blank lines above it."""
    lines = source.splitlines()
    start = 0
    for statement in ast.parse(source).body:
        end = statement.end_lineno or len(lines)
        if end > start:
            yield "\n".join(lines[start:end]), statement
        start = end


def _names(text: str) -> tuple[set[str], set[str]]:
    """List the lesson's names that a statement reads or binds, and those it binds."""
    top = symtable.symtable(text, "", "exec")
    bound = {
        s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()
    }
    read = {s.get_name() for s in top.get_symbols() if s.is_referenced()}
    return read.union(*map(_globals, top.get_children())), bound


def _globals(table: symtable.SymbolTable) -> set[str]:
    own = {s.get_name() for s in table.get_symbols() if s.is_global()}
    return own.union(*map(_globals, table.get_children()))


def _imported(statement: ast.stmt) -> set[str]:
    if isinstance(statement, ast.Import):
        return {alias.name.partition(".")[0] for alias in statement.names}
    if isinstance(statement, ast.ImportFrom):
        return {(statement.module or "").partition(".")[0]}
    return set()


def _is_setting(statement: ast.stmt) -> bool:
    """Tell whether this only sets how Matplotlib draws."""
    return isinstance(statement, ast.Assign) and "rcParams" in ast.dump(statement)


def _filled(statement: ast.stmt) -> set[str]:
    """List names whose object a lost statement would have changed: x.append(...)."""
    return {
        node.func.value.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("append", "extend", "update")
        and isinstance(node.func.value, ast.Name)
    }
