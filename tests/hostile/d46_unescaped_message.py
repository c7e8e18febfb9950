# D46: a message that nothing in the worker has made fit to print
EXPECTED = {"normal_equation": ("crashed", r"\x1b[2J")}

import sys


def normal_equation(X, Y):
    sys.modules["graders.sandbox.explanations"].printable = lambda text, limit=0: text
    raise ValueError("\x1b[2J\r\n" * 100_000)
