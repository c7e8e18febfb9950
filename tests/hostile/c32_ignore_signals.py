# C32: alarms are turned off, then a loop without end
EXPECTED = {"arctan_derivative": ("too slow", "")}

import faulthandler
import signal

for _number in signal.valid_signals():
    try:
        signal.signal(_number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
try:
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    faulthandler.cancel_dump_traceback_later()
    signal.setitimer(signal.ITIMER_REAL, 0)
except OSError:
    pass


def arctan_derivative(x):
    while True:
        pass
