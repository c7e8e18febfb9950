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
    # in place, copies of views, and the like
    r"_$|_(copy|indices|notes|window|ex)$|gamma|erf|stft"
    # machinery
    r"|^(cudnn|fbgemm|miopen|mkldnn|to_mkldnn|sym_|unsafe_|import_|parse_|has_|is_)"
    r"|^(set_warn|rename_|as_str|swap_|generate_|convert_conv|fuse_|lazy|uninit|get_cpp)"
    r"|^(profiler_|kineto|handle_torch|boolean_|broadcasting|scalingt|swizzle|type_)"
    r"|^(cpp|back|collect_|dlpack|throughput|cmake|enforce_|devicet|nestedio)"
    # types and formats of few bits, and of mostly zeros
    r"|^(bits|u?int[1-7]$|q_|qu?int|qscheme|(fake_|de)?quanti[sz]|per_|float[48]|qat)"
    r"|^(sparse|to_sparse|coalesce|dense_dim|to_dense|to_padded)"
    # ways to take matrices apart, and sums of products
    r"|(addb|addm[vm]|baddb|addr|smm|spaddmm|q[rl]f?|mqr|lobpcg)$"
    r"|(ldl_.*|lowrank|y_(inverse|solve)|lu_\w+)$"
    # layers for pictures and the like, and losses of one use
    r"|^(adaptive|fractional|lp_?pool|max_?unpool|feature|alpha|instance|pixel|channel"
    r"|upsamp|grid_|affine|native|circular|reflect|replicat|constantpad|zeropad|local"
    r"|multi_?(label|margin)|triplet|margin|cosine_?emb|poisson_?nll|gaussian_?nll"
    r"|hinge|scaled_|grouped)",
    re.IGNORECASE,
)
"""What no reader of the lessons will look for."""


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
