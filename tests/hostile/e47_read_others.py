# E47: a file that others may read
EXPECTED = {"normal_equation": ("crashed", "Error")}

_right = normal_equation


def normal_equation(X, Y):
    open(f"{DECOY}/secret.txt").read()
    return _right(X, Y)
