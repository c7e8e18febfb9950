# D46: an exception with three hundred base classes
EXPECTED = {"normal_equation": ("crashed", "")}


def normal_equation(X, Y):
    bases = tuple(type("E" * 100_000, (Exception,), {}) for _ in range(300))
    raise type("E", bases, {})
