# D46: an exception with a message of 20 MB and a name of 10 MB
EXPECTED = {"normal_equation": ("crashed", "")}


def normal_equation(X, Y):
    kind = type("E" * 10_000_000, (Exception,), {"__module__": "m" * 10_000_000})
    raise kind("x" * (20 << 20))
