# D42: a list that contains itself
EXPECTED = {"normal_equation": ("wrong", "Return the tuple")}


def normal_equation(X, Y):
    endless = []
    endless.append(endless)
    return endless
