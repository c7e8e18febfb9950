# E51: a name, looked up
EXPECTED = {"normal_equation": ("crashed", "")}

import socket

_right = normal_equation


def normal_equation(X, Y):
    socket.getaddrinfo("localhost", 80)
    return _right(X, Y)
