"""torch.compile and its kin, as PyTorch documents them."""

from __future__ import annotations

from typing import Any

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
