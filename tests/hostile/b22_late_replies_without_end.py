# B22: late replies without end, each of them whole: there is always one to read
EXPECTED = {"normal_equation": ("too slow", "loop that never ends")}


def normal_equation(X, Y):
    import os, signal

    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    late = b"\x04\0\0\0" + b"\x92\0\x91\xc0"  # the answer (None,) to request 0
    while True:
        for descriptor in range(3, 64):
            try:
                os.write(descriptor, late * 1_024)
            except OSError:
                pass
