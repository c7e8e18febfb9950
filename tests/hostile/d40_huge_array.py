# D40: 800 GB at once
EXPECTED = {"normal_equation": ("crashed", "emory")}

import numpy as np


def normal_equation(X, Y):
    return np.ones(10**11)
