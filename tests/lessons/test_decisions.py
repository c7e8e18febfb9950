"""What the lessons on classification, networks and momentum claim holds."""

import re
from collections.abc import Iterator

import numpy as np
import pytest

from pipeline.pages.course import Course
from tests.support.everywhere import EVERYWHERE
from tests.support.executed import Names, executed


@pytest.fixture(scope="module")
def line() -> Iterator[Names]:
    yield from executed("13_a_line_that_decides")


@pytest.fixture(scope="module")
def network() -> Iterator[Names]:
    yield from executed("14_a_first_network")


@pytest.fixture(scope="module")
def momentum() -> Iterator[Names]:
    yield from executed("15_fewer_points_longer_memory")


@EVERYWHERE
def test_separable_data_have_no_bottom(line: Names) -> None:
    X, Y, path = line["X_apart"], line["Y_apart"], line["long_path"]
    assert line["accuracy"](X, Y, *path[-1]) == 1
    W, B = path[-1]
    losses = [line["loss"](X, Y, times * W, times * B) for times in (1, 2, 4)]
    assert losses[0] > losses[1] > losses[2]
    sizes = [np.linalg.norm(path[epoch][0]) for epoch in (10, 100, 1000, 10_000)]
    assert sizes == sorted(sizes)
    assert 6 < sizes[-1] / sizes[0] < 6.5


@EVERYWHERE
def test_numpy_and_pytorch_learn_the_same_line(line: Names) -> None:
    W, B = line["path"][-1]
    ours = [*W[:, 0], *B]
    assert ours == pytest.approx(line["learned"], rel=1e-9)


@EVERYWHERE
def test_twenty_seeds_of_each_activation(network: Names) -> None:
    passed = {name: int((r >= 0.97).sum()) for name, r in network["rights"].items()}
    assert passed["tanh"] >= 18
    assert passed["ReLU"] >= 16
    assert passed["none"] == 0 < passed["sigmoid"] < passed["ReLU"]


@EVERYWHERE
def test_equal_units_stay_equal(network: Names) -> None:
    start = (np.full((2, 16), 0.5), np.zeros(16), np.full((16, 1), 0.25), np.zeros(1))
    W1, *_ = network["train"](network["X"], network["Y"], start, 2.0, 100)
    np.testing.assert_allclose(W1, W1[:, :1] + 0 * W1, rtol=1e-9)
    assert not np.allclose(W1, 0.5)


@EVERYWHERE
@pytest.mark.parametrize("beta", [0.0, 0.3, 0.8])
def test_the_limit_of_momentum_is_as_predicted(momentum: Names, beta: float) -> None:
    predicted = 2 * (1 + beta) / momentum["large"]
    assert momentum["measured_limit"](beta) == pytest.approx(predicted, rel=1e-4)


@EVERYWHERE
def test_the_page_shows_four_digits_that_agree(course: Course) -> None:
    """The limits of momentum, and its best pair: predicted, and measured."""
    printed = course.printed["15_fewer_points_longer_memory"]
    limits = re.findall(r"momentum .*predicted (\S+) +measured (\S+)", printed)
    pairs = [
        re.findall(r"[\d.]+", line)
        for line in re.findall(r"^(?:predicted|measured) .*", printed, re.MULTILINE)
    ]
    assert len(limits) == 3 and len(pairs) == 2
    for predicted, measured in [*limits, *zip(*pairs, strict=True)]:
        assert f"{float(predicted):.4g}" == f"{float(measured):.4g}"


@EVERYWHERE
def test_the_best_pair_is_as_predicted(momentum: Names) -> None:
    assert momentum["rate"] == pytest.approx(momentum["best_rate"], abs=5e-5)
    at_best = momentum["long_run_factor"](
        np.array(momentum["best_rate"]), np.array(momentum["root"] ** 2)
    )
    assert at_best == pytest.approx(momentum["root"], rel=1e-4)


@EVERYWHERE
def test_stopping_early_is_better_than_going_on(momentum: Names) -> None:
    training, validation = momentum["training"], momentum["validation"]
    best = momentum["best"]
    assert momentum["epochs"][best] == 160
    assert validation[-1] > validation[0] > validation[best]
    assert training[-1] < training[best] / 10


@EVERYWHERE
def test_adam_feels_the_condition_only_where_the_valley_is_turned(
    momentum: Names,
) -> None:
    far = {name: np.linalg.norm(path[100]) for name, path in momentum["paths"].items()}
    assert far["parallel"] < 0.01 < 0.5 < far["turned"]
