# B22: a verdict of one's own: there is none that passes
EXPECTED = {"normal_equation": ("crashed", "cannot be read")}


def normal_equation(X, Y):
    forge(("verdict", "passed", (), ()))
