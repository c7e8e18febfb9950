# A14: a module that asks to be skipped
EXPECTED = {"linear_regression": ("does not load", "")}

import unittest

raise unittest.SkipTest("nothing to see here")
