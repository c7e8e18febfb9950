# D42: a text of 20 MB
EXPECTED = {"normal_equation": ("wrong", "too large")}


def normal_equation(X, Y):
    return "x" * (20 << 20)
