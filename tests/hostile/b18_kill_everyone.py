# B18: a signal to every process in reach
EXPECTED = {"normal_equation": ("crashed", "PermissionError")}

import os
import signal

_right = normal_equation


def normal_equation(X, Y):
    # CONT: harmless should it arrive, and it must not
    os.kill(os.getppid(), signal.SIGCONT)
    os.killpg(0, signal.SIGCONT)
    return _right(X, Y)
