# B22: a forged answer (a right one, for once), then a loop instead of the next answer
EXPECTED = {"arctan_derivative": ("passed", "")}

_right = arctan_derivative


def arctan_derivative(x):
    forge(("answer", _right(x), (x,), (), (), ()))
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
