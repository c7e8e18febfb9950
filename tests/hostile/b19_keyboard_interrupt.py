# B19: an interrupt that nobody at the keyboard sent
EXPECTED = {"normal_equation": ("crashed", "KeyboardInterrupt")}


def normal_equation(X, Y):
    raise KeyboardInterrupt
