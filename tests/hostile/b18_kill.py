# B18: the process kills itself
EXPECTED = {"normal_equation": ("crashed", "")}

import os


def normal_equation(X, Y):
    os.kill(os.getpid(), 9)
