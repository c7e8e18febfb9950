"""What a learner's function never looks at is known from its code."""

from __future__ import annotations

import pytest

from graders.sandbox.written import code_around, definition_of


@pytest.mark.parametrize(
    ("body", "ignored"),
    [
        ("return W - rate", []),
        ("return W", ["rate"]),
        ("rate = 0.1\n    return W - rate", ["rate"]),
        ("rate = rate / 2\n    return W - rate", []),
        ("rate /= 2\n    return W - rate", []),
        ("W -= rate\n    return W", []),
        ("W = [0]\n    return W[rate]", ["W"]),
        ("for rate in range(rate): pass\n    return W", []),
        ("for rate in [1]: W = rate\n    return W", ["W", "rate"]),
        ("def step(): return W - rate\n    return step()", []),
        ('"""Take the rate."""\n    return W  # rate', ["rate"]),
    ],
)
def test_what_is_never_looked_at(body: str, ignored: list[str]) -> None:
    written = definition_of(f"def f(W, rate):\n    {body}\n", "f")
    assert written.ignores(("W", "rate")) == ignored


def test_the_last_definition_counts_without_its_words() -> None:
    text = 'def f(x): return 1\n\n\ndef f(x):\n    """Two."""\n    return 2  # two\n'
    assert definition_of(text, "f").code == "def f(x):\n    return 2"
    assert code_around(text, 1) == "def f(x):\n    return 1"


@pytest.mark.parametrize("text", ["", "def f(:", "(" * 5000, "f = 1", "\0"])
def test_what_cannot_be_read_shows_nothing(text: str) -> None:
    written = definition_of(text, "f")
    assert written.code == ""
    assert written.ignores(("x",)) == []
