# E48: everything in a folder, deleted
EXPECTED = {"normal_equation": ("crashed", "Error")}

import os
import shutil

_right = normal_equation


def normal_equation(X, Y):
    for attempt in (
        lambda: shutil.rmtree(DECOY),
        lambda: os.unlink(f"{DECOY}/secret.txt"),
        lambda: os.rename(f"{DECOY}/secret.txt", f"{DECOY}/moved.txt"),
        lambda: os.symlink("/etc/passwd", f"{DECOY}/link"),
        lambda: os.utime(f"{DECOY}/secret.txt", (0, 0)),
    ):
        try:
            attempt()
            return _right(X, Y)
        except OSError:
            pass
    raise PermissionError
