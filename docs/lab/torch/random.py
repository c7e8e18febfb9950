"""PyTorch's random numbers: the same seed gives the same numbers.

The generator is a Mersenne Twister, as in NumPy's old RandomState: it gives 32 bits at
a time, of which PyTorch makes its numbers in its own way.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import box_muller, dtypes
from .operations.creation import finished
from .operations.inplace import change, require_changeable
from .operations.promotion import fused
from .operations.registry import FUNCTIONS, demand_tensor, function, method
from .size import lengths
from .tensor import Tensor

Array = NDArray[Any]
_DEFAULT_SEED = 67280421310721


class Generator:
    """Where random numbers come from."""

    def __init__(self, device: Any = "cpu") -> None:
        del device
        self.manual_seed(_DEFAULT_SEED)

    def manual_seed(self, seed: int) -> Generator:
        self._seed = int(seed)
        self._twister = np.random.RandomState(self._seed & 0xFFFFFFFF)
        self._second: float | None = None
        """Normal numbers come in pairs: what is left of the last one."""
        return self

    def initial_seed(self) -> int:
        return self._seed

    def seed(self) -> int:
        import secrets

        seed = secrets.randbits(63)
        self.manual_seed(seed)
        return seed

    def get_state(self) -> Any:
        name, keys, place, *_ = self._twister.get_state()
        del name
        state = Tensor._of(np.asarray(keys).view(np.uint8).copy())
        state._generator = (self._seed, place, self._second)
        return state

    def set_state(self, new_state: Any) -> Generator:
        self._seed, place, self._second = new_state._generator
        keys = new_state._array.view(np.uint32)
        self._twister.set_state(("MT19937", keys, place, 0, 0.0))
        return self

    def words(self, count: int) -> NDArray[np.uint32]:
        """Draw 32 bits, so many times."""
        # RandomState draws something even for no bytes at all.
        drawn = self._twister.bytes(4 * count) if count else b""
        return np.frombuffer(drawn, "<u4")

    def long_words(self, count: int) -> NDArray[np.uint64]:
        words = self.words(2 * count).astype(np.uint64).reshape(count, 2)
        return (words[:, 0] << np.uint64(32)) | words[:, 1]

    def uniform(self, count: int, kind: np.dtype[Any]) -> Array:
        """Draw numbers from 0 to 1, without 1."""
        if kind == np.float64:
            bits = self.long_words(count) & np.uint64((1 << 53) - 1)
            return bits.astype(np.float64) * 2.0**-53
        bits = self.words(count) & np.uint32((1 << 24) - 1)
        return (bits.astype(np.float32) * np.float32(2.0**-24)).astype(kind)

    def normal(
        self, count: int, kind: np.dtype[Any], mean: float = 0.0, std: float = 1.0
    ) -> Array:
        """Draw numbers that are normally distributed."""
        if count < box_muller.BLOCK:
            few = np.array([self._one_normal() for _ in range(count)])
            return (few * std + mean).astype(kind)
        numbers = self.uniform(count, kind)
        whole = count - count % box_muller.BLOCK
        numbers[:whole] = box_muller.normal(numbers[:whole])
        if count % box_muller.BLOCK:
            numbers[-box_muller.BLOCK :] = box_muller.normal(
                self.uniform(box_muller.BLOCK, kind)
            )
        return fused(numbers, kind.type(std), kind.type(mean))

    def _one_normal(self) -> float:
        if self._second is not None:
            number, self._second = self._second, None
            return number
        angle, distance = self.uniform(2, np.dtype(np.float64)).tolist()
        radius = math.sqrt(-2 * math.log1p(-distance))
        self._second = radius * math.sin(2 * math.pi * angle)
        return radius * math.cos(2 * math.pi * angle)


default_generator = Generator()


def manual_seed(seed: int) -> Generator:
    return default_generator.manual_seed(seed)


def seed() -> int:
    return default_generator.seed()


def initial_seed() -> int:
    return default_generator.initial_seed()


def get_rng_state() -> Any:
    return default_generator.get_state()


def set_rng_state(new_state: Any) -> None:
    default_generator.set_state(new_state)


def uniform(shape: Any, kind: np.dtype[Any], generator: Any = None) -> Array:
    drawn = (generator or default_generator).uniform(math.prod(shape), kind)
    return drawn.reshape(shape)


def normal_array(shape: Any, kind: np.dtype[Any], generator: Any = None) -> Array:
    drawn = (generator or default_generator).normal(math.prod(shape), kind)
    return drawn.reshape(shape)


def _kind(dtype: Any, name: str) -> np.dtype[Any]:
    chosen = dtype or dtypes._default
    if not chosen.is_floating_point:
        raise NotImplementedError(f"\"{name}\" not implemented for '{chosen.old_name}'")
    return chosen.numpy


@function
def rand(*size: Any, generator: Any = None, dtype: Any = None, **more: Any) -> Any:
    """Draw numbers from 0 to 1, evenly."""
    shape = lengths(size or (more.pop("size", ()),), "rand")
    kind = _kind(dtype, "check_uniform_bounds")
    return finished(uniform(shape, kind, generator), **more)


@function
def randn(*size: Any, generator: Any = None, dtype: Any = None, **more: Any) -> Any:
    """Draw numbers around 0, with the standard deviation 1."""
    shape = lengths(size or (more.pop("size", ()),), "randn")
    kind = _kind(dtype, "normal_kernel_cpu")
    return finished(normal_array(shape, kind, generator), **more)


@function
def rand_like(input: Tensor, *, dtype: Any = None, **more: Any) -> Any:
    demand_tensor(input, "rand_like")
    return rand(input.shape, dtype=dtype or input.dtype, **more)


@function
def randn_like(input: Tensor, *, dtype: Any = None, **more: Any) -> Any:
    demand_tensor(input, "randn_like")
    return randn(input.shape, dtype=dtype or input.dtype, **more)


def integers(low: int, high: int, count: int, generator: Any = None) -> Array:
    source, span = generator or default_generator, high - low
    if span >= 1 << 32:
        drawn = (source.long_words(count) % np.uint64(span)).astype(np.int64)
    else:
        drawn = (source.words(count) % np.uint32(span)).astype(np.int64)
    return drawn + low


@function
def randint(
    low: int,
    high: Any = None,
    size: Any = None,
    *,
    generator: Any = None,
    dtype: Any = None,
    **more: Any,
) -> Any:
    """Draw whole numbers from low to high, without high."""
    if size is None:
        low, high, size = 0, low, high
    if high is None:
        low, high = 0, low
    if low >= high:
        raise RuntimeError(
            f"random_ expects 'from' to be less than 'to', but got from={low} >= "
            f"to={high}"
        )
    shape = lengths((size,), "randint")
    drawn = integers(low, high, math.prod(shape), generator).reshape(shape)
    return finished(drawn.astype((dtype or dtypes.int64).numpy), **more)


@function
def randperm(n: int, *, generator: Any = None, dtype: Any = None, **more: Any) -> Any:
    """Bring the numbers below n into a random order."""
    source = generator or default_generator
    order = np.arange(n, dtype=np.int64)
    for i, word in enumerate(source.words(max(n - 1, 0)).tolist()):
        other = i + word % (n - i)
        order[i], order[other] = order[other], order[i]
    return finished(order.astype((dtype or dtypes.int64).numpy), **more)


@function
def normal(
    mean: Any, std: Any = 1.0, size: Any = None, *, generator: Any = None, **more: Any
) -> Any:
    """Draw numbers around `mean`, with the standard deviation `std`."""
    if size is not None:
        empty = FUNCTIONS["empty"](lengths((size,), "normal"), **more)
        return empty.normal_(mean, std, generator=generator)
    shape = np.broadcast_shapes(np.shape(mean), np.shape(std))
    return randn(shape, generator=generator, **more) * std + mean


def _redrawn(tensor: Any, array: Array) -> Any:
    require_changeable(tensor)
    return change(tensor, Tensor._of(array.astype(tensor._array.dtype)))


@method
def uniform_(
    self: Tensor, from_: float = 0.0, to: float = 1.0, *, generator: Any = None
) -> Any:
    kind = self._array.dtype
    scalar = kind.type
    drawn = uniform(self.shape, kind, generator)
    width = scalar(to) - scalar(from_)
    return _redrawn(self, fused(drawn, width, scalar(from_)))


@method
def normal_(
    self: Tensor, mean: float = 0.0, std: float = 1.0, *, generator: Any = None
) -> Any:
    source = generator or default_generator
    drawn = source.normal(self.numel(), self._array.dtype, mean, std)
    return _redrawn(self, drawn.reshape(self.shape))


@method
def random_(
    self: Tensor, from_: Any = None, to: Any = None, *, generator: Any = None
) -> Any:
    source, count = generator or default_generator, self.numel()
    if from_ is None:
        most = np.uint64(1 << 63)
        drawn = (source.long_words(count) % most).astype(np.int64)
    else:
        low, high = (0, from_) if to is None else (from_, to)
        drawn = integers(low, high, count, source)
    return _redrawn(self, drawn.reshape(self.shape))


for _own in (manual_seed, seed, initial_seed, get_rng_state, set_rng_state):
    FUNCTIONS[_own.__name__] = _own
