"""torch.nn and torch.optim, as PyTorch documents them."""

from __future__ import annotations

from typing import Any

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
