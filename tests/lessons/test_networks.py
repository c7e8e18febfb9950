"""What the lessons on layers and on activation functions claim of networks holds."""

import re
from collections.abc import Iterator

import numpy as np
import pytest
import torch

from pipeline.lessons.lesson import markdown_in
from tests.support.everywhere import EVERYWHERE
from tests.support.executed import Names, executed
from tests.support.lessons import lesson

NUMBERS = {"five": 5, "sixteen": 16}


@pytest.fixture(scope="module")
def layers() -> Iterator[Names]:
    yield from executed("09_why_layers_bend")


@EVERYWHERE
def test_as_many_follow_the_data_as_the_answer_says(layers: Names) -> None:
    text = markdown_in(lesson("09_why_layers_bend").notebook, "en")
    said = re.search(r"(\w+) with 64, (\w+) with 16", text)
    assert said
    counted = [(layers[name] < 0.01).sum().item() for name in ("many", "few")]
    assert [NUMBERS[word.lower()] for word in said.groups()] == counted
    assert (layers["smooth"] < 0.01).sum() == 19


@EVERYWHERE
def test_twenty_at_once_are_twenty_alone(layers: Names) -> None:
    torch.manual_seed(1)
    start = layers["start"]
    W1, b1 = start(1, 20, 1, 16), start(1, 20, 1, 16)
    W2, b2 = start(16**-0.5, 20, 1, 16), start(16**-0.5, 20, 1)
    fourth = [p[3].detach().clone().requires_grad_() for p in (W1, b1, W2, b2)]
    optimizer = torch.optim.Adam(fourth, lr=0.03)
    for _ in range(600):
        w1, c1, w2, c2 = fourth
        hidden = torch.tanh(layers["x"] * w1 + c1)
        loss = (((hidden * w2).sum(dim=1) + c2 - layers["y"]) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    torch.testing.assert_close(loss.detach(), layers["smooth"][3], rtol=0.01, atol=0)


@EVERYWHERE
def test_the_start_and_the_function_have_a_share_each(layers: Names) -> None:
    first = {key: sizes[0] for key, sizes in layers["medians"].items()}
    assert max(["sigmoid", "tanh", "ReLU"], key=lambda f: first["default", f]) == "tanh"
    assert 5e3 < first["Kaiming", "ReLU"] / first["default", "ReLU"] < 2e4
    for name in ("tanh", "ReLU"):
        assert (np.abs(np.log10(layers["medians"]["Kaiming", name])) < 1).all()
    assert first["Kaiming", "sigmoid"] < 1e-5
