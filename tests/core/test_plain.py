"""Plain data: what is copied, and what is only named."""

from __future__ import annotations

from collections import deque
from typing import Any

import numpy as np
import pytest
import torch

from graders.core.plain import Foreign, Typed, plain, same
from tests.support.liar import Liar


def test_plain_data_is_copied_and_the_rest_is_named() -> None:
    original = np.array([1.0, 2.0])
    came = plain((original, [1, "x", None], {"a": np.float32(1)}))
    assert came[0] is not original
    assert came[1:] == ([1, "x", None], {"a": np.float32(1)})
    endless: list[Any] = []
    endless.append(endless)
    for value, name in (
        (np.array([object()]), "dtype object"),
        (np.broadcast_to(1.0, (10**5, 10**5)), "too large"),
        (object(), "object"),
        ({1: 2}, "keys"),
        ([0] * 20_000, "too large"),
    ):
        came = plain(value)
        assert type(came) is Foreign
        assert name in came.type_name
    assert "deeply nested" in str(plain(endless))


@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
def test_a_subclass_is_copied_by_its_base_and_asked_nothing() -> None:
    class Pair(tuple[int, int]):
        def __iter__(self) -> Any:
            raise AssertionError

    class Items(list[float]):
        def __len__(self) -> int:
            raise AssertionError

    original = np.array([1.0, 2.0])
    for value, inside, name in (
        (original.view(Liar), original, "Liar"),
        (np.asmatrix(original), original[None], "numpy.matrix"),
        (deque([1, original]), [1, original], "collections.deque"),
    ):
        came = plain(value)
        assert type(came) is Typed
        assert same(came.value, plain(inside))
        assert came.type_name.endswith(name)
    assert plain(original.view(Liar)).value is not original
    assert type(plain(Pair((1, 2)))) is tuple
    assert plain(Pair((1, 2))) == (1, 2)
    assert plain(Items([1.5])) == [1.5]
    masked = np.ma.array([1.0, 2.0], mask=[True, False])
    assert type(plain(masked)) is Foreign


@pytest.mark.filterwarnings("ignore:The PyTorch API of nested tensors")
def test_nothing_that_comes_back_makes_it_stumble() -> None:
    class Nameless(type):
        @property
        def __module__(cls) -> str:  # type: ignore[override]
            raise ValueError

    class Odd(metaclass=Nameless):
        pass

    nested = torch.nested.nested_tensor([torch.ones(2), torch.ones(3)])
    for value in (Odd(), nested, np.zeros((1,) * 64), torch.zeros((1,) * 33)):
        assert type(plain(value)) is Foreign
    kept = plain([Odd(), 1.0])
    assert type(kept) is Foreign


def test_lists_hold_so_many_items_all_together() -> None:
    row = [1.0] * 100
    assert plain([row] * 99) == [row] * 99
    begun, *rest = plain([[row] * 1000] * 1000)
    assert type(begun) is list
    assert {type(item) for item in rest} == {Foreign}
