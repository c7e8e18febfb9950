# C33: thirty years of sleep
EXPECTED = {"arctan_derivative": ("too slow", "")}

import time


def arctan_derivative(x):
    time.sleep(10**9)
