# E51: the line to the grader is used in ways that only kernels know
EXPECTED = {"normal_equation": ("crashed", "refused: all")}

import os
import socket
import stat

FLAGS = """
    MSG_OOB MSG_DONTROUTE MSG_DONTWAIT MSG_EOR MSG_MORE MSG_CONFIRM MSG_FASTOPEN
    MSG_ZEROCOPY MSG_SPLICE_PAGES
"""
NUMBERS = {"MSG_ZEROCOPY": 0x4000000, "MSG_SPLICE_PAGES": 0x8000000}


def is_socket(number):
    try:
        return stat.S_ISSOCK(os.fstat(number).st_mode)
    except OSError:
        return False


def refused(line, flags):
    try:
        line.send(b"", flags)
    except PermissionError:
        return True
    except OSError:
        pass
    return False


def normal_equation(X, Y):
    [number] = [n for n in range(64) if is_socket(n)]
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, number) as line:
        line.send(b"")
        line.send(b"", socket.MSG_NOSIGNAL)
        for name in FLAGS.split():
            flags = NUMBERS.get(name) or getattr(socket, name)
            for together in (flags, flags | socket.MSG_NOSIGNAL):
                if not refused(line, together):
                    return name
        line.detach()
    raise ConnectionError("refused: all")
