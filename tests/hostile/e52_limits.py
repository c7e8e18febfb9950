# E52: limits, of this process and of the one that started it
EXPECTED = {"normal_equation": ("crashed", "Error")}

import os
import resource

_right = normal_equation


def normal_equation(X, Y):
    for process, limit in ((0, (-1, -1)), (os.getppid(), (512, 512))):
        try:
            resource.prlimit(process, resource.RLIMIT_NOFILE, limit)
            return _right(X, Y)
        except (OSError, ValueError):
            pass
    raise PermissionError
