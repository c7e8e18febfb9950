"""Every cell of every lesson prints the same as with PyTorch."""

from __future__ import annotations

import pytest

from pipeline.lessons.explorers import is_explorer
from pipeline.lessons.lesson import read_lessons
from tests.lab.torch.apart import ask
from tests.lab.torch.numbers import near
from tests.support.repository import REPOSITORY

RELATIVE = 2e-6
ROUNDED = {
    # Of a chaotic path, where the last digit of float32 shows after some epochs.
    "06_learning_rate": ["0.0001, epoch 30", "the loss is smallest at epoch"],
}
"""Cells whose last digits hang on the order in which a processor adds, by a text."""
CHAOTIC = {"09_activation_functions": ["with ReLU  loss ="]}
"""Cells that train so long that the last digit of the first epoch decides."""


@pytest.fixture(scope="module")
def printed() -> dict[str, list[tuple[str, str]]]:
    lessons = {
        lesson.name: [
            cell.source
            for cell in lesson.notebook.cells
            if cell.cell_type == "code" and not is_explorer(cell)
        ]
        for lesson in read_lessons(REPOSITORY / "docs" / "lessons")
    }
    with_torch = {
        name: cells
        for name, cells in lessons.items()
        if any("import torch" in cell for cell in cells)
    }
    assert len(with_torch) >= 8
    page, pytorch = ask("page", "cells", with_torch), ask("pytorch", "cells", with_torch)
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
        if ours != theirs and not _allowed(name, ours, theirs)
    ]
    assert not different, "\n".join(different)
    assert sum(len(pairs) for pairs in printed.values()) > 100


def _allowed(name: str, ours: str, theirs: str) -> bool:
    if any(text in theirs for text in CHAOTIC.get(name, ())):
        return near(ours, theirs, 0.3)
    listed = any(text in theirs for text in ROUNDED.get(name, ()))
    return listed and near(ours, theirs, RELATIVE)


def test_what_is_listed_is_there(printed: dict[str, list[tuple[str, str]]]) -> None:
    for name, texts in (ROUNDED | CHAOTIC).items():
        for text in texts:
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
