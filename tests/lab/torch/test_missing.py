"""What is not there says so; what PyTorch does not know either is a mistake."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

import pytest

from lab import torch as own
from lab.torch import missing
from lab.torch.names import NAMES
from tests.lab.torch import names

page: Any = own


@pytest.mark.parametrize("holder", names.HOLDERS)
def test_what_is_called_missing_is_pytorchs_and_not_here(holder: str) -> None:
    assert NAMES[holder]
    assert NAMES[holder] <= {*dir(names.theirs(holder))}
    lacking = set(names.missing(holder))
    assert NAMES[holder] <= lacking
    # Some of PyTorch's modules are there only once something has imported them.
    for name in lacking - NAMES[holder]:
        assert isinstance(getattr(names.theirs(holder), name), ModuleType)


def test_it_is_said_in_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "ko_KR.UTF-8")
    with pytest.raises(missing.MissingError, match=r"torch.fft: 이 페이지의 작은"):
        _ = page.fft
    monkeypatch.setenv("LANGUAGE", "en")
    with pytest.raises(missing.MissingError, match="run at home"):
        _ = page.fft
    with pytest.raises(missing.MissingError, match=r"torch\.nn\.Conv2d"):
        _ = page.nn.Conv2d
    with pytest.raises(missing.MissingError, match=r"torch\.Tensor\.cuda"):
        page.ones(1).cuda()


def test_a_mistake_is_told_as_pytorch_tells_it() -> None:
    with pytest.raises(AttributeError, match="module 'torch' has no attribute 'foo'"):
        _ = page.foo
    with pytest.raises(AttributeError, match="'Tensor' object has no attribute 'foo'"):
        _ = page.ones(1).foo
    assert not hasattr(page, "foo")


def test_a_module_that_is_missing_says_so() -> None:
    finders = [f for f in sys.meta_path if isinstance(f, missing.Modules)]
    assert finders
    with pytest.raises(ModuleNotFoundError, match="small PyTorch"):
        importlib.import_module("lab.torch.fft")
    with pytest.raises(ModuleNotFoundError, match="No module named"):
        importlib.import_module("lab.torch.foo")
