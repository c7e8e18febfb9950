# A12: built-in functions that judge leniently
EXPECTED = {"normal_equation": ("wrong", "Only zeros came")}

import builtins

import numpy as np

builtins.AssertionError = type("AssertionError", (BaseException,), {})
builtins.abs = lambda x: 0
builtins.all = lambda x: True
builtins.any = lambda x: False


def normal_equation(X, Y):
    return np.zeros((X.shape[1], 1)), np.zeros(1)
