# A16: another numpy in sys.modules
EXPECTED = {"normal_equation": ("wrong", "as a NumPy array")}

import sys
import types


class ndarray:
    __eq__ = lambda self, other: True


def normal_equation(X, Y):
    fake = types.ModuleType("numpy")
    fake.ndarray = ndarray
    fake.isfinite = fake.allclose = lambda *a, **k: True
    before, sys.modules["numpy"] = sys.modules["numpy"], fake
    try:
        return ndarray(), ndarray()
    finally:
        sys.modules["numpy"] = before
