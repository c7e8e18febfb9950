"""Every cell of every lesson prints the same as with PyTorch."""

from __future__ import annotations

import pytest

from pipeline.lessons.explorers import is_explorer
from tests.lab.torch.apart import ask
from tests.lab.torch.numbers import RELATIVE, ROUNDED, near, printed_alike
from tests.support.everywhere import everywhere
from tests.support.lessons import NAMES, lesson

NETWORKS = "09_why_layers_bend", "14_a_first_network"
"""Lessons that train networks, longer than all others take together."""
AUTOGRAD = "03_autograd"
GROUPS = {
    "autograd": (AUTOGRAD,),
    "networks": NETWORKS,
    "all others": tuple(n for n in NAMES if n not in {AUTOGRAD, *NETWORKS}),
}


def code(name: str) -> list[str]:
    return [
        cell.source
        for cell in lesson(name).notebook.cells
        if cell.cell_type == "code" and not is_explorer(cell)
    ]


@pytest.fixture(scope="module", params=everywhere(GROUPS, "autograd"))
def printed(request: pytest.FixtureRequest) -> dict[str, list[tuple[str, str]]]:
    lessons = {name: code(name) for name in GROUPS[request.param]}
    with_torch = {
        name: cells
        for name, cells in lessons.items()
        if any("import torch" in cell for cell in cells)
    }
    page, pytorch = (
        ask("page", "cells", with_torch),
        ask("pytorch", "cells", with_torch),
    )
    return {
        name: list(zip(page[name], pytorch[name], strict=True)) for name in with_torch
    }


def test_every_cell_prints_the_same(
    printed: dict[str, list[tuple[str, str]]],
) -> None:
    different = [
        f"{name}:\n{ours}\n{theirs}"
        for name, pairs in printed.items()
        for ours, theirs in pairs
        if not printed_alike(name, ours, theirs)
    ]
    assert not different, "\n".join(different)
    for name, pairs in printed.items():
        assert any(theirs for _, theirs in pairs), name


def test_what_is_listed_is_there(printed: dict[str, list[tuple[str, str]]]) -> None:
    assert ROUNDED.keys() <= {*NAMES}
    for name in ROUNDED.keys() & printed.keys():
        for text in ROUNDED[name]:
            assert any(text in theirs for _, theirs in printed[name]), text


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("loss 1.000001", "loss 1.000002", True),
        ("loss 1.00000", "loss 1.0001", False),
        ("loss 2", "lost 2", False),
        ("w nan", "w 1.0", False),
        ("-1342.2524", "-1342.2522", True),
        ("1.0e+05", "1.1e+05", True),
        ("1.0e+05", "1.3e+05", False),
    ],
)
def test_what_counts_as_near(one: str, other: str, same: bool) -> None:
    assert near(one, other, RELATIVE) == same
