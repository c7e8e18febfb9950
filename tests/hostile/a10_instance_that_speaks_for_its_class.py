# A10: a tensor whose own attributes lie
EXPECTED = {"fit_plane": ("wrong", "")}

import numpy as np
import torch


def fit_plane(X, y, learning_rate, epochs):
    tensor = torch.zeros(3, dtype=X.dtype)
    for name in ("detach", "resolve_conj", "resolve_neg", "contiguous"):
        setattr(tensor, name, lambda: tensor)
    tensor.numpy = lambda *a: np.ones(10**9)
    tensor.__class__ = torch.nn.Parameter
    return tensor
