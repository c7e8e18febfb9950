# B26: an array of objects that run code where they are unpickled
EXPECTED = {"normal_equation": ("wrong", "dtype object")}

import os

import numpy as np


class Bomb:
    def __reduce__(self):
        return os.mkdir, (f"{DECOY}/pwned",)


def normal_equation(X, Y):
    return np.array([Bomb()]), np.array([Bomb()])
