# C37: a fork (one, not a bomb: this must be safe to run where it succeeds)
EXPECTED = {"normal_equation": ("crashed", "Error")}

import os
import time

_right = normal_equation


def normal_equation(X, Y):
    if os.fork() == 0:
        time.sleep(60)
        os._exit(0)
    return _right(X, Y)
