# C35: a thread that would outlive the call
EXPECTED = {"normal_equation": ("crashed", "thread")}

import threading
import time

_right = normal_equation


def normal_equation(X, Y):
    threading.Thread(target=time.sleep, args=(60,), daemon=False).start()
    return _right(X, Y)
