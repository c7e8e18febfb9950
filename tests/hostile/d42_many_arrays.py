# D42: arrays that are small one by one
EXPECTED = {"normal_equation": ("wrong", "Return the tuple")}

import numpy as np


def normal_equation(X, Y):
    return [np.zeros(1_000)] * 5_000
