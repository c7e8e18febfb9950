# D46: an exception whose message, name and class raise
EXPECTED = {"normal_equation": ("crashed", "")}


class Meta(type):
    @property
    def __name__(cls):
        raise Escape

    __module__ = __mro__ = __name__


class Escape(BaseException, metaclass=Meta):
    def __str__(self):
        raise Escape

    __repr__ = __str__


def normal_equation(X, Y):
    raise Escape
