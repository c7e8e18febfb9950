# D42: few objects that are 10**32 items when written out
EXPECTED = {"arctan_derivative": ("wrong", "as a NumPy array")}


def arctan_derivative(x):
    many = [0.0] * 10_000
    for _ in range(7):
        many = [many] * 10_000
    return many
