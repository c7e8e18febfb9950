"""What all optimizers do: keep parameters in groups, clear gradients, take steps."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from ..autograd import grad_mode
from ..autograd.differentiable import Handle
from ..tensor import TensorBase

_after_steps: list[Callable[..., Any]] = []


def register_optimizer_step_post_hook(hook: Callable[..., Any]) -> Handle:
    """Call a function after each step of any optimizer."""
    _after_steps.append(hook)
    return Handle(_after_steps, hook)


class Optimizer:
    """Changes parameters by their gradients. Inherit from it, and write `_update`."""

    def __init__(self, params: Any, defaults: dict[str, Any]) -> None:
        if isinstance(params, TensorBase):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of "
                f"Tensors or dicts, but got {params.type()}"
            )
        self.defaults = defaults
        self.state: defaultdict[Any, dict[str, Any]] = defaultdict(dict)
        self.param_groups: list[dict[str, Any]] = []
        groups = list(params)
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(group)

    def __init_subclass__(cls, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        if "step" in vars(cls):
            cls.step = _followed(vars(cls)["step"])  # type: ignore[method-assign]

    def add_param_group(self, param_group: dict[str, Any]) -> None:
        given = param_group["params"]
        params = [given] if isinstance(given, TensorBase) else list(given)
        params = [p[1] if isinstance(p, tuple) else p for p in params]
        known = {id(p) for group in self.param_groups for p in group["params"]}
        for parameter in params:
            if not isinstance(parameter, TensorBase):
                raise TypeError(
                    "optimizer can only optimize Tensors, but one of the params is "
                    f"{type(parameter).__name__}"
                )
            if not parameter.is_leaf and not parameter._retains:
                raise ValueError("can't optimize a non-leaf Tensor")
            if id(parameter) in known:
                raise ValueError(
                    "some parameters appear in more than one parameter group"
                )
        self.param_groups.append(
            {**param_group, "params": params}
            | {
                name: param_group.get(name, value)
                for name, value in self.defaults.items()
            }
        )

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Clear the gradients of all parameters."""
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter._grad is not None:
                    if set_to_none:
                        parameter._grad = None
                    else:
                        parameter._grad.detach_().zero_()

    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Change each parameter that has a gradient, unrecorded."""
        loss = None
        if closure is not None:
            with grad_mode._Mode(True):
                loss = closure()
        with grad_mode._Mode(False):
            for group in self.param_groups:
                for parameter in group["params"]:
                    if parameter._grad is not None:
                        self._update(parameter, parameter._grad, group)
        return loss

    def _update(self, parameter: Any, grad: Any, group: dict[str, Any]) -> None:
        raise NotImplementedError

    def state_dict(self) -> dict[str, Any]:
        numbers: dict[int, int] = {}
        groups = []
        for group in self.param_groups:
            for parameter in group["params"]:
                numbers.setdefault(id(parameter), len(numbers))
            places = [numbers[id(parameter)] for parameter in group["params"]]
            groups.append(
                {k: v for k, v in group.items() if k != "params"} | {"params": places}
            )
        state = {numbers[id(p)]: dict(kept) for p, kept in self.state.items()}
        return {"state": state, "param_groups": groups}

    def load_state_dict(self, state_dict: dict[str, Any]) -> None:
        params = [p for group in self.param_groups for p in group["params"]]
        for group, saved in zip(
            self.param_groups, state_dict["param_groups"], strict=True
        ):
            group.update({k: v for k, v in saved.items() if k != "params"})
        for number, kept in state_dict["state"].items():
            self.state[params[number]] = dict(kept)

    def __repr__(self) -> str:
        text = type(self).__name__ + " ("
        for i, group in enumerate(self.param_groups):
            text += f"\nParameter Group {i}\n"
            for key in sorted(group):
                if key != "params":
                    text += f"    {key}: {group[key]}\n"
        return text + ")"


def _followed(step: Callable[..., Any]) -> Callable[..., Any]:
    """Call the hooks after a step."""

    @functools.wraps(step)
    def followed(self: Optimizer, *arguments: Any, **keywords: Any) -> Any:
        result = step(self, *arguments, **keywords)
        for hook in _after_steps:
            hook(self, arguments, keywords)
        return result

    return followed


Optimizer.step = _followed(Optimizer.step)  # type: ignore[method-assign]


def require(what: str, value: Any, *, holds: bool) -> None:
    if not holds:
        raise ValueError(f"Invalid {what}: {value}")
