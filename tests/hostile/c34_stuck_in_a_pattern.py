# C34: a search in C that no exception interrupts
EXPECTED = {"arctan_derivative": ("too slow", "")}

import re


def arctan_derivative(x):
    return re.match("(a+)+$", "a" * 60 + "b")
