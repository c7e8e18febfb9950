"""The graph, its versions and its errors are PyTorch's."""

from __future__ import annotations

from typing import Any

import pytest
import torch as real

from lab import torch as own
from tests.lab.torch.told import Piece, told

page: Any = own


def _leaf(torch: Any, *values: float) -> Any:
    return torch.tensor(list(values), requires_grad=True)


def _names(torch: Any) -> Any:
    w = torch.tensor(2.0, requires_grad=True)
    node, names = (2 * w**2 + 5).grad_fn, []
    while node is not None:
        names.append(type(node).__name__)
        node = node.next_functions[0][0] if node.next_functions else None
    return names


def _accumulated(torch: Any) -> Any:
    w, kept = _leaf(torch, 1.0, 2.0), []
    for _ in range(3):
        (w * w).sum().backward()
        kept.append(w.grad)
    return [each.tolist() for each in kept], kept[0] is kept[2]


def _twice(torch: Any) -> Any:
    loss = (_leaf(torch, 1.0) ** 2).sum()
    loss.backward()
    loss.backward()


def _kept_graph(torch: Any) -> Any:
    w = _leaf(torch, 3.0)
    loss = (w**3).sum()
    loss.backward(retain_graph=True)
    loss.backward()
    return w.grad


def _changed_in_place(torch: Any) -> Any:
    y = _leaf(torch, 1.0, 2.0).exp()
    z = y * y
    y.add_(1)
    z.sum().backward()


def _changed_leaf(torch: Any) -> Any:
    w = _leaf(torch, 1.0, 2.0)
    loss = (w * w).sum()
    with torch.no_grad():
        w -= 0.1
    loss.backward()


def _second(torch: Any) -> Any:
    x = torch.tensor(2.0, requires_grad=True)
    [first] = torch.autograd.grad(x**3 + torch.sin(x), x, create_graph=True)
    [second] = torch.autograd.grad(first, x)
    return first, second


def _views(torch: Any) -> Any:
    x = _leaf(torch, 1.0, 2.0, 3.0)
    y = x * 2
    part = y[1:]
    part.mul_(x[:2])
    y[0] = x[2] * 5
    (y * y).sum().backward()
    return y, part, x.grad, y._version


def _retained(torch: Any) -> Any:
    w = _leaf(torch, 1.0)
    y = w * 3
    y.retain_grad()
    (y * y).sum().backward()
    return y.grad, w.grad, y.is_leaf, y.retains_grad


def _hooked(torch: Any) -> Any:
    w = _leaf(torch, 1.0)
    w.register_hook(lambda grad: grad * 5)
    y = w * 3
    y.register_hook(lambda grad: grad + 1)
    y.sum().backward()
    return w.grad


def _unbound(torch: Any) -> Any:
    w = _leaf(torch, 1.0, 2.0, 3.0)
    a, _, c = w
    (a * c).backward()
    return w.grad, a


def _modes(torch: Any) -> Any:
    w = _leaf(torch, 1.0)

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def plain(x: Any) -> Any:
        return x * 2

    with torch.no_grad():
        inside = (w * 2).requires_grad
        with torch.enable_grad():
            within = (w * 2).requires_grad
    return plain(w).requires_grad, inside, within, torch.is_grad_enabled()


def _own(torch: Any) -> Any:
    class Double(torch.autograd.Function):  # type: ignore[misc]
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            ctx.save_for_backward(x)
            return 2 * x

        @staticmethod
        def backward(ctx: Any, grad: Any) -> Any:
            [x] = ctx.saved_tensors
            return 2 * grad * x

    w = _leaf(torch, 3.0)
    y = Double.apply(w)
    y.sum().backward()
    return y, w.grad


def _shared(torch: Any) -> Any:
    w = _leaf(torch, 1.0)
    cut = w.detach()
    with torch.no_grad():
        w += 1
    return cut, cut._version, w._version, w.data


def _not_a_leaf(torch: Any) -> Any:
    y = _leaf(torch, 1.0) * 2
    return y.grad


PIECES: dict[str, Piece] = {
    "names": _names,
    "accumulated": _accumulated,
    "twice": _twice,
    "kept graph": _kept_graph,
    "changed in place": _changed_in_place,
    "changed leaf": _changed_leaf,
    "second derivative": _second,
    "views": _views,
    "retained": _retained,
    "hooked": _hooked,
    "unbound": _unbound,
    "modes": _modes,
    "a function of one's own": _own,
    "shared memory": _shared,
    "not a leaf": _not_a_leaf,
    "jacobian": lambda torch: torch.autograd.functional.jacobian(
        lambda x: x**2, torch.tensor([1.0, 2.0])
    ),
    "hessian": lambda torch: torch.autograd.functional.hessian(
        lambda x: (x**3).sum(), torch.tensor([1.0, 2.0])
    ),
    "func.grad": lambda torch: torch.func.grad(lambda x: x**3)(torch.tensor(2.0)),
    "vmap": lambda torch: torch.vmap(torch.func.grad(lambda x: x**3))(
        torch.arange(3.0)
    ),
    "no graph": lambda torch: torch.ones(1).backward(),
    "not a number": lambda torch: (_leaf(torch, 1.0, 2.0) * 2).backward(),
    "with a gradient": lambda torch: (_leaf(torch, 1.0) * 2).backward(torch.ones(3)),
    "unused": lambda torch: torch.autograd.grad(
        _leaf(torch, 1.0).sum(), _leaf(torch, 1.0)
    ),
    "leaf in place": lambda torch: _leaf(torch, 1.0).mul_(2),
    "view of leaf in place": lambda torch: _leaf(torch, 1.0)[0].mul_(2),
    "write into leaf": lambda torch: _leaf(torch, 1.0).__setitem__(0, 2.0),
    "wrong gradient": lambda torch: setattr(torch.ones(2), "grad", torch.ones(3)),
    "gradient of another kind": lambda torch: setattr(torch.ones(2), "grad", 3),
}


@pytest.mark.parametrize("name", PIECES)
def test_it_is_told_the_same(name: str) -> None:
    assert told(page, PIECES[name]) == told(real, PIECES[name])
