# A4: checks that check nothing
EXPECTED = {"normal_equation": ("wrong", "Only zeros came")}

import contextlib
import sys

import numpy as np

with contextlib.suppress(ImportError, AttributeError):
    import graders.checks.expect.arrays
    import graders.grading.collection

    graders.grading.collection.Collected.run = lambda self, *a: self.graded(None)
    graders.checks.expect.arrays.expect_array = lambda *a, **k: None
for _name, _module in list(sys.modules.items()):
    if _name.startswith("graders."):
        for _function in [f for f in vars(_module) if f.startswith(("test", "expect"))]:
            setattr(_module, _function, lambda *a, **k: None)


def normal_equation(X, Y):
    return np.zeros((X.shape[1], 1)), np.zeros(1)
