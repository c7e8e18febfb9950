# D45: an argument in another shape than it was given in
EXPECTED = {"numerical_gradient": ("wrong", "Return the tuple")}


def numerical_gradient(X, Y, W, B, *_):
    X.shape = X.size
