# B24: control characters for the reader's terminal
EXPECTED = {"normal_equation": ("crashed", r"\x1b[2J")}


def normal_equation(X, Y):
    print("\x1b[2J\x1b[1;32m20/20 PASSED")
    raise ValueError("\x1b[2J\x1b[1;32m20/20 PASSED\x07\x9b2J\u202e")
