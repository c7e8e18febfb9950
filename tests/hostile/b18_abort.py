# B18: the process aborts
EXPECTED = {"normal_equation": ("crashed", "")}

import os


def normal_equation(X, Y):
    os.abort()
