"""A module is cut into its exercises' parts and put together again."""

from __future__ import annotations

import pytest

from graders.course.catalogue import SOLUTIONS, load_catalogue
from graders.course.parts import joined, split
from graders.course.stubs import stub_module

MODULES = sorted({exercise.module for exercise in load_catalogue()})
HEAD = "import numpy as np\n"


@pytest.mark.parametrize("module", MODULES)
def test_stubs_and_solutions_come_back_as_they_were(module: str) -> None:
    names = [e.callable for e in load_catalogue() if e.module == module]
    solution = (SOLUTIONS / f"{module}.py").read_text(encoding="utf-8")
    for text in (solution, stub_module(module)):
        parts = split(text, names)
        assert sorted(name for name, _ in parts) == sorted(["", *names])
        assert joined(part for _, part in parts) == text


def test_helpers_and_comments_go_with_what_follows_them() -> None:
    text = (
        f"{HEAD}\n# of f\ndef _help(): ...\n\n\ndef f(): ...\n\n# of g\ndef g(): ...\n"
    )
    assert split(text, ["f", "g"]) == [
        ("", HEAD.strip()),
        ("f", "# of f\ndef _help(): ...\n\n\ndef f(): ..."),
        ("g", "# of g\ndef g(): ..."),
    ]


def test_what_stands_below_the_last_is_not_lost() -> None:
    text = f"{HEAD}\ndef f(): ...\n\nprint(f())\n"
    assert split(text, ["f"])[-1] == ("f", "def f(): ...\n\n\nprint(f())")


def test_the_order_is_the_files() -> None:
    text = "def g(): ...\n\ndef f(): ...\n"
    assert [name for name, _ in split(text, ["f", "g"])] == ["", "g", "f"]


def test_a_file_that_is_not_python_is_cut_by_its_lines() -> None:
    text = f"{HEAD}\ndef f(:\n    return\n\ndef g():\n    pass\n"
    assert split(text, ["f", "g"]) == [
        ("", HEAD.strip()),
        ("f", "def f(:\n    return"),
        ("g", "def g():\n    pass"),
    ]


def test_a_file_without_any_of_them_is_one_part() -> None:
    assert split("def other(): ...\n", ["f"]) == [("", "def other(): ...")]
    assert split("", ["f"]) == [("", "")]
