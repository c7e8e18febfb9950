# C34: a number with a hundred million digits
EXPECTED = {"arctan_derivative": ("too slow", "")}


def arctan_derivative(x):
    return 10 ** 10**9
