"""Normal numbers of even ones, in blocks of 16, by Box and Muller's formula.

PyTorch takes logarithms and sines of float32 by polynomials (those of the Cephes
library), with a rounding fewer wherever it can multiply and add in one step. With the
same steps, the same seed gives the same numbers to the last bit.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Single = np.float32
BLOCK = 16

_LOG = (
    *(7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1),
    *(1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1),
    3.3333331174e-1,
)
_LOG_2 = (-2.12194440e-4, 0.693359375)
"""The logarithm of 2 in two parts: the small one first, then the one that is exact."""
_QUARTER_PI = (-0.78515625, -2.4187564849853515625e-4, -3.77489497744594108e-8)
_SINE = (-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1)
_COSINE = (2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2)


def normal(uniform: Array) -> Array:
    """Turn numbers from [0, 1) into normal ones; their count is a multiple of 16."""
    blocks = uniform.reshape(-1, BLOCK)
    half, scalar = BLOCK // 2, uniform.dtype.type
    distance, turn = scalar(1) - blocks[:, :half], blocks[:, half:]
    angle = scalar(2 * math.pi) * turn
    if uniform.dtype == np.float32:
        radius, (sine, cosine) = np.sqrt(Single(-2) * _log(distance)), _sincos(angle)
    else:
        radius = np.sqrt(scalar(-2) * np.log(distance))
        sine, cosine = np.sin(angle), np.cos(angle)
    return np.hstack([radius * cosine, radius * sine]).reshape(-1)


def _fused(a: Array, b: Any, c: Any) -> Array:
    """Compute a b + c with one rounding."""
    wide = a.astype(np.float64) * np.asarray(b, Single).astype(np.float64)
    return (wide + np.asarray(c, Single)).astype(Single)


def _polynomial(x: Array, coefficients: tuple[float, ...]) -> Array:
    result = np.full_like(x, coefficients[0])
    for coefficient in coefficients[1:]:
        result = _fused(result, x, coefficient)
    return result


def _log(x: Array) -> Array:
    bits = x.view(np.int32)
    exponent = ((bits >> 23) - 126).astype(Single)
    mantissa = ((bits & ~0x7F800000) | 0x3F000000).view(Single)  # from 1/2 to 1
    small = mantissa < Single(math.sqrt(0.5))
    exponent = exponent - small.astype(Single)
    x = mantissa - Single(1) + np.where(small, mantissa, Single(0))
    square = x * x
    rest = _polynomial(x, _LOG) * x
    rest = _fused(rest, square, exponent * Single(_LOG_2[0]))
    rest = _fused(square, -0.5, rest)
    return _fused(exponent, _LOG_2[1], x + rest)


def _sincos(x: Array) -> tuple[Array, Array]:
    """Give sine and cosine of angles from 0 on."""
    octant = (x * Single(4 / math.pi)).astype(np.int32)
    octant = (octant + 1) & ~1
    count = octant.astype(Single)
    for part in _QUARTER_PI:
        x = _fused(count, part, x)
    square = x * x
    cosine = _polynomial(square, _COSINE) * square
    cosine = _fused(cosine, square, square * Single(-0.5)) + Single(1)
    sine = _fused(_polynomial(square, _SINE) * square, x, x)
    swapped = (octant & 2) != 0
    of_sine = np.where(octant & 4, Single(-1), Single(1))
    of_cosine = np.where((octant + 2) & 4, Single(-1), Single(1))
    return (
        np.where(swapped, cosine, sine) * of_sine,
        np.where(swapped, sine, cosine) * of_cosine,
    )
