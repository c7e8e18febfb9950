# B18: the process ends while the file loads, without a complaint
EXPECTED = {"linear_regression": ("does not load", "")}

import os

os._exit(0)
