# A8: an array of a class of its own, equal to everything
EXPECTED = {"normal_equation": ("wrong", "Only zeros came")}

import numpy as np


class Lie(np.ndarray):
    def __array_function__(self, function, types, arguments, keywords):
        return True

    def __array_ufunc__(self, *arguments, **keywords):
        return np.True_


def normal_equation(X, Y):
    return np.zeros((X.shape[1], 1)).view(Lie), np.zeros(1).view(Lie)
