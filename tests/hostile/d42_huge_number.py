# D42: an integer of a million digits
EXPECTED = {"largest_stable_learning_rate": ("wrong", "too large")}


def largest_stable_learning_rate(X, reduction="mean"):
    return 1 << 10**6
