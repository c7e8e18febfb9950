# D41: output without end
EXPECTED = {"arctan_derivative": ("too slow", "")}

import os
import sys


def arctan_derivative(x):
    while True:
        print("x" * 10**6)
        sys.stderr.write("y" * 10**6)
        os.write(1, b"z" * 10**6)
