"""What PyTorch has and the page's own does not: `python -m tests.lab.torch.names`.

It writes docs/lab/torch/names.py anew.
"""

from __future__ import annotations

import importlib
import textwrap
import warnings
from typing import Any

from lab.torch import Tensor
from tests.support.repository import REPOSITORY

FILE = REPOSITORY / "docs" / "lab" / "torch" / "names.py"
HOLDERS = (
    "torch",
    "torch.Tensor",
    "torch.autograd",
    "torch.func",
    "torch.linalg",
    "torch.nn",
    "torch.nn.functional",
    "torch.nn.utils",
    "torch.optim",
    "torch.utils",
    "torch.utils.data",
)


def ours(holder: str) -> Any:
    return (
        Tensor if holder == "torch.Tensor" else importlib.import_module(f"lab.{holder}")
    )


def theirs(holder: str) -> Any:
    import torch

    return torch.Tensor if holder == "torch.Tensor" else importlib.import_module(holder)


def missing(holder: str) -> list[str]:
    """List the public names that PyTorch has, and the page's own has not."""
    mine = ours(holder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [
            name
            for name in sorted(dir(theirs(holder)))
            if not name.startswith("_")
            and not _rare(holder, name)
            and name not in vars(mine)
            and not _has(mine, name)
        ]


def _rare(holder: str, name: str) -> bool:
    """Leave out what no lesson speaks of, to save weight.

    That is forms in place, types of PyTorch's compiler, and parts of other libraries.
    """
    of_others = ("cudnn", "fbgemm", "miopen", "mkldnn", "q_", "quantize", "sym_")
    return name.endswith("_") or (
        holder == "torch" and (name[0].isupper() or name.startswith(of_others))
    )


def _has(mine: Any, name: str) -> bool:
    return any(name in vars(each) for each in getattr(mine, "__mro__", ()))


def written() -> str:
    lines = [
        '"""Names that PyTorch has and this does not, by what holds them."""',
        "",
        "from __future__ import annotations",
        "",
        "NAMES: dict[str, frozenset[str]] = {",
    ]
    for holder in HOLDERS:
        text = textwrap.fill(" ".join(missing(holder)), 78, break_on_hyphens=False)
        lines += [
            f'    "{holder}": frozenset(',
            '        """',
            text,
            '        """.split()  # noqa: SIM905',
        ]
        lines += ["    ),"]
    return "\n".join([*lines, "}", ""])


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
