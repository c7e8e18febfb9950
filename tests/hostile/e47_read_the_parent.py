# E47: the environment and the memory of whoever started this
EXPECTED = {"normal_equation": ("wrong", "Return the tuple")}

import os

_right = normal_equation


def normal_equation(X, Y):
    own = os.getpid()
    for process in ("self", 1, *range(max(1, own - 50), own + 2)):
        for name in ("environ", "mem", "maps", "cmdline", "fd", "cwd", "root", "task"):
            path = f"/proc/{process}/{name}"
            try:
                os.listdir(path) if name in ("fd", "cwd", "task") else open(path, "rb").read(1)
                return _right(X, Y)
            except OSError:
                pass
    return None
