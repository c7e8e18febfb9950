# B22: the line to the grader is cut
EXPECTED = {"normal_equation": ("crashed", "")}

import os


def normal_equation(X, Y):
    os.closerange(0, 256)
