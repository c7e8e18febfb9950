# D46: an answer whose type does not tell its name
EXPECTED = {"normal_equation": ("crashed", "")}


class Meta(type):
    @property
    def __module__(cls):
        raise SystemExit


class Nameless(metaclass=Meta):
    pass


def normal_equation(X, Y):
    return Nameless()
