# D44: a folder that cannot be entered, a path that is too long
EXPECTED = {"normal_equation": ("crashed", "Error")}

import os

_right = normal_equation


def normal_equation(X, Y):
    os.mkdir(f"{DECOY}/locked")
    os.chmod(f"{DECOY}/locked", 0)
    return _right(X, Y)
