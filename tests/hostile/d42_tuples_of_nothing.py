# D42: 80,000 empty dicts, each far larger than the byte that it takes to send
EXPECTED = {"normal_equation": ("wrong", "Return the tuple")}


def normal_equation(X, Y):
    return (({},) * 10_000,) * 8
