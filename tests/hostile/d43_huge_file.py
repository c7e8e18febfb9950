# D43: a file of ten terabytes, and many small ones
EXPECTED = {"normal_equation": ("crashed", "Error")}

import os
import tempfile

_right = normal_equation


def normal_equation(X, Y):
    for folder in (DECOY, tempfile.gettempdir(), os.getcwd()):
        with open(f"{folder}/big", "wb") as file:
            file.truncate(10**13)
    return _right(X, Y)
