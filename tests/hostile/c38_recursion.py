# C38: a function that calls itself for ever
EXPECTED = {"normal_equation": ("crashed", "RecursionError")}


def normal_equation(X, Y):
    return normal_equation(X, Y)
