# D45: an empty array, all of whose elements are right
EXPECTED = {"normal_equation": ("wrong", "Change the shape")}

import numpy as np


def normal_equation(X, Y):
    return np.empty((0, 1)), np.empty(0)
