# E51: the network, by name and by number
EXPECTED = {"normal_equation": ("crashed", "Error")}

import socket

_right = normal_equation


def normal_equation(X, Y):
    for family, kind in (
        (socket.AF_INET, socket.SOCK_STREAM),
        (socket.AF_INET, socket.SOCK_DGRAM),
        (socket.AF_INET6, socket.SOCK_STREAM),
        (socket.AF_UNIX, socket.SOCK_STREAM),
        (socket.AF_NETLINK, socket.SOCK_RAW),
    ):
        try:
            socket.socket(family, kind).close()
            return _right(X, Y)
        except OSError:
            pass
    raise ConnectionError("no way out")
