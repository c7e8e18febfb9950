# E52: everything around the functions is changed; each call starts clean
EXPECTED = {"linear_regression": ("passed", "")}

import contextlib
import locale
import os
import sys
import warnings

import numpy as np

os.environ["PATH"] = "/nowhere"
os.environ.clear()
for _change in (
    lambda: os.chdir("/"),
    lambda: os.umask(0),
    lambda: locale.setlocale(locale.LC_ALL, "C"),
    lambda: os.nice(19),
):
    with contextlib.suppress(OSError, locale.Error):
        _change()
np.seterr(all="raise")
np.random.seed(1)
np.set_printoptions(precision=0)
warnings.simplefilter("error")
sys.path.clear()
