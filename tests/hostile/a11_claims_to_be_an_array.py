# A11: an object that says it is an array
EXPECTED = {"normal_equation": ("wrong", "as a NumPy array")}

import numpy as np


class Claims(type):
    __instancecheck__ = __subclasscheck__ = lambda *a: True


class Lie(metaclass=Claims):
    __class__ = np.ndarray
    __module__ = "numpy"
    __qualname__ = "ndarray"
    __array_priority__ = 1e9
    __getattr__ = lambda self, name: Lie()
    __eq__ = lambda self, other: True
    __hash__ = object.__hash__
    __array__ = lambda self, *a, **k: np.zeros(1)


def normal_equation(X, Y):
    return Lie(), Lie()
