"""Compare texts with numbers in them: the words exactly, the numbers nearly.

What lessons print is the same to the letter, but for the places that are listed.
"""

from __future__ import annotations

import math
import re

RELATIVE = 2e-6
ROUNDED = {
    "05_thirty_updates": ["four terms"],
    # Of a chaotic path, where the last digit of float32 shows after some epochs.
    "06_learning_rate": ["0.0001, epoch 30", "the loss is smallest at epoch"],
}
"""Cells whose last digits hang on the order in which a processor adds, by a text."""

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|inf|nan)")


def printed_alike(lesson: str, ours: str, theirs: str) -> bool:
    """Whether a cell of a lesson prints in the page what it prints with PyTorch."""
    if ours == theirs:
        return True
    listed = any(text in theirs for text in ROUNDED.get(lesson, ()))
    return listed and near(ours, theirs, RELATIVE)


def near(one: str, other: str, relative: float) -> bool:
    """Whether two texts differ in numbers only, and in these by no more than that.

    A number that is printed with few digits may differ in the last of them.
    """
    if NUMBER.sub("#", one).split() != NUMBER.sub("#", other).split():
        return False
    pairs = zip(NUMBER.findall(one), NUMBER.findall(other), strict=True)
    return all(_near(a, b, relative) for a, b in pairs)


def _near(one: str, other: str, relative: float) -> bool:
    a, b = float(one), float(other)
    if math.isnan(a) or math.isinf(a):
        return one == other
    return abs(a - b) <= relative * max(abs(a), abs(b)) + _last_digit(one)


def _last_digit(number: str) -> float:
    digits, _, exponent = number.lower().partition("e")
    decimals = len(digits.partition(".")[2])
    return 1.001 * 10.0 ** (int(exponent or 0) - decimals)
