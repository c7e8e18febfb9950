"""What is said first of a beginner's error: what to do, in both languages."""

from __future__ import annotations

import numpy as np
import pytest

from graders.core.message import Message
from graders.core.plain import Tensor
from graders.core.verdicts import Crashed, DoesNotLoad, Verdict
from graders.sandbox.in_process import InProcess
from graders.sandbox.sandbox import Call
from graders.submissions.submission import Submission
from tests.learners.beginners import FILES, LINES, Beginner

FUNCTION = "import math\nimport {package}\n\n\ndef f(X, W, B):\n    {wrote}\n"
ARRAYS = np.array([[1.0], [2.0], [3.0]]), np.ones((1, 1)), np.ones(1)
TENSORS = tuple(Tensor(array.astype(np.float32)) for array in ARRAYS)


def told(code: str, arguments: tuple[object, ...]) -> tuple[Verdict, Message]:
    sandbox = InProcess(Submission("kim", {"m.py": code.encode()}))
    with pytest.raises(Verdict) as raised:
        sandbox.call(Call("m", "f", arguments))
    assert raised.value.message is not None
    return raised.value, raised.value.message


@pytest.mark.parametrize("beginner", LINES, ids=lambda beginner: beginner.wrote)
def test_a_line_that_stops(beginner: Beginner) -> None:
    tensors = "torch" in beginner.wrote
    package = "torch" if tensors else "numpy as np"
    code = FUNCTION.format(package=package, wrote=beginner.wrote)
    verdict, message = told(code, TENSORS if tensors else ARRAYS)
    assert isinstance(verdict, Crashed)
    assert beginner.en in message.lines("en")[0]
    assert beginner.ko in message.lines("ko")[0]
    assert message.places  # where it stopped
    assert message.error  # in Python's own words, below


@pytest.mark.parametrize("beginner", FILES, ids=lambda beginner: beginner.wrote)
def test_a_file_that_cannot_be_read_or_loaded(beginner: Beginner) -> None:
    verdict, message = told(beginner.wrote, ARRAYS)
    assert isinstance(verdict, DoesNotLoad)
    assert beginner.en in message.lines("en")[0]
    assert beginner.ko in message.lines("ko")[0]
    [place] = message.places
    assert 1 <= place.number <= beginner.wrote.count("\n")


@pytest.mark.parametrize("name", ["_init_", "__init_", "_init__"])
def test_too_few_underscores(name: str) -> None:
    code = (
        "from torch import nn\n\n\nclass Model(nn.Module):\n"
        f"    def {name}(self, D):\n        super().__init__()\n"
    )
    sandbox = InProcess(Submission("kim", {"m.py": code.encode()}))
    with pytest.raises(Crashed) as raised:
        sandbox.make(Call("m", "Model", (2,)))
    message = raised.value.message
    assert message is not None
    assert "two underscores on each side" in message.lines("en")[0]
    assert "앞뒤로 두 개씩" in message.lines("ko")[0]
    assert [place.number for place in message.places] == [5]


def test_what_is_not_implemented_elsewhere_is_no_stub() -> None:
    code = FUNCTION.format(package="torch", wrote="return X ^ 2")
    verdict, _ = told(code, TENSORS)
    assert isinstance(verdict, Crashed)
