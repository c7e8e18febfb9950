"""A sandbox in which PyTorch is at home: seeds, settings, graphs, objects."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from graders.core.limits import Limits
from graders.core.plain import Foreign, Tensor
from graders.core.verdicts import (
    Crashed,
    DoesNotLoad,
    NotAttempted,
    TooSlow,
)
from graders.sandbox.in_process import InProcess
from graders.sandbox.sandbox import Uses
from graders.sandbox.student import Student
from graders.submissions.submission import read_folder

pytestmark = pytest.mark.usefixtures("torch_settings")


Open = Callable[[str], Student]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Put a learner's code into a sandbox."""

    def write(code: str) -> Student:
        source = f"import torch\nfrom torch import nn\n{textwrap.dedent(code)}"
        (tmp_path / "mine.py").write_text(source, encoding="utf-8")
        return Student(
            InProcess(
                read_folder(tmp_path, ["mine.py"]), limits=Limits(call_seconds=1.0)
            ),
            "mine",
        )

    return write


MEDDLING = """\
torch.set_default_dtype(torch.float64)
torch.set_default_device("meta")
torch.set_grad_enabled(False)
torch.manual_seed(7)
torch.set_num_threads(2)
"""


def test_settings_changed_by_a_call_are_put_back(opened: Open) -> None:
    body = textwrap.indent(MEDDLING, "    ")
    student = opened(f"def meddle():\n{body}\ndef zeros(): return torch.zeros(1)")
    assert student.meddle() is None
    came = student.zeros()
    assert type(came) is Tensor
    assert came.array.dtype == np.float32


def test_settings_changed_on_the_way_in_or_by_a_crash_are_put_back(
    opened: Open,
) -> None:
    student = opened(f"{MEDDLING}\ndef crash(): torch.set_grad_enabled(False); 1 / 0")
    with pytest.raises(Crashed):
        student.crash()


def test_every_call_draws_the_same(opened: Open) -> None:
    student = opened("def draw(): return torch.randn(3)")
    first, second = student.draw(), student.draw()
    assert first.array.tolist() == second.array.tolist()


def test_an_endless_loop_of_backward_is_stopped(opened: Open) -> None:
    student = opened("""
        def spin():
            w = torch.ones(1, requires_grad=True)
            while True:
                (2 * w).sum().backward()
    """)
    with pytest.raises(TooSlow):
        student.spin()


def test_graphs_are_counted(opened: Open) -> None:
    student = opened("""
        def descend(w, rebind, with_grad=False):
            w = w.clone().requires_grad_()
            for _ in range(4):
                w.retain_grad()
                loss = (w * w).sum()
                if with_grad:
                    [grad] = torch.autograd.grad(loss, [w])
                else:
                    loss.backward()
                    grad = w.grad
                if rebind:
                    w = w - 0.1 * grad
                else:
                    w = (w - 0.1 * grad).detach().requires_grad_()
            return w.detach()
    """)
    w = Tensor(np.ones(3))
    assert student.call("descend", w, False).graph_sizes == (3, 3, 3, 3)
    assert student.call("descend", w, True).graph_sizes == (3, 4, 5, 6)
    assert student.call("descend", w, True, with_grad=True).graph_sizes == (3, 4, 5, 6)


WAYS = {
    "loss(w).backward()": Uses(1, 1),
    "torch.autograd.backward(tensors=loss(w))": Uses(1, 1),
    "grad(outputs=loss(w), inputs=w)": Uses(1),
    "torch.func.grad(loss)(w)": Uses(1),
    "derive(loss)(w)": Uses(1),
    "torch.func.grad_and_value(loss)(w)": Uses(1),
    "torch.func.vjp(loss, w)[1](torch.tensor(1.0))": Uses(1),
    "torch.func.jacrev(loss)(w)": Uses(1),
    "torch.func.vmap(derive(loss))(w)": Uses(1),
    "torch.func.jacfwd(loss)(w)": Uses(1),
    "torch.func.jvp(loss, (w,), (torch.ones(3),))": Uses(1),
    "torch.autograd.functional.jacobian(loss, w)": Uses(1),
    "forwards(w)": Uses(1),
    "torch.optim.SGD([w], lr=0.1).step()": Uses(steps=1),
    "torch.optim.Adam([w]).step(lambda: loss(w))": Uses(steps=1),
    "Mine([w], lr=0.1).step()": Uses(steps=1),
    "w.detach() + 1": Uses(),
}


@pytest.mark.parametrize("way", WAYS)
def test_uses_of_a_tool_are_counted_whatever_its_name(opened: Open, way: str) -> None:
    student = opened(f"""
        from torch.autograd import grad
        from torch.autograd.forward_ad import dual_level, make_dual, unpack_dual
        from torch.func import grad as derive

        class Mine(torch.optim.SGD):
            pass

        def loss(w):
            return (w * w).sum()

        def forwards(w):
            with dual_level():
                return unpack_dual(loss(make_dual(w, torch.ones(3)))).tangent

        def use(w):
            w.requires_grad_()
            w.grad = torch.zeros(3)
            {way}
    """)
    for _ in range(2):  # what one call used does not count in the next
        assert student.call("use", Tensor(np.ones(3, "f"))).uses == WAYS[way]


# --- objects --------------------------------------------------------------------------

MODEL = """
    class Doubler(nn.Module):
        def __init__(self, D):
            super().__init__()
            self.linear = nn.Linear(D, 1)

        def forward(self, X):
            return 2 * self.linear(X)

        def secret(self):
            return self
"""


def test_an_object_stays_inside_and_answers_in_plain_data(opened: Open) -> None:
    student = opened(MODEL)
    one, other = student.make("Doubler", 2), student.make("Doubler", 2)
    ones = {
        "linear.weight": Tensor(np.ones((1, 2), "f")),
        "linear.bias": Tensor(np.ones(1, "f")),
    }
    one.load_state_dict(ones)
    came = one(Tensor(np.array([[1, 2]], "f")))
    assert came.array.tolist() == [[8]]
    assert came.requires_grad
    assert one.state_dict()["linear.bias"].array.tolist() == [1]
    assert other.state_dict()["linear.bias"].array.tolist() != [1]
    assert type(one.secret()) is Foreign


@pytest.mark.parametrize(
    ("code", "error", "en"),
    [
        ("class Double(nn.Module): pass", DoesNotLoad, "There is Double: if you"),
        ("class Other: pass", DoesNotLoad, "there is no class Doubler"),
        ("def Doubler(D): pass", DoesNotLoad, "a class: now it is a function"),
        ("Doubler = 3", DoesNotLoad, "a class: now it is int"),
        ("class Doubler: pass", Crashed, "Give Doubler the parameters"),
        (
            "class Doubler:\n    def __init__(self, D): self.D = D",
            DoesNotLoad,
            "Inherit from nn.Module",
        ),
        (
            "class Doubler(nn.Module):\n    def __init__(self, D): super().__init__()",
            DoesNotLoad,
            "Define forward inside the class Doubler",
        ),
        (
            "class Doubler(nn.Module):\n"
            "    def __init__(self, D): raise NotImplementedError",
            NotAttempted,
            "Not written yet",
        ),
        (
            "class Doubler(nn.Module):\n"
            "    def __init__(self, D): super().__init__()\n"
            "    def forward(self, X): raise NotImplementedError",
            NotAttempted,
            "Not written yet",
        ),
        (
            "class Doubler(nn.Module):\n"
            "    def __init__(self, D): super().__init__()\n"
            "    def forward(self): return 1",
            Crashed,
            "Give forward the parameters",
        ),
    ],
)
def test_a_class_that_cannot_be_used(
    opened: Open, code: str, error: type[Exception], en: str
) -> None:
    student = opened(code)
    with pytest.raises(error) as caught:
        student.make("Doubler", 2)(Tensor(np.ones((1, 2), "f")))
    assert en in str(caught.value)
