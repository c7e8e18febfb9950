"""What stays unimported: PyTorch where nobody needs it, its compiler always."""

from __future__ import annotations

import os
import subprocess
import sys

from graders.course.catalogue import ROOT


def test_grading_numpy_exercises_imports_no_torch() -> None:
    code = (
        "import sys\n"
        "from graders.course.catalogue import SOLUTIONS, load_catalogue\n"
        "from graders.grading.grader import grade\n"
        "numpy = [e for e in load_catalogue() if e.module == 'linear_regression']\n"
        "assert grade(SOLUTIONS, numpy).full\n"
        "sys.exit('torch' in sys.modules)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert done.returncode == 0


def test_the_compiler_stays_out() -> None:
    code = (
        "import sys\n"
        "from graders.sandbox.packages.torch_state import warm_up, warm_up_transforms\n"
        "warm_up()\n"
        "warm_up_transforms()\n"
        "import torch, torch._dynamo.config, torch._inductor.config\n"
        "torch.use_deterministic_algorithms(True)\n"
        "torch.compiler.reset()\n"
        "compiler = ('torch._dynamo', 'torch._inductor')\n"
        "real = [n for n, m in sys.modules.items()\n"
        "        if n.startswith(compiler) and getattr(m, '__file__', None)]\n"
        "assert sys.modules['torch._dynamo'] is torch._dynamo\n"
        "sys.exit(bool(real))"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert done.returncode == 0
