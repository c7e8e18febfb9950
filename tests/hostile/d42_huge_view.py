# D42: 80 GB that take no memory
EXPECTED = {"normal_equation": ("wrong", "too large")}

import numpy as np


def normal_equation(X, Y):
    return np.broadcast_to(0.0, (10**5, 10**5)), np.zeros(1)
