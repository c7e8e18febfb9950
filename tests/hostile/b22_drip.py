# B22: an answer of which a byte comes now and then
EXPECTED = {"arctan_derivative": ("too slow", "")}

import os
import time


def arctan_derivative(x):
    for byte in b"\xff\x00\x00\x00" + b"\x91" * 255:
        for descriptor in range(3, 64):
            try:
                os.write(descriptor, bytes([byte]))
                time.sleep(0.01)
            except BaseException:
                pass
