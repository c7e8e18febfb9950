"""Checks of MLP in exercises/torch_training.py."""

from __future__ import annotations

import numpy as np

from graders.checks.expect.diagnosis import of_results
from graders.checks.expect.evidence import compared
from graders.checks.expect.tensors import expect_tensor
from graders.checks.misconceptions import network as misconceptions
from graders.checks.problems import Array
from graders.checks.rubric import check
from graders.checks.torch_training.test_linear_regression_model import parameters_of
from graders.core.language import Text
from graders.core.plain import Tensor
from graders.core.printing import printable
from graders.core.verdicts import Wrong
from graders.sandbox.student import Made, Student

LOGITS = Text(ko="로짓", en="the logits")


def shapes(D: int, hidden: int) -> dict[str, tuple[int, ...]]:
    return {
        "hidden.weight": (hidden, D),
        "hidden.bias": (hidden,),
        "output.weight": (1, hidden),
        "output.bias": (1,),
    }


def require_registered(model: Made, D: int, hidden: int) -> None:
    state = parameters_of(model)
    expected = shapes(D, hidden)
    if set(state) != set(expected):
        advice = Text(
            ko="두 층을 self.hidden과 self.output에 바로 담고, 다른 매개변수는 두지 "
            "마세요.",
            en="Keep the two layers as self.hidden and self.output, and have no other "
            "parameters.",
        )
        names = printable(", ".join(sorted(state))) or "-"
        raise Wrong(advice, compared(", ".join(sorted(expected)), names))
    for name, shape in expected.items():
        if state[name].array.shape != shape:
            advice = Text(
                ko="nn.Linear(in_features, hidden)과 nn.Linear(hidden, 1)을 "
                "만드세요. 들어오는 수가 먼저입니다.",
                en="Make nn.Linear(in_features, hidden) and nn.Linear(hidden, 1): what "
                "comes in stands first.",
            )
            shapes_of = compared(shape, state[name].array.shape, f"{name}.shape")
            raise Wrong(advice, shapes_of)


def drawn_state(
    rng: np.random.Generator, D: int, hidden: int, dtype: str
) -> dict[str, Array]:
    return {
        name: rng.normal(size=shape).astype(dtype)
        for name, shape in shapes(D, hidden).items()
    }


def loaded(state: dict[str, Array]) -> dict[str, Tensor]:
    return {name: Tensor(array) for name, array in state.items()}


def expect_forward(
    student: Student,
    rng: np.random.Generator,
    size: tuple[int, int, int],
    dtype: str = "float32",
) -> None:
    """Put known parameters into a network, and demand its logits."""
    N, D, hidden = size
    model = student.make("MLP", D, hidden)
    require_registered(model, D, hidden)
    if dtype == "float64":
        model.double()
    state = drawn_state(rng, D, hidden, dtype)
    X = rng.normal(size=(N, D)).astype(dtype)
    model.load_state_dict(loaded(state))
    W1, B1, W2, B2 = (array.T for array in state.values())
    expected = np.tanh(X @ W1 + B1) @ W2 + B2
    known = of_results(misconceptions.of_forward(X, W1, B1, W2, B2), 1)
    actual = model(Tensor(X))
    expect_tensor(LOGITS, actual, Tensor(expected, requires_grad=True), known=known)


@check("MLP", points=5, title=Text("등록된 매개변수", "Registered parameters"))
def test_mlp_parameters(student: Student) -> None:
    require_registered(student.make("MLP", 3, 4), 3, 4)


@check("MLP", points=6, title=Text("표본 5개의 로짓", "The logits of five samples"))
def test_mlp_forward(student: Student, rng: np.random.Generator) -> None:
    expect_forward(student, rng, (5, 3, 4))


@check("MLP", points=1, title=Text("은닉 유닛 하나", "One hidden unit"), tier="more")
def test_mlp_small(student: Student, rng: np.random.Generator) -> None:
    expect_forward(student, rng, (3, 2, 1))
    expect_forward(student, rng, (4, 1, 3))


@check(
    "MLP",
    points=1,
    title=Text("float64로 바꾼 모델", "A model turned to float64"),
    tier="more",
)
def test_mlp_double(student: Student, rng: np.random.Generator) -> None:
    expect_forward(student, rng, (4, 2, 3), "float64")


@check(
    "MLP",
    points=2,
    title=Text("서로 상관없는 두 모델", "Two models that share nothing"),
    tier="more",
)
def test_mlp_apart(student: Student, rng: np.random.Generator) -> None:
    one, other = (student.make("MLP", 2, 3) for _ in range(2))
    require_registered(one, 2, 3)
    state = drawn_state(rng, 2, 3, "float32")
    one.load_state_dict(loaded(state))
    other.load_state_dict(loaded({name: 2 * a for name, a in state.items()}))
    for name, tensor in parameters_of(one).items():
        if (tensor.array != state[name]).any():
            raise Wrong(
                Text(
                    ko="층을 __init__ 안에서 만드세요. 두 모델이 같은 층을 함께 쓰고 "
                    "있습니다.",
                    en="Make the layers inside __init__: two models share them.",
                )
            )
