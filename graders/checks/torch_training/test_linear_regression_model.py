"""Checks of LinearRegressionModel in exercises/torch_training.py."""

from __future__ import annotations

import numpy as np

from graders.checks.expect.evidence import compared, got_type
from graders.checks.expect.tensors import (
    expect_tensors,
)
from graders.checks.misconceptions import torch_training as misconceptions
from graders.checks.problems import Array
from graders.checks.rubric import check
from graders.core.language import Text
from graders.core.message import Message
from graders.core.plain import Tensor
from graders.core.printing import printable
from graders.core.verdicts import Wrong
from graders.sandbox.student import Made, Student

WEIGHT, BIAS = "linear.weight", "linear.bias"


Names = tuple[str, str | None]


def parameters_of(model: Made) -> dict[str, Tensor]:
    """Ask a model for its parameters, and demand that all are tensors."""
    state = model.state_dict()
    if type(state) is not dict:
        advice = Text(
            ko="state_dict를 새로 정의하지 마세요. nn.Module의 것을 씁니다.",
            en="Do not define state_dict anew: nn.Module has one.",
        )
        raise Wrong(advice, got_type("dict", state))
    for name, parameter in state.items():
        if type(parameter) is not Tensor:
            name = printable(name)
            advice = Text(
                ko=f"{name}: 보통의 float32 텐서로 두세요.",
                en=f"Keep {name} an ordinary tensor of float32.",
            )
            raise Wrong(advice, got_type("torch.Tensor", parameter))
    return state


def require_registered(state: dict[str, Tensor], D: int) -> None:
    """Demand the names that the task gives to the parameters, and their shapes."""
    if set(state) != {WEIGHT, BIAS}:
        raise Wrong(_names(state))
    for name, expected in ((WEIGHT, (1, D)), (BIAS, (1,))):
        shape = state[name].array.shape
        if shape != expected:
            advice = Text(
                ko=f"nn.Linear({D}, 1)을 만드세요. 특성 수가 먼저, 출력 수가 "
                "나중입니다.",
                en=f"Make nn.Linear({D}, 1): the number of features comes first, the "
                "number of outputs second.",
            )
            raise Wrong(advice, compared(expected, shape, f"{name}.shape"))


def weight_and_bias(state: dict[str, Tensor], D: int) -> Names:
    """Find a layer's parameters by their shapes, whatever they are called.

    Their names, and a bias left out, are for one check to look at, not for all.
    """
    weights = [name for name, of in state.items() if of.array.shape == (1, D)]
    biases = [name for name, of in state.items() if of.array.shape == (1,)]
    if len(weights) != 1 or len(biases) > 1 or len(weights + biases) != len(state):
        require_registered(state, D)
        raise Wrong(_names(state))
    return weights[0], biases[0] if biases else None


def _names(state: dict[str, Tensor]) -> Message:
    names = printable(", ".join(sorted(state))) or "-"
    evidence = compared(f"{BIAS}, {WEIGHT}", names)
    return Message.of(_cause_of_names(set(state)), evidence)


def _cause_of_names(names: set[str]) -> Text:
    if not names:
        return Text(
            ko="층을 self.linear = nn.Linear(...)로 바로 담으세요. 보통의 리스트나 "
            "텐서에 담으면 매개변수로 등록되지 않습니다.",
            en="Keep the layer itself as self.linear = nn.Linear(...): in a plain list "
            "or as a plain tensor it is not registered as a parameter.",
        )
    if names == {WEIGHT}:
        return Text(
            ko="편향을 빼지 마세요. bias=False를 지우면 됩니다.",
            en="Keep the bias: take bias=False out.",
        )
    return Text(
        ko="층의 이름을 self.linear로 하고 다른 매개변수는 두지 마세요.",
        en="Call the layer self.linear, and have no other parameters.",
    )


def expect_forward(
    student: Student, rng: np.random.Generator, N: int, D: int, dtype: str
) -> None:
    """Put known parameters into a model, and demand its predictions."""
    model = student.make("LinearRegressionModel", D)
    names = weight_and_bias(parameters_of(model), D)
    if dtype == "float64":
        model.double()
    shapes: tuple[tuple[int, ...], ...] = (N, D), (1, D), (1,)
    X, weight, bias = (rng.normal(size=shape).astype(dtype) for shape in shapes)
    if names[1] is None:
        bias[:] = 0
    model.load_state_dict(_state(names, weight, bias))
    actual = model(Tensor(X))
    expected = Tensor(X @ weight.T + bias, requires_grad=True)
    known = misconceptions.of_forward(X, weight, bias)
    expect_tensors(
        [Text(ko="예측값", en="the prediction")], [actual], [expected], known
    )


def _state(names: Names, weight: Array, bias: Array) -> dict[str, Tensor]:
    pairs = zip(names, (weight, bias), strict=True)
    return {name: Tensor(array) for name, array in pairs if name}


@check(
    "LinearRegressionModel",
    points=6,
    title=Text(ko="등록된 매개변수", en="Registered parameters"),
)
def test_model_parameters(student: Student) -> None:
    model = student.make("LinearRegressionModel", 3)
    require_registered(parameters_of(model), 3)


@check(
    "LinearRegressionModel",
    points=8,
    title=Text(ko="표본 5개, 특성 3개의 예측값", en="Five predictions, three features"),
)
def test_model_forward(student: Student, rng: np.random.Generator) -> None:
    expect_forward(student, rng, 5, 3, "float32")


@check(
    "LinearRegressionModel",
    points=2,
    title=Text(ko="표본 하나, 특성 하나", en="One sample, one feature"),
)
def test_model_small(student: Student, rng: np.random.Generator) -> None:
    expect_forward(student, rng, 1, 4, "float32")
    expect_forward(student, rng, 6, 1, "float32")


@check(
    "LinearRegressionModel",
    points=2,
    tier="more",
    title=Text(ko="float64로 바꾼 모델", en="A model turned to float64"),
)
def test_model_double(student: Student, rng: np.random.Generator) -> None:
    expect_forward(student, rng, 4, 2, "float64")


@check(
    "LinearRegressionModel",
    points=2,
    tier="more",
    title=Text(ko="서로 상관없는 두 모델", en="Two models that share nothing"),
)
def test_model_apart(student: Student) -> None:
    one, other = (student.make("LinearRegressionModel", 2) for _ in range(2))
    names = weight_and_bias(parameters_of(one), 2)
    ones = _state(names, np.ones((1, 2), "f"), np.ones(1, "f"))
    twos = {name: Tensor(2 * tensor.array) for name, tensor in ones.items()}
    one.load_state_dict(ones)
    other.load_state_dict(twos)
    state = parameters_of(one)
    weight_and_bias(state, 2)
    for name, expected in ones.items():
        if name not in state or (state[name].array != expected.array).any():
            raise Wrong(
                Text(
                    ko="층을 __init__ 안에서 만드세요. 두 모델이 같은 층을 함께 쓰고 "
                    "있습니다.",
                    en="Make the layer inside __init__: two models share one layer.",
                )
            )
