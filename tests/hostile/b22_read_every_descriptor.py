# B22: the next questions are swallowed, and the answer never comes
EXPECTED = {"arctan_derivative": ("too slow", "")}

import os


def arctan_derivative(x):
    while True:
        for descriptor in range(64):
            try:
                os.read(descriptor, 1 << 20)
            except OSError:
                pass
