# C38: recursion until the stack overflows
EXPECTED = {"normal_equation": ("crashed", "recursion")}

import sys


class Deep:
    def __getattr__(self, name):
        return repr(self)

    def __repr__(self):
        return str(getattr(self, "x"))


def normal_equation(X, Y):
    sys.setrecursionlimit(10**9)
    return repr(Deep())
