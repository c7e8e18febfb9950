# D46: an exception whose message takes for ever
EXPECTED = {"arctan_derivative": ("too slow", "")}


class Endless(Exception):
    def __str__(self):
        while True:
            pass


def arctan_derivative(x):
    raise Endless
