# D40: memory, eighty megabytes at a time
EXPECTED = {"normal_equation": ("crashed", "emory")}

import numpy as np


def normal_equation(X, Y):
    kept = []
    while True:
        kept.append(np.empty(10**7))
