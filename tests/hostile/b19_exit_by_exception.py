# B19: SystemExit, while the file loads
EXPECTED = {"linear_regression": ("does not load", "Remove the exit")}

raise SystemExit
