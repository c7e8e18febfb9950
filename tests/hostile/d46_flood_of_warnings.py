# D46: warnings without end
EXPECTED = {"arctan_derivative": ("too slow", "")}

import warnings


def arctan_derivative(x):
    i = 0
    while True:
        i += 1
        warnings.warn(f"{i}" + "x" * 1000, stacklevel=1)
