# D45: objects where numbers are due
EXPECTED = {"normal_equation": ("wrong", "dtype object")}

_right = normal_equation


def normal_equation(X, Y):
    W, B = _right(X, Y)
    return W.astype(object), B.astype(object)
