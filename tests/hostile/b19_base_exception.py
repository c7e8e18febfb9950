# B19: an exception that `except Exception` does not catch
EXPECTED = {"normal_equation": ("crashed", "Escape")}


class Escape(BaseException):
    pass


def normal_equation(X, Y):
    raise Escape
