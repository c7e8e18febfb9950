# A10: a tensor of a class of its own, equal to everything
EXPECTED = {"fit_plane": ("wrong", "torch.Tensor")}

import torch


class Lie(torch.Tensor):
    __torch_function__ = classmethod(lambda *arguments, **keywords: torch.tensor(True))


def fit_plane(X, y, learning_rate, epochs):
    return torch.zeros(3, dtype=X.dtype).as_subclass(Lie)
