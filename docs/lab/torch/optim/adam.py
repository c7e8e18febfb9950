"""Adam and AdamW."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..tensor import Tensor
from .optimizer import Optimizer, require


class Adam(Optimizer):
    """Goes by a moving mean of the gradient, over the root of that of its square."""

    _decoupled = False

    def __init__(
        self,
        params: Any,
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0,
        amsgrad: bool = False,
        **more: Any,
    ) -> None:
        require("learning rate", lr, holds=float(lr) >= 0)
        require("epsilon value", eps, holds=eps >= 0)
        for i, beta in enumerate(betas):
            require(f"beta parameter at index {i}", beta, holds=0 <= beta < 1)
        require("weight_decay value", weight_decay, holds=weight_decay >= 0)
        settings = {
            "lr": lr,
            "betas": betas,
            "eps": eps,
            "weight_decay": weight_decay,
            "amsgrad": amsgrad,
            "maximize": False,
            "foreach": None,
            "capturable": False,
            "differentiable": False,
            "fused": None,
            "decoupled_weight_decay": self._decoupled,
        }
        for name in more:
            if name not in settings:
                raise TypeError(
                    f"{type(self).__name__}.__init__() got an unexpected keyword "
                    f"argument '{name}'"
                )
        super().__init__(params, settings | more)

    def _update(self, parameter: Any, grad: Any, group: dict[str, Any]) -> None:
        state = self._state_of(parameter, group)
        beta1, beta2 = group["betas"]
        state["step"] += 1
        step = state["step"].item()
        grad = -grad if group["maximize"] else grad
        if group["weight_decay"]:
            if group["decoupled_weight_decay"]:
                parameter.mul_(1 - group["lr"] * group["weight_decay"])
            else:
                grad = grad.add(parameter, alpha=group["weight_decay"])
        mean, square = state["exp_avg"], state["exp_avg_sq"]
        mean.lerp_(grad, 1 - beta1)
        square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
        if group["amsgrad"]:
            largest = state["max_exp_avg_sq"]
            largest.copy_(largest.maximum(square))
            square = largest
        root = square.sqrt() / (1 - beta2**step) ** 0.5
        size = group["lr"] / (1 - beta1**step)
        parameter.addcdiv_(mean, root.add_(group["eps"]), value=-size)

    def _state_of(self, parameter: Any, group: dict[str, Any]) -> dict[str, Any]:
        state = self.state[parameter]
        if not state:
            zeros = np.zeros_like(parameter._array)
            state["step"] = Tensor._of(np.zeros((), np.float32))
            state["exp_avg"] = Tensor._of(zeros.copy())
            state["exp_avg_sq"] = Tensor._of(zeros.copy())
            if group["amsgrad"]:
                state["max_exp_avg_sq"] = Tensor._of(zeros)
        return state


class AdamW(Adam):
    """Adam, with a weight decay that does not go through the moving means."""

    _decoupled = True

    def __init__(
        self,
        params: Any,
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 1e-2,
        amsgrad: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(params, lr, betas, eps, weight_decay, amsgrad, **more)
