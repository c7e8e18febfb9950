# C30: a loop that swallows every exception
EXPECTED = {"arctan_derivative": ("too slow", "")}


def arctan_derivative(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
