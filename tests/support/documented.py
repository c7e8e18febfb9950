"""What PyTorch and Matplotlib document, as learners use it: code, and what it gives.

Each piece is the body of a function. What it returns was worked out by hand.
"""

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

TRAINING: dict[str, tuple[str, Any]] = {
    "every optimizer": (
        "went = []\n"
        "for name in ('Adadelta', 'Adafactor', 'Adagrad', 'Adam', 'AdamW', 'Adamax',\n"
        "             'ASGD', 'NAdam', 'RAdam', 'RMSprop', 'Rprop', 'SGD'):\n"
        "    for how in ({}, {'foreach': True}, {'fused': True}):\n"
        "        fused = name in ('Adagrad', 'Adam', 'AdamW', 'SGD')\n"
        "        if 'fused' in how and not fused:\n"
        "            continue\n"
        "        w = torch.ones(1, requires_grad=True)\n"
        "        optimizer = getattr(torch.optim, name)([w], lr=0.1, **how)\n"
        "        (w * w).sum().backward()\n"
        "        optimizer.step()\n"
        "        optimizer.zero_grad()\n"
        "        went.append(w.item() < 1 and w.grad is None)\n"
        "return all(went), len(went)",
        (True, 28),
    ),
    "LBFGS": (
        "w = torch.ones(1, requires_grad=True)\n"
        "optimizer = torch.optim.LBFGS([w])\n"
        "def closure():\n"
        "    optimizer.zero_grad()\n"
        "    loss = ((w - 3) ** 2).sum()\n"
        "    loss.backward()\n"
        "    return loss\n"
        "optimizer.step(closure)\n"
        "return round(w.item(), 3)",
        3.0,
    ),
    "schedulers": (
        "from torch.optim import lr_scheduler as S\n"
        "optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=0.5)\n"
        "optimizer.step()\n"
        "S.StepLR(optimizer, 1, gamma=0.5).step()\n"
        "S.ReduceLROnPlateau(optimizer).step(1.0)\n"
        "S.LambdaLR(optimizer, lambda epoch: 1.0).step()\n"
        "return optimizer.param_groups[0]['lr']",
        0.5,
    ),
    "clipping and parametrizing": (
        "from torch.nn.utils import clip_grad_norm_, parametrizations as P\n"
        "model = P.spectral_norm(P.weight_norm(torch.nn.Linear(2, 2)))\n"
        "(1000 * model(torch.ones(1, 2))).sum().backward()\n"
        "clip_grad_norm_(model.parameters(), 1.0)\n"
        "total = sum(p.grad.square().sum() for p in model.parameters())\n"
        "return round(total.item(), 3)",
        1.0,
    ),
    "loaders, with processes and without": (
        "from torch.utils.data import DataLoader, TensorDataset\n"
        "data = TensorDataset(torch.arange(6.0))\n"
        "orders = []\n"
        "for how in ({}, {'num_workers': 2, 'persistent_workers': True}):\n"
        "    torch.manual_seed(3)\n"
        "    batches = DataLoader(data, batch_size=2, shuffle=True, **how)\n"
        "    orders.append([x.tolist() for [x] in batches])\n"
        "return orders[0] == orders[1], len(orders[0])",
        (True, 3),
    ),
    "threads": (
        "torch.set_num_threads(4)\n"
        "x = torch.ones(300, 300, requires_grad=True)\n"
        "(x @ x).sum().backward()\n"
        "return x.grad[0, 0]",
        600.0,
    ),
    "generators": (
        "draws = []\n"
        "for _ in range(2):\n"
        "    torch.manual_seed(1)\n"
        "    draws.append(torch.randn(2, generator=torch.Generator().manual_seed(5)))\n"
        "    draws.append(torch.randn(2))\n"
        "return torch.equal(draws[0], draws[2]), torch.equal(draws[1], draws[3])",
        (True, True),
    ),
    "averages of weights": (
        "from torch.optim.swa_utils import AveragedModel\n"
        "model = torch.nn.Linear(1, 1, bias=False)\n"
        "averaged = AveragedModel(model)\n"
        "for value in (1.0, 3.0):\n"
        "    torch.nn.init.constant_(model.weight, value)\n"
        "    averaged.update_parameters(model)\n"
        "return averaged.module.weight.detach()",
        [[2.0]],
    ),
    "saved, loaded and copied": (
        "import copy, io\n"
        "model, file = torch.nn.Linear(1, 1), io.BytesIO()\n"
        "torch.save(model.state_dict(), file)\n"
        "file.seek(0)\n"
        "other = copy.deepcopy(model)\n"
        "torch.nn.init.zeros_(other.weight)\n"
        "other.load_state_dict(torch.load(file))\n"
        "return torch.equal(model.weight, other.weight)",
        True,
    ),
    "autocast": (
        "with torch.autocast('cpu', dtype=torch.bfloat16):\n"
        "    return str((torch.ones(1, 1) @ torch.ones(1, 1)).dtype)",
        "torch.bfloat16",
    ),
    "scripts": (
        "traced = torch.jit.trace(torch.nn.ReLU(), torch.ones(1))\n"
        "scripted = torch.jit.script(torch.nn.ReLU())\n"
        "return traced(-torch.ones(1)), scripted(torch.ones(1))",
        ([0.0], [1.0]),
    ),
    "profilers": (
        "with torch.profiler.profile(record_shapes=True) as profile:\n"
        "    with torch.profiler.record_function('mine'):\n"
        "        x = torch.ones(1) + 1\n"
        "    profile.step()\n"
        "profile.key_averages().table()\n"
        "with torch.autograd.profiler.profile() as profile:\n"
        "    return x + 1",
        [3.0],
    ),
    "determinism": (
        "torch.use_deterministic_algorithms(True)\n"
        "return torch.are_deterministic_algorithms_enabled()",
        True,
    ),
    "einsum and linear algebra": (
        "A = torch.tensor([[2.0, 0.0], [0.0, 4.0]])\n"
        "return torch.einsum('ij,j->i', A, torch.ones(2)), "
        "torch.linalg.solve(A, torch.ones(2))",
        ([2.0, 4.0], [0.5, 0.25]),
    ),
    "a transformer's layer": (
        "layer = torch.nn.TransformerEncoderLayer(4, 2, batch_first=True)\n"
        "layer(torch.ones(1, 3, 4)).sum().backward()\n"
        "return list(layer.eval()(torch.ones(1, 3, 4)).shape)",
        [1, 3, 4],
    ),
}

COMPILING: dict[str, tuple[str, Any]] = {
    "a function": ("return torch.compile(torch.square)(torch.tensor([3.0]))", [9.0]),
    "a function, with settings": (
        "return torch.compile(torch.square, fullgraph=True, mode='max-autotune', "
        "dynamic=True)(torch.tensor([3.0]))",
        [9.0],
    ),
    "a decorator": (
        "@torch.compile\ndef square(x):\n    return x * x\nreturn square(3)",
        9,
    ),
    "a decorator in parentheses": (
        "@torch.compile(backend='eager')\n"
        "def square(x):\n    return x * x\n"
        "return square(3)",
        9,
    ),
    "a model": (
        "model = torch.nn.Linear(1, 1)\n"
        "names = list(torch.compile(model).state_dict())\n"
        "model.compile(fullgraph=True)\n"
        "return names, list(model(torch.ones(2, 1)).shape)",
        (["weight", "bias"], [2, 1]),
    ),
    "settings": (
        "import torch._dynamo as dynamo\n"
        "import torch._inductor.config\n"
        "from torch._dynamo import optimize\n"
        "dynamo.config.suppress_errors = True\n"
        "torch._dynamo.config.recompile_limit = 64\n"
        "torch._inductor.config.max_autotune = True\n"
        "dynamo.reset()\n"
        "torch.compiler.reset()\n"
        "return optimize('inductor')(abs)(-1), dynamo.config.suppress_errors",
        (1, True),
    ),
    "what is not to be compiled": (
        "@torch.compiler.disable\n"
        "def one():\n    return 1\n"
        "@torch.compiler.disable(recursive=False)\n"
        "def two():\n    return 2\n"
        "with torch.compiler.set_stance('force_eager'):\n"
        "    return one(), two(), torch.compiler.is_compiling()",
        (1, 2, False),
    ),
    "what goes wrong there": (
        "from torch._dynamo.exc import BackendCompilerFailed\n"
        "class Mine(BackendCompilerFailed):\n    pass\n"
        "try:\n    1 / 0\n"
        "except BackendCompilerFailed:\n    return 'compiler'\n"
        "except ZeroDivisionError:\n    return isinstance(1, Mine)",
        False,
    ),
}

PLOTTING: dict[str, tuple[str, Any]] = {
    "the usual lines": (
        "import matplotlib.pyplot as plt\n"
        "plt.figure(figsize=(8, 4))\n"
        "plt.plot([1, 2], label='손실')\n"
        "plt.title('경사하강법', weight='bold')\n"
        "plt.legend()\n"
        "plt.savefig('loss.png', dpi=150)\n"
        "plt.show()\n"
        "return 1",
        1,
    ),
    "windows that are not there": (
        "import matplotlib\n"
        "matplotlib.use('TkAgg')\n"
        "import matplotlib.pyplot as plt\n"
        "plt.switch_backend('QtAgg')\n"
        "plt.ion()\n"
        "plt.rcParams['font.family'] = 'NanumGothic'\n"
        "figure = plt.figure()\n"
        "for _ in range(100):\n"
        "    plt.plot([1, 2])\n"
        "    plt.pause(1.0)\n"
        "plt.show(block=True)\n"
        "figure.show()\n"
        "return len(plt.get_fignums())",
        1,
    ),
    "pylab, without pyplot": (
        "from pylab import plot, show\n"
        "from matplotlib.figure import Figure\n"
        "plot([1, 2])\n"
        "show()\n"
        "figure = Figure()\n"
        "figure.subplots().plot([1, 2])\n"
        "figure.savefig('figures/mine.svg')\n"
        "return len(figure.axes)",
        1,
    ),
    "a picture in memory": (
        "import io\n"
        "import matplotlib.pyplot as plt\n"
        "from mpl_toolkits.mplot3d import Axes3D\n"
        "file = io.BytesIO()\n"
        "axes = plt.subplot(projection='3d')\n"
        "axes.set_title('$x^2$', weight='bold')\n"
        "plt.savefig(file, format='png')\n"
        "return file.getvalue()[:4] == bytes([137]) + b'PNG'",
        True,
    ),
    "many figures": (
        "import matplotlib.pyplot as plt\n"
        "for _ in range(25):\n"
        "    plt.figure()\n"
        "return len(plt.get_fignums())",
        25,
    ),
}
