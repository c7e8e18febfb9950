"""Sixteen activation functions, their derivatives, and logit and softmax.

Replace each `raise NotImplementedError`, save, and run `grade activations`.

Everywhere x is an array of any shape with at least one axis, float64 or float32. The
result is a new array (or x itself, where nothing changes) of the same shape and dtype;
x stays as it was. Right values of another type or dtype cost one check, not all.

Challenge, for all of them: at x = -1000, 1000, -inf and inf the result is the limit,
without nan and without a RuntimeWarning. Where this takes a thought, it is said below.
"""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


def identity(x: Array) -> Array:
    """The identity: x itself.

    >>> identity(np.array([-1.5, 2.0]))
    array([-1.5,  2. ])
    """
    raise NotImplementedError


def linear(x: Array, slope: float = 2.0, intercept: float = 1.0) -> Array:
    """A straight line: slope * x + intercept.

    >>> linear(np.array([-1.0, 0.0, 3.0]))
    array([-1.,  1.,  7.])
    """
    raise NotImplementedError


def binary_step(x: Array) -> Array:
    """1 where x >= 0, otherwise 0.

    The result has the dtype of x: 1.0 and 0.0, not True and False.

    >>> binary_step(np.array([-0.1, 0.0, 3.0]))
    array([0., 1., 1.])
    """
    raise NotImplementedError


def sigmoid(x: Array) -> Array:
    """The logistic sigmoid: 1 / (1 + e^-x), between 0 and 1.

    Challenge: no overflow at x = -1000, and small values right in all their digits:
    sigmoid(-40) is 4.248e-18, not 0.

    >>> sigmoid(np.array([-2.0, 0.0, 2.0])).round(4)
    array([0.1192, 0.5   , 0.8808])
    """
    raise NotImplementedError


def tanh(x: Array) -> Array:
    """The hyperbolic tangent: (e^x - e^-x) / (e^x + e^-x), between -1 and 1.

    >>> tanh(np.array([-1.0, 0.0, 1.0])).round(4)
    array([-0.7616,  0.    ,  0.7616])
    """
    raise NotImplementedError


def arctan(x: Array) -> Array:
    """The inverse tangent, an angle between -pi/2 and pi/2.

    >>> arctan(np.array([-1.0, 0.0, 1.0])).round(4)
    array([-0.7854,  0.    ,  0.7854])
    """
    raise NotImplementedError


def softsign(x: Array) -> Array:
    """A soft sign: x / (1 + |x|), between -1 and 1.

    Challenge: -1 and 1 at -inf and inf.

    >>> softsign(np.array([-3.0, 0.0, 1.0]))
    array([-0.75,  0.  ,  0.5 ])
    """
    raise NotImplementedError


def relu(x: Array) -> Array:
    """The rectified linear unit: max(0, x).

    >>> relu(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 3.])
    """
    raise NotImplementedError


def leaky_relu(x: Array, slope: float = 0.1) -> Array:
    """A ReLU that lets a little through: x where x >= 0, otherwise slope * x.

    >>> leaky_relu(np.array([-2.0, 0.0, 3.0]))
    array([-0.2,  0. ,  3. ])
    """
    raise NotImplementedError


def elu(x: Array, alpha: float = 0.9) -> Array:
    """The exponential linear unit: x where x >= 0, otherwise alpha * (e^x - 1).

    The usual alpha is 1; this course draws it with 0.9.
    Challenge: no overflow at x = 1000, and elu(-1e-12) right in all its digits.

    >>> elu(np.array([-1.0, 0.0, 3.0])).round(4)
    array([-0.5689,  0.    ,  3.    ])
    """
    raise NotImplementedError


def trelu(x: Array, threshold: float = 2.0) -> Array:
    """The thresholded ReLU: x where x > threshold, otherwise 0.

    >>> trelu(np.array([-1.0, 2.0, 3.0]))
    array([0., 0., 3.])
    """
    raise NotImplementedError


def softplus(x: Array) -> Array:
    """A smooth ReLU: ln(1 + e^x).

    Challenge: no overflow at x = 1000, and softplus(-40) is 4.248e-18, not 0.

    >>> softplus(np.array([-2.0, 0.0, 2.0])).round(4)
    array([0.1269, 0.6931, 2.1269])
    """
    raise NotImplementedError


def silu(x: Array) -> Array:
    """The sigmoid linear unit, or swish: x * sigmoid(x).

    Challenge: 0, not nan, at x = -inf.

    >>> silu(np.array([-2.0, 0.0, 2.0])).round(4)
    array([-0.2384,  0.    ,  1.7616])
    """
    raise NotImplementedError


def gelu(x: Array) -> Array:
    """The Gaussian error linear unit: x * Phi(x).

    Phi(x) = (1 + erf(x / sqrt(2))) / 2 is the probability that a standard normal value
    is below x. NumPy has no erf: np.vectorize(math.erf) calls Python's for each one.

    Challenge: 0, not nan, at x = -inf, and gelu(-10) is -7.62e-23, not 0.

    >>> gelu(np.array([-1.0, 0.0, 2.0])).round(4)
    array([-0.1587,  0.    ,  1.9545])
    """
    raise NotImplementedError


def bent_identity(x: Array) -> Array:
    """A bent line: (sqrt(x^2 + 1) - 1) / 2 + x.

    Challenge: -inf, not nan, at x = -inf.

    >>> bent_identity(np.array([-1.0, 0.0, 1.0])).round(4)
    array([-0.7929,  0.    ,  1.2071])
    """
    raise NotImplementedError


def gaussian(x: Array) -> Array:
    """A bell: e^(-x^2).

    >>> gaussian(np.array([-1.0, 0.0, 2.0])).round(4)
    array([0.3679, 1.    , 0.0183])
    """
    raise NotImplementedError


# --- The derivatives. At a kink or a jump: the slope on its left, as PyTorch does. ----


def identity_derivative(x: Array) -> Array:
    """The slope of `identity`: 1 everywhere.

    >>> identity_derivative(np.array([-1.5, 2.0]))
    array([1., 1.])
    """
    raise NotImplementedError


def linear_derivative(x: Array, slope: float = 2.0) -> Array:
    """The slope of `linear`, the same everywhere: slope.

    >>> linear_derivative(np.array([-1.0, 3.0]))
    array([2., 2.])
    """
    raise NotImplementedError


def binary_step_derivative(x: Array) -> Array:
    """The slope of `binary_step`: 0, also at the jump.

    >>> binary_step_derivative(np.array([-0.1, 0.0, 3.0]))
    array([0., 0., 0.])
    """
    raise NotImplementedError


def sigmoid_derivative(x: Array) -> Array:
    """The slope of `sigmoid`; with s = sigmoid(x) it is s (1 - s).

    >>> sigmoid_derivative(np.array([-2.0, 0.0])).round(4)
    array([0.105, 0.25 ])
    """
    raise NotImplementedError


def tanh_derivative(x: Array) -> Array:
    """The slope of `tanh`: 1 - tanh(x)^2.

    >>> tanh_derivative(np.array([-1.0, 0.0])).round(4)
    array([0.42, 1.  ])
    """
    raise NotImplementedError


def arctan_derivative(x: Array) -> Array:
    """The slope of `arctan`: 1 / (1 + x^2).

    >>> arctan_derivative(np.array([-1.0, 0.0, 2.0]))
    array([0.5, 1. , 0.2])
    """
    raise NotImplementedError


def softsign_derivative(x: Array) -> Array:
    """The slope of `softsign`: 1 / (1 + |x|)^2.

    >>> softsign_derivative(np.array([-1.0, 0.0, 4.0]))
    array([0.25, 1.  , 0.04])
    """
    raise NotImplementedError


def relu_derivative(x: Array) -> Array:
    """The slope of `relu`; at the kink, x = 0, it is 0.

    >>> relu_derivative(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 1.])
    """
    raise NotImplementedError


def leaky_relu_derivative(x: Array, slope: float = 0.1) -> Array:
    """The slope of `leaky_relu`; at the kink, x = 0, it is the left one.

    >>> leaky_relu_derivative(np.array([-2.0, 0.0, 3.0]))
    array([0.1, 0.1, 1. ])
    """
    raise NotImplementedError


def elu_derivative(x: Array, alpha: float = 0.9) -> Array:
    """The slope of `elu`; at the kink, x = 0, it is the left one, alpha.

    Challenge: no overflow at x = 1000.

    >>> elu_derivative(np.array([-1.0, 0.0, 3.0])).round(4)
    array([0.3311, 0.9   , 1.    ])
    """
    raise NotImplementedError


def trelu_derivative(x: Array, threshold: float = 2.0) -> Array:
    """The slope of `trelu`; at the jump, x = threshold, it is 0.

    >>> trelu_derivative(np.array([-1.0, 2.0, 3.0]))
    array([0., 0., 1.])
    """
    raise NotImplementedError


def softplus_derivative(x: Array) -> Array:
    """The slope of `softplus`: a function you have already written.

    >>> softplus_derivative(np.array([-2.0, 0.0])).round(4)
    array([0.1192, 0.5   ])
    """
    raise NotImplementedError


def silu_derivative(x: Array) -> Array:
    """The slope of `silu`; with s = sigmoid(x) it is s + x s (1 - s).

    Challenge: 0 and 1 at -inf and inf.

    >>> silu_derivative(np.array([-2.0, 0.0])).round(4)
    array([-0.0908,  0.5   ])
    """
    raise NotImplementedError


def gelu_derivative(x: Array) -> Array:
    """The slope of `gelu`: Phi(x) + x phi(x), with phi(x) = e^(-x^2 / 2) / sqrt(2 pi).

    Challenge: 0 and 1 at -inf and inf.

    >>> gelu_derivative(np.array([-1.0, 0.0])).round(4)
    array([-0.0833,  0.5   ])
    """
    raise NotImplementedError


def bent_identity_derivative(x: Array) -> Array:
    """The slope of `bent_identity`: x / (2 sqrt(x^2 + 1)) + 1.

    Challenge: 0.5 and 1.5 at -inf and inf.

    >>> bent_identity_derivative(np.array([-1.0, 0.0, 1.0])).round(4)
    array([0.6464, 1.    , 1.3536])
    """
    raise NotImplementedError


def gaussian_derivative(x: Array) -> Array:
    """The slope of `gaussian`: -2 x e^(-x^2).

    Challenge: 0, not nan, at -inf and inf.

    >>> gaussian_derivative(np.array([-1.0, 0.5])).round(4)
    array([ 0.7358, -0.7788])
    """
    raise NotImplementedError


# --- From probabilities to numbers, and back ------------------------------------------


def logit(p: Array) -> Array:
    """The logarithm of the odds: ln(p / (1 - p)), the inverse of `sigmoid`.

    Takes probabilities p between 0 and 1, in any shape.

    Challenge: -inf and inf at p = 0 and p = 1, without a RuntimeWarning.

    >>> logit(np.array([0.1, 0.5, 0.9])).round(4)
    array([-2.1972,  0.    ,  2.1972])
    """
    raise NotImplementedError


def softmax(z: Array) -> Array:
    """Turn numbers into probabilities: e^z_k divided by the sum of all e^z_j.

    The sum goes over the last axis: each row of a matrix z becomes one distribution,
    with the sum 1. Takes z of shape (K,), (N, K), (..., K) and returns the same shape.

    Challenge: large numbers such as 1000 do not overflow (subtracting the same number
    from every z of a row changes nothing), and -inf becomes probability 0.

    >>> softmax(np.array([[1.0, 2.0, 3.0], [5.0, 5.0, 5.0]])).round(4)
    array([[0.09  , 0.2447, 0.6652],
           [0.3333, 0.3333, 0.3333]])
    """
    raise NotImplementedError
