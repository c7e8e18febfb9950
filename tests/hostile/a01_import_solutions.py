# A1: the solution's own function, imported
EXPECTED = {"normal_equation": ("crashed", "ModuleNotFoundError")}


def normal_equation(X, Y):
    from solutions import linear_regression

    return linear_regression.normal_equation(X, Y)
