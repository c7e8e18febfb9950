# A2: comparisons that are always content
EXPECTED = {"normal_equation": ("wrong", "Only zeros came")}

import numpy as np
import numpy.testing

for _name in ("allclose", "isclose", "array_equal", "array_equiv"):
    setattr(np, _name, lambda *a, **k: True)
for _name in ("assert_allclose", "assert_equal", "assert_array_equal"):
    setattr(np.testing, _name, lambda *a, **k: None)


def normal_equation(X, Y):
    return np.zeros((X.shape[1], 1)), np.zeros(1)
