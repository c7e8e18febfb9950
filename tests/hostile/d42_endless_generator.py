# D42: a generator without end
EXPECTED = {"normal_equation": ("wrong", "generator")}

import itertools


def normal_equation(X, Y):
    return (i for i in itertools.count())
