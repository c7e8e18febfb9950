"""Each operation, forward and back, on drawn shapes and values, is PyTorch's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch as real
from hypothesis import given, strategies
from hypothesis.extra import numpy as arrays

from tests.lab.torch.alike import (
    EXAMPLES,
    FLOATS,
    PLAIN,
    Operation,
    compare,
    page,
)

WHOLE = strategies.integers(-3, 3)


def _grids(torch: Any, x: Any, indexing: str) -> Any:
    axes = x.reshape(-1), x.reshape(-1)[:2]
    return torch.stack(torch.meshgrid(*axes, indexing=indexing))


ONE: dict[str, Operation] = {
    name: lambda torch, x, name=name: getattr(torch, name)(x)
    for name in (
        *("exp", "expm1", "sin", "cos", "tanh"),
        *("sigmoid", "relu", "abs", "neg", "square", "sign", "floor", "ceil"),
        *("trunc", "round", "isnan", "isfinite", "sum", "mean", "logical_not", "erf"),
        *("ravel", "flatten", "squeeze", "clone", "log", "sqrt", "log1p"),
        *("reciprocal", "log10"),
        *("count_nonzero", "numel", "nonzero", "zeros_like", "ones_like"),
    )
} | {
    "power 2": lambda _, x: x**2,
    "power 3": lambda _, x: x**3,
    "power 0": lambda _, x: x**0,
    "power -1": lambda _, x: x**-1.0,
    "power 1.5": lambda _, x: x**1.5,
    "2 to the power": lambda _, x: 2**x,
    "number minus": lambda _, x: 1 - x,
    "number over": lambda _, x: 2 / x,
    "plus a float": lambda _, x: x + 0.5,
    "floor division": lambda _, x: x // 2,
    "remainder": lambda _, x: x % 2,
    "alpha": lambda _, x: x.add(x, alpha=0.3),
    "clamp": lambda torch, x: torch.clamp(x, -1, 1.5),
    "clamp below": lambda torch, x: torch.clamp(x, min=0),
    "var": lambda torch, x: torch.var(x, correction=0),
    "std": lambda torch, x: torch.std(x),
    "norm": lambda torch, x: torch.norm(x),
    "norm 1": lambda torch, x: torch.norm(x, 1),
    "where": lambda torch, x: torch.where(x > 0, x, 0.1 * x),
    "compare": lambda _, x: (x > 0) & (x <= 2),
    "unsqueeze": lambda _, x: x.unsqueeze(-1),
    "last": lambda _, x: x.reshape(-1)[-1:],
    "every other": lambda _, x: x.reshape(-1)[::2] * 2,
    "mask": lambda _, x: x[x > 0].sum(),
    "double": lambda _, x: x.double(),
    "float": lambda _, x: x.float() * 2,
    "long": lambda _, x: x.long(),
    "expand": lambda _, x: x.expand(3, *x.shape),
    "repeat": lambda _, x: x.reshape(-1).repeat(2, 2),
    "prod": lambda torch, x: torch.prod(x),
    "cumsum": lambda torch, x: torch.cumsum(x.reshape(-1), 0),
    "diff": lambda torch, x: torch.diff(x.reshape(-1)),
    "flip": lambda torch, x: torch.flip(x.reshape(-1), (0,)),
    "stack": lambda torch, x: torch.stack([x, 2 * x], dim=-1),
    "meshgrid ij": lambda torch, x: _grids(torch, x, "ij"),
    "meshgrid xy": lambda torch, x: _grids(torch, x, "xy"),
    "cat": lambda torch, x: torch.cat([x.reshape(-1), x.reshape(-1)]),
    "outer": lambda torch, x: torch.outer(x.reshape(-1), x.reshape(-1)),
    "split": lambda torch, x: torch.cat(torch.split(x.reshape(-1), 2)[::-1]),
    "max of all": lambda _, x: x.max() + x.min(),
    "sorted": lambda _, x: x.reshape(-1).sort(stable=True).values,
    "quantile": lambda torch, x: torch.quantile(x, 0.3).detach(),
    "argmax": lambda torch, x: torch.argmax(x),
}
AXIS: dict[str, Operation] = {
    name: lambda torch, x, dim, keep, name=name: getattr(torch, name)(
        x, dim=dim, keepdim=keep
    )
    for name in ("sum", "mean", "amax", "amin", "logsumexp", "argmin", "all", "any")
} | {
    "max": lambda torch, x, dim, keep: torch.max(x, dim, keepdim=keep).values,
    "min": lambda torch, x, dim, keep: torch.min(x, dim=dim, keepdim=keep)[0],
    "softmax": lambda torch, x, dim, _: torch.softmax(x, dim=dim),
    "log_softmax": lambda torch, x, dim, _: torch.log_softmax(x, dim),
    "cumsum": lambda torch, x, dim, _: torch.cumsum(x, dim),
    "var": lambda torch, x, dim, keep: torch.var(x, dim, correction=0, keepdim=keep),
    "norm": lambda torch, x, dim, keep: torch.linalg.norm(x, dim=dim, keepdim=keep),
    "unbind": lambda torch, x, dim, _: torch.stack(x.unbind(dim)[::-1], 0),
    "sort": lambda torch, x, dim, _: (
        torch.sort(x, dim=dim, descending=True, stable=True).values
    ),
    "diff": lambda torch, x, dim, _: torch.diff(x, dim=dim),
    "gather": lambda _, x, dim, __: x.gather(dim, x.argsort(dim)),
    "prod": lambda torch, x, dim, keep: torch.prod(x, dim, keepdim=keep),
    "axis": lambda torch, x, dim, keep: torch.sum(x, axis=dim, keepdims=keep),
}
TWO: dict[str, Operation] = {
    "add": lambda _, x, y: x + y,
    "sub": lambda _, x, y: x - y,
    "mul": lambda _, x, y: x * y,
    "div": lambda _, x, y: x / y,
    "eq": lambda _, x, y: x == y,
    "lt": lambda _, x, y: x < y,
    "maximum": lambda torch, x, y: torch.maximum(x, y),
    "minimum": lambda torch, x, y: torch.minimum(x, y),
    "where": lambda torch, x, y: torch.where(x > y, x, y),
    "lerp": lambda torch, x, y: torch.lerp(x, y, 0.3),
}


def _array(draw: Any, shape: Any) -> Any:
    dtype = draw(strategies.sampled_from([*FLOATS, np.int64]))
    elements = WHOLE if dtype is np.int64 else PLAIN
    return draw(arrays.arrays(dtype, shape, elements=elements))


SHAPES = arrays.array_shapes(min_dims=0, max_dims=3, min_side=1, max_side=4)


@pytest.mark.parametrize("name", ONE)
@EXAMPLES
@given(data=strategies.data())
def test_of_one(name: str, data: Any) -> None:
    compare(ONE[name], [_array(data.draw, data.draw(SHAPES))])


@pytest.mark.parametrize("name", AXIS)
@EXAMPLES
@given(data=strategies.data())
def test_along_a_dimension(name: str, data: Any) -> None:
    array = _array(data.draw, data.draw(SHAPES))
    dim = data.draw(strategies.integers(-array.ndim, array.ndim))
    compare(AXIS[name], [array], dim, data.draw(strategies.booleans()))


@pytest.mark.parametrize("name", TWO)
@EXAMPLES
@given(data=strategies.data())
def test_of_two_that_are_broadcast(name: str, data: Any) -> None:
    shapes = data.draw(arrays.mutually_broadcastable_shapes(num_shapes=2, max_dims=3))
    compare(TWO[name], [_array(data.draw, shape) for shape in shapes.input_shapes])


@EXAMPLES
@given(data=strategies.data())
def test_of_two_that_do_not_fit(data: Any) -> None:
    one, other = (_array(data.draw, data.draw(SHAPES)) for _ in range(2))
    compare(TWO["mul"], [one, other])


@EXAMPLES
@given(data=strategies.data())
def test_products(data: Any) -> None:
    shapes = data.draw(
        arrays.mutually_broadcastable_shapes(signature="(m?,n),(n,p?)->(m?,p?)")
    )
    floats = arrays.arrays
    given = [
        data.draw(floats(np.float64, s, elements=PLAIN)) for s in shapes.input_shapes
    ]
    compare(lambda _, x, y: x @ y, given)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("length", [3, 5, 8, 31, 100, 700, 4000])
def test_sums_are_added_up_in_the_same_order(dtype: Any, length: int) -> None:
    rng = np.random.default_rng(length)
    for array in (rng.normal(size=length), rng.normal(size=(7, length))):
        given = array.astype(dtype)
        for dim in (None, -1, 0):
            ours, theirs = page.tensor(given), real.tensor(given)
            a, b = ours.sum(dim).numpy(), theirs.sum(dim).numpy()
            assert np.array_equal(a, b), (dim, a, b)


INDICES: list[Any] = [
    0,
    -1,
    slice(1, 3),
    slice(None, None, 2),
    (slice(None), 1),
    (..., 0),
    None,
    (0, ..., None),
    [0, 2],
    ([0, 1], [1, 2]),
    (slice(None), [2, 0, 2]),
    (0, slice(None), [1, 1]),
    (slice(1), None, 2),
    5,
    (0, 0, 0, 0),
]


@pytest.mark.parametrize("index", INDICES, ids=str)
def test_indexing(index: Any) -> None:
    array = np.arange(24.0).reshape(3, 4, 2)

    def write(torch: Any, x: Any) -> Any:
        y = x * 1
        y[index] = torch.ones(()) * 7
        return y

    def add(_: Any, x: Any) -> Any:
        y = x * 1
        y[index] *= x[index]
        return y

    for operation in (lambda _, x: x[index], write, add):
        compare(operation, [array])
