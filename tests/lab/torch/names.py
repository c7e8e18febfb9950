"""What PyTorch has and the page's own does not: `python -m tests.lab.torch.names`.

It writes docs/lab/torch/names.py anew.
"""

from __future__ import annotations

import importlib
import re
import textwrap
import warnings
from types import ModuleType
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
RARE = re.compile(
    r"_$|_copy$|_indices$|_notes$|_window$|gamma|erf|stft"  # in place, and the like
    r"|^(cudnn|fbgemm|miopen|mkldnn|to_mkldnn|sym_|unsafe_|import_|parse_|has_|is_)"
    r"|^(bits|u?int[1-7]$|q_|qu?int|qscheme|(fake_|de)?quantize|per_|float[48])"
    r"|^(sparse|to_sparse|Lazy|Uninitialized|convert_conv|fuse_|set_warn|rename_|as_str)"
    r"|(addb|addm[vm]|baddb|addr|smm|spaddmm|q[rl]f?|mqr|lobpcg)$"
    r"|(ldl_.*|_ex|lowrank|y_(inverse|solve)|lu_\w+)$"  # ways to take matrices apart
)
"""Names of machinery, of types and formats of few bits, of forms of a form."""


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

    That is what RARE says, what PyTorch itself does not document, types of its
    compiler, and other libraries.
    """
    value = getattr(theirs(holder), name)
    if isinstance(value, ModuleType):
        return not value.__name__.startswith("torch.")
    return (
        bool(RARE.search(name))
        or (callable(value) and not value.__doc__)
        or (holder == "torch" and name[0].isupper())
        or getattr(value, "__module__", "") in ("typing", "collections.abc")
    )


def _has(mine: Any, name: str) -> bool:
    return any(name in vars(each) for each in getattr(mine, "__mro__", ()))


def written() -> str:
    lacking = {holder: set(missing(holder)) for holder in HOLDERS}
    both = lacking["torch"] & lacking["torch.Tensor"]
    lines = [
        '"""Names that PyTorch has and this does not, by what holds them."""',
        "",
        "from __future__ import annotations",
        "",
        "_BOTH = " + _listed(both, ""),
        "NAMES: dict[str, frozenset[str]] = {",
    ]
    for holder, names in lacking.items():
        shared = "_BOTH\n    | " if both <= names else ""
        own = names - both if shared else names
        lines += [f'    "{holder}": {shared}{_listed(own, "    ")},']
    return "\n".join([*lines, "}", ""])


def _listed(names: set[str], indent: str) -> str:
    text = textwrap.fill(" ".join(sorted(names)), 78, break_on_hyphens=False)
    return "\n".join(
        [
            "frozenset(",
            f'{indent}    """',
            text,
            f'{indent}    """.split()  # noqa: SIM905',
            f"{indent})",
        ]
    )


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
