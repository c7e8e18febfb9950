# B22: the right answer is forged, and the process ends before the next question
EXPECTED = {"normal_equation": ("passed", "")}

import os

_right = normal_equation


def normal_equation(X, Y):
    forge(("answer", _right(X, Y), (X, Y), (), (), ()))
    os._exit(0)
