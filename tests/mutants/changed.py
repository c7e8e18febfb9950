"""Wrong answers that differ from the solution in one place."""

from __future__ import annotations

import ast

from graders.course.catalogue import SOLUTIONS
from tests.mutants.mutant import EXERCISES, Mutant, named


def changed(
    exercise: str,
    name: str,
    right: str,
    wrong: str,
    loses: tuple[str, str],
    en: str,
    ko: str,
) -> Mutant:
    """Put what is wrong in the place of what is right, wherever that stands.

    `loses` has the prefix of the checks that must fail, and their names.
    """
    prefix, checks = loses
    code = _answer(exercise)
    assert right in code, f"{exercise} has no {right}"
    return Mutant(
        f"{exercise}_{name}",
        exercise,
        code.replace(right, wrong),
        named(prefix, *checks.split()),
        en,
        ko,
    )


def _answer(exercise: str) -> str:
    """Give the code of a solution without its docstring."""
    of = EXERCISES[exercise]
    source = (SOLUTIONS / of.file).read_text(encoding="utf-8")
    [found] = [
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == of.callable
    ]
    docstring = found.body[0]
    lines = source.splitlines(keepends=True)
    head = lines[found.lineno - 1 : docstring.lineno - 1]
    body = lines[docstring.end_lineno : found.end_lineno]
    return "".join([*head, *body])
