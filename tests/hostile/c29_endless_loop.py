# C29: a loop without end
EXPECTED = {"arctan_derivative": ("too slow", "")}


def arctan_derivative(x):
    while True:
        pass
