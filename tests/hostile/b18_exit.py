# B18: the process ends in a call, without a complaint
EXPECTED = {"normal_equation": ("crashed", "")}

import os


def normal_equation(X, Y):
    os._exit(0)
