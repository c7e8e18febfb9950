"""Names that are not there: what was meant, and where it comes from."""

from __future__ import annotations

import builtins
import difflib
import re
import sys
from collections.abc import Iterable
from functools import cache

from graders.core.message import Sentence, Varying, sentence
from graders.core.printing import printable
from graders.sandbox.remedies.remedy import Failure

_AS = {"np": "import numpy as np", "numpy": "import numpy", "torch": "import torch"}
_AS |= {"nn": "from torch import nn", "math": "import math"}
_AS |= {
    "F": "import torch.nn.functional as F",
    "plt": "import matplotlib.pyplot as plt",
}
_INSTALLED = ("numpy", "torch", "matplotlib")
_ELSEWHERE = frozenset(
    {"IPython", "PIL", "autograd", "cv2", "d2l", "jax", "keras", "pandas", "plotly"}
    | {"requests", "scipy", "seaborn", "sklearn", "statsmodels", "sympy", "tensorflow"}
    | {"torchaudio", "torchtext", "torchvision", "tqdm"}
)
_NAME = re.compile(r"\bname '(\w+)' is not defined")
_OF_MODULE = re.compile(r"module '(numpy|torch)([\w.]*)' has no attribute '(\w+)'")
_OF_OBJECT = re.compile(r"'(?:numpy\.)?(\w+)' object has no attribute '(\w+)'")
_NO_MODULE = re.compile(r"No module named '([\w.]+)'")
_NOT_IN_MODULE = re.compile(r"cannot import name '(\w+)' from '([\w.]+)'")
_TYPES = {"ndarray": "numpy", "Tensor": "torch"}


def name_remedy(failure: Failure) -> Sentence | None:
    if found := _NO_MODULE.search(failure.said):
        return _missing_module(found[1])
    if found := _NOT_IN_MODULE.search(failure.said):
        return _nearest(found[1], _names_in(found[2]), of=f"{found[2]}.")
    if found := _NAME.search(failure.said):
        return _undefined(found[1], failure.text)
    if found := _OF_MODULE.search(failure.said):
        root, rest, name = found.groups()
        return _not_in_module(root + rest, name)
    if found := _OF_OBJECT.search(failure.said):
        kind, name = found.groups()
        return _not_of_object(kind, name, failure.text)
    return None


def _undefined(name: str, text: str) -> Sentence | None:
    if name in _AS:
        return _say(
            ko="파일 첫머리에 {line}을 적으세요.",
            en="Write {line} at the top of the file.",
            line=_AS[name],
        )
    if name in ("true", "false", "null", "none"):
        right = {"true": "True", "false": "False"}.get(name, "None")
        return _say(ko="이렇게 적으세요: {right}", en="Write {right}.", right=right)
    for short, package in (("np", "numpy"), ("torch", "torch")):
        if re.search(rf"\b{package}\b", text) and name in _names_in(package):
            return _say(
                ko="앞에 {short}를 붙이세요: {short}.{name}",
                en="Put {short} before it: {short}.{name}.",
                short=short,
                name=name,
            )
    written = {*re.findall(r"\b[A-Za-z_]\w*\b", text), *dir(builtins)} - {name}
    if name == "self":
        return _say(
            ko="메서드의 첫 매개변수로 self를 적으세요: def forward(self, X):",
            en="Make self the first parameter of the method: def forward(self, X):",
        )
    nearest = _nearest(name, written)
    return nearest or _say(
        ko="{name}에 값을 준 곳이 없습니다. 철자와 대소문자를 살펴보고, 다른 셀이나 "
        "파일에서 만든 것이면 여기로 옮기세요.",
        en="Nothing gives {name} a value. Look at its spelling; if another cell or "
        "file makes it, bring it here.",
        name=name,
    )


def _not_in_module(module: str, name: str) -> Sentence | None:
    if module == "numpy" and name in ("int", "float", "bool", "object", "str"):
        return _say(
            ko="np.{name}: 이제 NumPy에 없는 이름입니다. {name}만 적으세요.",
            en="np.{name} is gone from NumPy: write {name}.",
            name=name,
        )
    near = _nearest(name, _names_in(module), of=f"{module}.")
    return near or _say(
        ko="{module}에 없는 이름입니다: {name}",
        en="There is no {name} in {module}.",
        module=module,
        name=name,
    )


def _not_of_object(kind: str, name: str, text: str) -> Sentence | None:
    if kind == "ndarray" and name == "append":
        return _say(
            ko="배열에는 append가 없습니다. 빈 리스트에 append하고 끝에 "
            "np.array(...)로 바꾸세요.",
            en="An array has no append: append to a list, and make an array of it with "
            "np.array(...) at the end.",
        )
    if kind == "Tensor" and name == "astype":
        return _say(
            ko="PyTorch에서는 x.to(dtype)입니다.", en="In PyTorch it is x.to(dtype)."
        )
    if kind in ("float", "int", "float64", "float32"):
        return _say(
            ko="수 하나에는 {name} 속성이 없습니다. 앞에서 이미 수 하나가 되었나요? "
            "배열이나 텐서로 남겨 두세요.",
            en="A single number has no {name}. Has it become one before? Keep the "
            "array or the tensor.",
            name=name,
        )
    if kind == "tuple":
        return _say(
            ko="함수가 값을 여럿(튜플로) 돌려주었습니다. 이름을 여럿 적어 나누어 "
            "받으세요: a, b = ...",
            en="The function returned several values, as a tuple: take them apart with "
            "a, b = ...",
        )
    if package := _TYPES.get(kind):
        module = sys.modules.get(package)
        return _nearest(name, dir(getattr(module, kind, None)), of=".")
    if re.search(r"\bself\.\w+", text) and re.search(rf"class {kind}\b", text):
        mine = set(re.findall(r"\bself\.(\w+)", text)) - {name}
        return _nearest(name, mine, of="self.") or _say(
            ko="__init__에서 self.{name}에 값을 주세요.",
            en="Give self.{name} a value in __init__.",
            name=name,
        )
    return None


def _missing_module(module: str) -> Sentence:
    root = module.partition(".")[0]
    if root in _INSTALLED:
        return _say(
            ko="{module}: 그런 모듈은 없습니다. 철자를 살펴보세요.",
            en="There is no {module}: look at its spelling.",
            module=module,
        )
    if root == "google":
        return _say(
            ko="Colab에서만 되는 줄입니다. 지우세요.",
            en="This line is for Colab only: remove it.",
        )
    if near := difflib.get_close_matches(root, [*_INSTALLED, "math"], 1, 0.75):
        return _say(
            ko="{right}의 철자를 고치세요.", en="Spell it {right}.", right=near[0]
        )
    if root in _ELSEWHERE:
        return _say(
            ko="{module} 없이 풀 수 있습니다. 이 줄을 지우세요. NumPy와 PyTorch만 "
            "씁니다.",
            en="Do without {module} and remove this line: NumPy and PyTorch are all "
            "there is.",
            module=root,
        )
    return _say(
        ko="연습문제 파일만 읽고 {module}.py는 읽지 않습니다. 쓰는 함수를 이 파일로 "
        "옮기세요.",
        en="Only the files of the exercises are read, not {module}.py: move what you "
        "use into this file.",
        module=root,
    )


def _nearest(name: str, names: Iterable[str], of: str = "") -> Sentence | None:
    names = sorted(names)
    same = [other for other in names if other.lower() == name.lower() != other]
    near = same or difflib.get_close_matches(name, names, n=1, cutoff=0.7)
    if not near or near[0] == name:
        return None
    return _say(
        ko="혹시 {right}인가요? {name}: 그런 이름은 없습니다.",
        en="Did you mean {right}? There is no {name}.",
        right=of + near[0],
        name=of + name,
    )


@cache
def _names_in(module: str) -> frozenset[str]:
    return frozenset(n for n in dir(sys.modules.get(module)) if n[0] != "_")


def _say(*, ko: str, en: str, **filled: str) -> Sentence:
    varying = {name: Varying(printable(text, 60)) for name, text in filled.items()}
    return sentence(ko=ko, en=en, **varying)
