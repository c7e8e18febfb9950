"""Which packs a request asks for, before its code runs and after."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lab.python.needs import Needs

PACKS = {"drawing": ["drawn", "drawn_too"], "torch": ["torch"]}


@pytest.fixture
def needs() -> Iterator[Needs]:
    needs = Needs(PACKS)
    yield needs
    sys.meta_path.remove(needs)


def of(needs: Needs, **request: Any) -> list[str]:
    return needs.of(json.dumps(request))


@pytest.mark.parametrize(
    ("code", "packs"),
    [
        ("import drawn", ["drawing"]),
        ("import numpy, drawn_too.pyplot as plt", ["drawing"]),
        ("from drawn.animation import FuncAnimation\nimport torch", [*PACKS]),
        ("def f():\n    if True:\n        from torch import nn", ["torch"]),
        ("import torch.nn.functional as F", ["torch"]),
        ("import numpy as np\ndrawn = torch = 1", []),
        ("'import drawn'  # import torch", []),
        ("import torch\nthis is no Python", []),
        ("from . import torch", []),
        ("import torch\0", []),
    ],
)
def test_what_code_imports_is_seen_before_it_runs(
    needs: Needs, code: str, packs: list[str]
) -> None:
    assert of(needs, do="run", files=[["cell", code]]) == packs
    assert of(needs, do="run", files=[["cell", "1 + 1"]], before=code) == packs


@pytest.mark.parametrize(
    ("exercise", "packs"),
    [("linear_forward", []), ("train_with_autograd", ["torch"]), ("nobody's", [])],
)
def test_grading_imports_what_the_solution_does(
    needs: Needs, exercise: str, packs: list[str]
) -> None:
    assert of(needs, do="check", exercise=exercise, file="x = 1") == packs


def test_what_nobody_saw_is_noticed_when_it_is_missed(needs: Needs) -> None:
    with pytest.raises(ModuleNotFoundError):
        exec("import drawn.pyplot")
    with pytest.raises(ModuleNotFoundError):
        exec("import of_nobody")
    assert needs.missed() == ["drawing"]
    assert needs.missed() == []


def test_what_is_there_is_not_asked_for_again(needs: Needs) -> None:
    needs.loaded("drawing")
    assert of(needs, do="run", files=[["cell", "import drawn, torch"]]) == ["torch"]
    with pytest.raises(ModuleNotFoundError):
        exec("import drawn_too")
    assert needs.missed() == []


def test_what_a_request_imports_is_imported_before_its_code_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "drawn").mkdir()
    (tmp_path / "drawn" / "pyplot.py").write_text("slow = True\n", encoding="utf-8")
    needs = Needs(PACKS)
    assert of(needs, do="run", code="import drawn.pyplot, drawn.nothing") == ["drawing"]
    monkeypatch.syspath_prepend(str(tmp_path))
    needs.loaded("drawing")
    sys.meta_path.remove(needs)
    assert sys.modules.pop("drawn.pyplot").slow is True
    del sys.modules["drawn"]
