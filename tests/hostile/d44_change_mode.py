# D44: the mode of somebody else's file
EXPECTED = {"normal_equation": ("crashed", "PermissionError")}

import os

_right = normal_equation


def normal_equation(X, Y):
    os.chmod(DECOY, 0o777)
    return _right(X, Y)
