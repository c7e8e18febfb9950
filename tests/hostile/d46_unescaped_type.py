# D46: a type whose name nothing in the worker has made fit to print
EXPECTED = {"normal_equation": ("wrong", r"\x1b[2J")}

import sys


def normal_equation(X, Y):
    plain = sys.modules["graders.core.plain"]
    return plain.Foreign("\x1b[2J\r\n" * 100_000)
