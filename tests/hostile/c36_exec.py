# C36: another program in the place of this one
EXPECTED = {"normal_equation": ("crashed", "Error")}

import os


def normal_equation(X, Y):
    os.execv("/bin/sleep", ["sleep", "60"])
