"""What Classroom 50 asks of a `result.json`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit


def is_whole(value: object) -> bool:
    return type(value) is int and value >= 0


def is_words(value: object) -> bool:
    return type(value) is str and bool(value)


def is_address(value: object) -> bool:
    return isinstance(value, str) and urlsplit(value).scheme == "https"


def is_instant(value: object) -> bool:
    shape = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
    return isinstance(value, str) and bool(re.fullmatch(shape, value, re.ASCII))


CONTRACT: dict[str, Callable[[object], bool]] = {
    "schema": lambda value: value == "classroom50/result/v1",
    "classroom": is_words,
    "assignment": is_words,
    "submission": is_words,
    "commit": is_address,
    "release": is_address,
    "review": is_address,
    "datetime": is_instant,
    "score": is_whole,
    "max-score": is_whole,
    "tests": lambda value: isinstance(value, list),
}
"""Every field of result.json that an autograder writes."""
OF_A_TEST: dict[str, Callable[[object], bool]] = {
    "test-name": is_words,
    "passed": lambda value: type(value) is bool,
    "score": is_whole,
    "max-score": is_whole,
}


def require_contract(document: dict[str, Any]) -> None:
    assert document.keys() == CONTRACT.keys()
    for field, holds in CONTRACT.items():
        assert holds(document[field]), field
    for test in document["tests"]:
        assert test.keys() >= OF_A_TEST.keys()
        for field, holds in OF_A_TEST.items():
            assert holds(test[field]), (field, test)
        assert test["passed"] == (test["score"] == test["max-score"])
    for field in ("score", "max-score"):
        assert document[field] == sum(test[field] for test in document["tests"])
    names = [test["test-name"] for test in document["tests"]]
    assert len(names) == len(set(names))
