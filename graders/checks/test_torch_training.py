"""Checks of exercises/torch_training.py."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graders.checks.epochs import ALL_EPOCHS, DESCENT, EPOCHS, of_early_end
from graders.checks.expect.arrays import expect_tuple
from graders.checks.expect.diagnosis import best_first, of_results
from graders.checks.expect.evidence import compared, got_type
from graders.checks.expect.forms import numbers_in
from graders.checks.expect.tensors import (
    expect_tensor,
    expect_tensors,
    expect_tensors_unchanged,
    tensors,
)
from graders.checks.misconceptions import torch_training as misconceptions
from graders.checks.problems import Array, Arrays
from graders.checks.rubric import check
from graders.checks.tensor_training import DTYPES, TrainingLoop
from graders.checks.tools import expect_no_optimizer, expect_optimizer
from graders.core.language import Text
from graders.core.message import Message
from graders.core.plain import Tensor
from graders.core.printing import printable
from graders.core.verdicts import Wrong
from graders.sandbox.sandbox import Answer
from graders.sandbox.student import Made, Reference, Student

# --- sgd_step -------------------------------------------------------------------------

STEPPED = ("parameter", "velocity")


def drawn_step(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[Array, ...]:
    return rng.normal(size=shape), rng.normal(size=shape), rng.normal(size=shape)


def expect_step(
    student: Student,
    reference: Reference,
    before: tuple[Array, ...],
    rate: float,
    momentum: float = 0.0,
    weight_decay: float = 0.0,
    *,
    parts: Sequence[str] = STEPPED,
) -> None:
    """Demand the new parameter, the new velocity, or both."""
    settings = {"momentum": momentum, "weight_decay": weight_decay}
    given = *tensors(*before), rate
    came = expect_tuple(STEPPED, student.sgd_step(*given, **settings))
    parameter, gradient, velocity = before
    mistakes = misconceptions.of_sgd_step(
        parameter, gradient, velocity, rate, momentum, weight_decay
    )
    known = best_first(mistakes, [numbers_in(item) for item in came])
    want = reference.sgd_step(*given, **settings)
    numbers = [STEPPED.index(part) for part in parts]
    expect_tensors(
        parts,
        [came[i] for i in numbers],
        [want[i] for i in numbers],
        of_results(known, *numbers),
    )


@check(
    "sgd_step",
    points=3,
    title=Text(ko="경사하강법 그대로", en="Plain gradient descent"),
)
def test_step_plain(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    for shape in ((3, 2), (4,)):
        before = drawn_step(rng, shape)
        expect_step(student, reference, before, 0.1, parts=("parameter",))


@check(
    "sgd_step",
    points=2,
    title=Text(ko="모멘텀 0.9", en="Momentum 0.9"),
)
def test_step_momentum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    before = drawn_step(rng, (3, 2))
    expect_step(student, reference, before, 0.1, 0.9, parts=("parameter",))


@check(
    "sgd_step",
    points=2,
    title=Text(ko="가중치 감쇠 0.3", en="Weight decay 0.3"),
)
def test_step_weight_decay(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    before = drawn_step(rng, (3, 2))
    expect_step(student, reference, before, 0.1, 0.0, 0.3, parts=("parameter",))


@check(
    "sgd_step",
    points=1,
    title=Text(ko="다음 걸음을 위한 속도", en="The velocity for the next step"),
)
def test_step_velocity(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    for settings in ((0.0, 0.0), (0.9, 0.0), (0.0, 0.3)):
        before = drawn_step(rng, (3, 2))
        expect_step(student, reference, before, 0.1, *settings, parts=("velocity",))


@check(
    "sgd_step",
    points=1,
    tier="more",
    title=Text(
        ko="모멘텀과 가중치 감쇠를 함께, 받은 dtype 그대로",
        en="Both together, in the dtype that came",
    ),
    about="dtype",
)
def test_step_both(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    drawn = drawn_step(rng, (2, 3))
    for dtype in (np.float32, np.float64):
        before = tuple(array.astype(dtype) for array in drawn)
        expect_step(student, reference, before, 0.2, 0.5, 0.25)


@check(
    "sgd_step",
    points=1,
    tier="more",
    title=Text(ko="받은 텐서는 그대로", en="The arguments stay as they were"),
)
def test_step_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    before = drawn_step(rng, (3, 1))
    given = tensors(*before)
    answer = student.call("sgd_step", *given, 0.1, momentum=0.9, weight_decay=0.1)
    names = ("parameter", "gradient", "velocity")
    expect_tensors_unchanged(names, given, answer.arguments[:3])
    expect_step(student, reference, before, 0.1, parts=("parameter",))


@check(
    "sgd_step",
    points=5,
    title=Text(ko="옵티마이저 없이 직접", en="By hand, without an optimizer"),
)
def test_step_by_hand(student: Student) -> None:
    given = *tensors(np.array([1.0]), np.array([3.0]), np.array([0.0])), 0.5
    parameter, _ = expect_tuple(STEPPED, student.sgd_step(*given))
    expect_tensor("parameter", parameter, *tensors(np.array([-0.5])))
    answer = student.call("sgd_step", *given, momentum=0.9, weight_decay=0.1)
    expect_no_optimizer(answer.uses)


# --- train_with_optimizer -------------------------------------------------------------

LOOP = TrainingLoop("train_with_optimizer", misconceptions.of_train_with_optimizer)


@check(
    "train_with_optimizer",
    points=2,
    title=Text(
        ko="y = 2x의 세 점, 0에서 한 번과 다섯 번, 학습률 0.01",
        en="Three points of y = 2x, 1 and 5 updates from 0, rate 0.01",
    ),
)
def test_optimizer_lesson(student: Student, reference: Reference) -> None:
    X = np.array([[1.0], [2.0], [3.0]])
    start = np.zeros((1, 1)), np.zeros(1)
    problem = X, 2 * X, *start
    W, B, _ = LOOP.expect_trained(student, reference, problem, 0.01, 1).value
    # In the original's log: its epoch 0 is after one update.
    expect_tensor("W", W, Tensor(np.array([[0.187]])), rtol=1e-2)
    expect_tensor("B", B, Tensor(np.array([0.080])), rtol=1e-2)
    LOOP.expect_trained(student, reference, problem, 0.01, 5)


@check(
    "train_with_optimizer",
    points=2,
    title=Text(ko="표본 6개, 특성 3개", en="Six samples, three features"),
)
def test_optimizer_features(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    LOOP.look_at_features(student, reference, rng)


@check(
    "train_with_optimizer",
    points=2,
    title=Text(ko="모멘텀 0.9", en="Momentum 0.9"),
)
def test_optimizer_momentum(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    LOOP.look_at_features(student, reference, rng, momentum=0.9)


@check(
    "train_with_optimizer",
    points=1,
    title=Text(ko="손실의 기록", en="The history of the loss"),
)
def test_optimizer_history(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    LOOP.look_at_history(student, reference, rng)


@check(
    "train_with_optimizer",
    points=1,
    tier="more",
    title=Text(ko="에폭 0번과 1번", en="No epoch, and one"),
)
def test_optimizer_few_epochs(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    LOOP.look_at_few_epochs(student, reference, rng)


@check(
    "train_with_optimizer",
    points=1,
    tier="more",
    title=DTYPES,
    about="dtype",
)
def test_optimizer_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    LOOP.look_at_float32(student, reference, rng)


@check(
    "train_with_optimizer",
    points=1,
    tier="more",
    title=Text(ko="받은 텐서는 그대로", en="The arguments stay as they were"),
)
def test_optimizer_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    LOOP.look_at_arguments(student, reference, rng)


@check(
    "train_with_optimizer",
    points=6,
    title=Text(
        ko="에폭마다 옵티마이저의 한 걸음", en="An optimizer's step in each epoch"
    ),
)
def test_optimizer_steps(student: Student, reference: Reference) -> None:
    expect_optimizer(LOOP.uses(student, reference), EPOCHS)


@check("train_with_optimizer", points=4, title=ALL_EPOCHS)
def test_optimizer_all_epochs(student: Student, reference: Reference) -> None:
    LOOP.look_at_all_epochs(student, reference)


# --- LinearRegressionModel ------------------------------------------------------------

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
    for name, want in ((WEIGHT, (1, D)), (BIAS, (1,))):
        shape = state[name].array.shape
        if shape != want:
            advice = Text(
                ko=f"nn.Linear({D}, 1)을 만드세요. 특성 수가 먼저, 출력 수가 "
                "나중입니다.",
                en=f"Make nn.Linear({D}, 1): the number of features comes first, the "
                "number of outputs second.",
            )
            raise Wrong(advice, compared(want, shape, f"{name}.shape"))


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
    came = model(Tensor(X))
    want = Tensor(X @ weight.T + bias, requires_grad=True)
    known = misconceptions.of_forward(X, weight, bias)
    expect_tensors([Text(ko="예측값", en="the prediction")], [came], [want], known)


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
    for name, want in ones.items():
        if name not in state or (state[name].array != want.array).any():
            raise Wrong(
                Text(
                    ko="층을 __init__ 안에서 만드세요. 두 모델이 같은 층을 함께 쓰고 "
                    "있습니다.",
                    en="Make the layer inside __init__: two models share one layer.",
                )
            )


# --- fit_plane ------------------------------------------------------------------------

COEFFICIENTS = Text(ko="계수", en="the coefficients")


def plane(rng: np.random.Generator, N: int) -> tuple[Array, Array]:
    """Draw the points of y = 1 + 5a + 7b with noise, in the dtype of a new layer."""
    X = np.column_stack([np.ones(N), rng.normal(size=(N, 2))])
    y = X @ np.array([1.0, 5.0, 7.0]) + rng.normal(size=N)
    return X.astype(np.float32), y.astype(np.float32)


def expect_plane(
    student: Student,
    reference: Reference,
    data: tuple[Array, Array],
    rate: float,
    epochs: int,
) -> Answer:
    given = *tensors(*data), rate, epochs
    answer = student.call("fit_plane", *given)
    known = misconceptions.of_fit_plane(*data, rate, epochs)
    want = reference.fit_plane(*given)
    expect_tensors([COEFFICIENTS], [answer.value], [want], known)
    return answer


@check(
    "fit_plane",
    points=4,
    title=Text(
        ko="y = 1 + 5a + 7b, 점 100개", en="A hundred points of y = 1 + 5a + 7b"
    ),
)
def test_plane_lesson(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_plane(student, reference, plane(rng, 100), 0.1, 8)


@check(
    "fit_plane",
    points=3,
    title=Text(ko="점 6개, 갱신 3번", en="Six points, three updates"),
)
def test_plane_few_epochs(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_plane(student, reference, plane(rng, 6), 0.05, 3)


@check(
    "fit_plane",
    points=1,
    tier="more",
    title=Text(ko="점 하나", en="One point"),
)
def test_plane_one_point(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    expect_plane(student, reference, plane(rng, 1), 0.05, 4)


@check(
    "fit_plane",
    points=1,
    tier="more",
    title=DTYPES,
    about="dtype",
)
def test_plane_float32(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    data = plane(rng, 8)
    for dtype in (np.float32, np.float64):
        X, y = (array.astype(dtype) for array in data)
        expect_plane(student, reference, (X, y), 0.05, 4)


@check(
    "fit_plane",
    points=2,
    tier="more",
    title=Text(ko="받은 텐서는 그대로", en="The arguments stay as they were"),
)
def test_plane_unchanged(
    student: Student, reference: Reference, rng: np.random.Generator
) -> None:
    data = plane(rng, 5)
    answer = expect_plane(student, reference, data, 0.05, 3)
    expect_tensors_unchanged(("X", "y"), tensors(*data), answer.arguments[:2])


@check("fit_plane", points=4, title=ALL_EPOCHS)
def test_plane_all_epochs(student: Student, reference: Reference) -> None:
    # A loss so near to its minimum that each epoch lowers it by very little.
    X = np.array([[1.0, 2.0, 0.0], [1.0, -1.0, 1.0], [1.0, 0.0, -2.0], [1.0, 1.0, 3.0]])
    y = np.array([1e-4, -2e-4, 3e-4, 2e-4])
    given = tensors(X.astype(np.float32), y.astype(np.float32))

    def after(rate: float, epochs: int) -> Arrays:
        return (reference.fit_plane(*given, rate, epochs).array,)

    came = student.fit_plane(*given, *DESCENT)
    want = reference.fit_plane(*given, *DESCENT)
    expect_tensors([COEFFICIENTS], [came], [want], of_early_end(after))
