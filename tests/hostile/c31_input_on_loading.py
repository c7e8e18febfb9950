# C31: a file that waits for somebody to type
EXPECTED = {"linear_regression": ("does not load", "EOFError")}

input()
