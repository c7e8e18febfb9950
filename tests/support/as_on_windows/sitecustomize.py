"""Take from Python what it lacks on Windows; it reads this where PYTHONPATH says."""

import os
import signal
import socket
import sys
import time

sys.platform = "elsewhere"  # the libraries of "win32" are not here
for _name in ("fcntl", "grp", "pwd", "pyseccomp", "resource", "termios", "tty"):
    sys.modules[_name] = None  # type: ignore[assignment]  # importing it fails
for _module, _names in (
    (os, "fork sched_getaffinity sched_setaffinity geteuid O_NOFOLLOW O_NONBLOCK"),
    (os, "O_DIRECTORY O_PATH"),
    (signal, "SIGALRM SIGPROF SIGXCPU setitimer"),
    (socket, "AF_UNIX MSG_NOSIGNAL MSG_WAITALL send_fds recv_fds socketpair"),
    (time, "clock_gettime CLOCK_BOOTTIME"),
):
    for _name in _names.split():
        delattr(_module, _name)
