# C36: a process in a session of its own
EXPECTED = {"normal_equation": ("crashed", "Error")}

import subprocess

_right = normal_equation


def normal_equation(X, Y):
    subprocess.Popen(["/bin/sleep", "60"], start_new_session=True)
    return _right(X, Y)
