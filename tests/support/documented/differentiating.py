"""torch.func and torch.autograd, as PyTorch documents them."""

from __future__ import annotations

from typing import Any

DIFFERENTIATING: dict[str, tuple[str, Any]] = {
    "func.grad": ("return torch.func.grad(lambda x: x**3)(torch.tensor(2.0))", 12.0),
    "func.grad_and_value": (
        "return torch.func.grad_and_value(lambda x: x**3)(torch.tensor(2.0))",
        (12.0, 8.0),
    ),
    "vmap of grad": (
        "return torch.vmap(torch.func.grad(lambda x: x**3))(torch.arange(3.0))",
        [0.0, 3.0, 12.0],
    ),
    "jacrev": (
        "return torch.func.jacrev(lambda x: x**2)(torch.tensor([1.0, 2.0]))",
        [[2.0, 0.0], [0.0, 4.0]],
    ),
    "jacfwd": (
        "return torch.func.jacfwd(lambda x: x**2)(torch.tensor([1.0, 2.0]))",
        [[2.0, 0.0], [0.0, 4.0]],
    ),
    "hessian": (
        "return torch.func.hessian(lambda x: (x**3).sum())(torch.tensor([1.0, 2.0]))",
        [[6.0, 0.0], [0.0, 12.0]],
    ),
    "vjp": (
        "value, pull = torch.func.vjp(lambda x: x**2, torch.tensor([1.0, 2.0]))\n"
        "return value, pull(torch.ones(2))[0]",
        ([1.0, 4.0], [2.0, 4.0]),
    ),
    "jvp": (
        "x = torch.tensor([1.0, 2.0])\n"
        "return torch.func.jvp(lambda x: x**2, (x,), (torch.ones(2),))",
        ([1.0, 4.0], [2.0, 4.0]),
    ),
    "linearize": (
        "return torch.func.linearize(lambda x: x**2, torch.ones(2))[1](torch.ones(2))",
        [2.0, 2.0],
    ),
    "functional_call": (
        "model = torch.nn.Linear(1, 1)\n"
        "own = {'weight': torch.full((1, 1), 3.0), 'bias': torch.ones(1)}\n"
        "return torch.func.functional_call(model, own, torch.ones(1))",
        [4.0],
    ),
    "functorch": (
        "import functorch\nreturn functorch.grad(torch.sin)(torch.tensor(0.0))",
        1.0,
    ),
    "autograd.functional": (
        "from torch.autograd import functional as A\n"
        "x, f = torch.tensor([1.0, 2.0]), lambda x: (x**3).sum()\n"
        "return A.jacobian(f, x), A.hessian(f, x), A.vhp(f, x, torch.ones(2))[1]",
        ([3.0, 12.0], [[6.0, 0.0], [0.0, 12.0]], [6.0, 12.0]),
    ),
    "a Jacobian in one go": (
        "x = torch.tensor([1.0, 2.0])\n"
        "return torch.autograd.functional.jacobian(torch.square, x, vectorize=True)",
        [[2.0, 0.0], [0.0, 4.0]],
    ),
    "batched gradients": (
        "x = torch.ones(2, requires_grad=True)\n"
        "return torch.autograd.grad(3 * x, x, torch.eye(2), is_grads_batched=True)[0]",
        [[3.0, 0.0], [0.0, 3.0]],
    ),
    "gradcheck": (
        "x = torch.ones(2, dtype=torch.float64, requires_grad=True)\n"
        "return torch.autograd.gradcheck(torch.sin, x), "
        "torch.autograd.gradgradcheck(torch.sin, x)",
        (True, True),
    ),
    "forward mode": (
        "from torch.autograd import forward_ad\n"
        "with forward_ad.dual_level():\n"
        "    x = forward_ad.make_dual(torch.tensor([3.0]), torch.ones(1))\n"
        "    return forward_ad.unpack_dual(x**2).tangent",
        [6.0],
    ),
    "a Function of one's own": (
        "class Double(torch.autograd.Function):\n"
        "    @staticmethod\n"
        "    def forward(ctx, x):\n"
        "        return 2 * x\n"
        "    @staticmethod\n"
        "    def backward(ctx, grad):\n"
        "        return 2 * grad\n"
        "x = torch.ones(1, requires_grad=True)\n"
        "Double.apply(x).backward()\n"
        "return x.grad",
        [2.0],
    ),
    "hooks": (
        "x, seen = torch.ones(1, requires_grad=True), []\n"
        "model = torch.nn.Linear(1, 1)\n"
        "model.register_forward_hook(lambda *_: seen.append(1))\n"
        "model.register_full_backward_hook(lambda *_: seen.append(2))\n"
        "x.register_hook(lambda grad: 5 * grad)\n"
        "torch.nn.init.ones_(model.weight)\n"
        "model(x).backward()\n"
        "return x.grad, seen",
        ([5.0], [1, 2]),
    ),
    "anomalies": (
        "with torch.autograd.set_detect_anomaly(True):\n"
        "    x = torch.ones(1, requires_grad=True)\n"
        "    (3 * x).backward()\n"
        "return x.grad",
        [3.0],
    ),
    "checkpoint": (
        "from torch.utils.checkpoint import checkpoint, checkpoint_sequential\n"
        "x = torch.ones(1, requires_grad=True)\n"
        "checkpoint(lambda x: 3 * x, x, use_reentrant=False).backward()\n"
        "checkpoint(lambda x: 4 * x, x, use_reentrant=True).backward()\n"
        "checkpoint_sequential([torch.exp], 1, 0 * x, use_reentrant=False).backward()\n"
        "return x.grad",
        [7.0],
    ),
    "inference_mode": (
        "with torch.inference_mode():\n    return (torch.ones(1) + 1).tolist()",
        [2.0],
    ),
    "cond": (
        "x = torch.ones(1, requires_grad=True)\n"
        "torch.cond(x.sum() > 0, lambda x: 3 * x, lambda x: -x, (x,)).backward()\n"
        "return x.grad",
        [3.0],
    ),
}
