# B26: an answer that runs code where it is unpickled
EXPECTED = {"normal_equation": ("wrong", "as a NumPy array")}

import os


class Bomb:
    def __reduce__(self):
        return os.mkdir, (f"{DECOY}/pwned",)


def normal_equation(X, Y):
    return Bomb(), Bomb()
