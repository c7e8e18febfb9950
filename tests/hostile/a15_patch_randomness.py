# A15: random inputs that are always the same, comparisons that always hold
EXPECTED = {"normal_equation": ("wrong", "")}

import math
import warnings

import numpy as np

math.isclose = lambda *a, **k: True
warnings.warn = lambda *a, **k: None
np.random.default_rng = lambda *a: np.random.RandomState(0)


def normal_equation(X, Y):
    rng = np.random.default_rng()
    return rng.randn(X.shape[1], 1), rng.randn(1)
