# D45: the right values in a shape that only broadcasts
EXPECTED = {"normal_equation": ("wrong", "Change the shape")}

_right = normal_equation


def normal_equation(X, Y):
    W, B = _right(X, Y)
    return W[None], B[None]
