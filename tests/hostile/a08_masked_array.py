# A8: an array all of whose wrong values are masked
EXPECTED = {"normal_equation": ("wrong", "as a NumPy array")}

import numpy as np


def normal_equation(X, Y):
    W = np.ma.masked_all((X.shape[1], 1))
    return W, np.ma.masked_all(1)
