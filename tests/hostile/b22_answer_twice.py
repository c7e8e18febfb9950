# B22: a forged answer before each real one, so that answers and questions come apart
EXPECTED = {"normal_equation": ("wrong", "Return the tuple")}

_right = normal_equation


def normal_equation(X, Y):
    forge(("answer", None, (X, Y), (), (), ()))
    return _right(X, Y)
