# D46: an exception because of an exception, a hundred thousand times
EXPECTED = {"normal_equation": ("crashed", "ValueError")}


def normal_equation(X, Y):
    last = None
    for _ in range(10**5):
        error = ValueError("again")
        error.__cause__ = error.__context__ = last
        last = error
    raise last
