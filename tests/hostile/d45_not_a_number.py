# D45: nan, which is neither less nor more than any tolerance
EXPECTED = {"normal_equation": ("wrong", "nan or inf")}

import numpy as np


def normal_equation(X, Y):
    return np.full((X.shape[1], 1), np.nan), np.full(1, np.nan)
