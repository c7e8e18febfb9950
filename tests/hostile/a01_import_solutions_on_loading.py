# A1: the solutions in the place of a file of one's own
EXPECTED = {"linear_regression": ("does not load", "ModuleNotFoundError")}

from solutions.linear_regression import *
