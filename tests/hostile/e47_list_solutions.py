# E47: what there is beside the submission
EXPECTED = {"normal_equation": ("crashed", "Error")}

import os

_right = normal_equation


def normal_equation(X, Y):
    for folder in (f"{ROOT}/solutions", DECOY, os.path.expanduser("~"), "/tmp"):
        os.listdir(folder)
        return _right(X, Y)
