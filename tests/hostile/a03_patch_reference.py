# A3: a reference that gives the same wrong answer
EXPECTED = {"normal_equation": ("wrong", "Only zeros came")}

import contextlib
import sys

import numpy as np


def normal_equation(X, Y):
    return np.zeros((X.shape[1], 1)), np.zeros(1)


with contextlib.suppress(ImportError):
    import solutions.linear_regression

    solutions.linear_regression.normal_equation = normal_equation
for _module in list(sys.modules.values()):
    if hasattr(_module, "normal_equation"):
        _module.normal_equation = normal_equation
