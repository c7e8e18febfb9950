"""What the five originals printed, held against what the lessons print."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from graders.core.language import Language, Text

NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d*)?(?:e[+-]?\d+)?(?![\w])")
TELLING_DIGITS = 4
MARKER = re.compile(r"<!-- original: ([A-E]) -->")

# The results among the numbers, and the lessons that compute them. Settings, such as
# seeds and learning rates, are given rather than recomputed; C and E drew their data
# without a seed, so that only their behaviour can be repeated.
RESULTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "A": (
        (
            "initial.W",
            "initial.B",
            "initial.pred",
            "initial.loss",
            "numpy_training.W",
            "numpy_training.B",
            "numpy_training.pred",
            "numpy_training.loss",
            "torch_training.pred",
        ),
        ("02_linear_regression_numpy",),
    ),
    "B": (
        (
            "raw_tensors.epoch_0",
            "raw_tensors.epoch_100",
            "gradient_accumulates.first",
            "gradient_accumulates.last",
            "autograd.dz_dw",
        ),
        ("03_autograd",),
    ),
    "C": ((), ("04_your_own_descent",)),
    "D": (
        (
            "initial.sse",
            "initial.gradient",
            "initial.mse",
            "initial.yhat_first5",
            "training_sse.rows",
            "training_sse.last",
            "training_mse.W",
            "normal_equation",
            "stability.eigenvalues",
            "stability.largest_stable_rate",
        ),
        ("05_thirty_updates", "06_learning_rate", "07_sum_or_mean"),
    ),
    "E": ((), ("08_pytorch_idioms",)),
}

HEADER = Text(
    ko="| 이름 | 원문에 인쇄된 수 | 여기서 다시 계산한 수 | 같은 자리 수 |",
    en="| name | printed there | recomputed here | equal digits |",
)
MISSING = Text(ko="재현되지 않음", en="not reproduced")


@dataclass(frozen=True)
class Row:
    """A number that an original printed, and the one that a lesson prints."""

    path: str
    printed: str
    recomputed: str | None

    @property
    def equal_digits(self) -> int:
        """How many significant digits agree: all that were printed, or none."""
        return 0 if self.recomputed is None else len(digits(self.printed))


def read_originals(path: Path) -> Any:
    """The originals' data with every number as the text that was printed."""
    # As text, because 1.0 and 1.00 are different claims.
    return json.loads(path.read_text(encoding="utf-8"), parse_float=str, parse_int=str)


def rows(
    original: Mapping[str, Any], key: str, printed: Mapping[str, str]
) -> list[Row]:
    """Every result of one original beside its twin among the lessons' outputs.

    Args:
        original: that original's entry.
        key: its letter.
        printed: all that each lesson printed, by the lesson's name.
    """
    paths, lessons = RESULTS[key]
    outputs = [printed[name] for name in lessons if name in printed]
    return [
        Row(path, number, recomputed(number, outputs))
        for prefix in paths
        for path, number in leaves(at(original, prefix), prefix)
    ]


def recomputed(number: str, outputs: Iterable[str]) -> str | None:
    """The most exact number among outputs that rounds to the one that was printed.

    Of a number with few digits, chance would find another that rounds to it: that one
    has to be equal.
    """
    few = len(digits(number)) < TELLING_DIGITS
    found = [
        candidate
        for output in outputs
        for candidate in NUMBER.findall(output)
        if rounds_to(candidate, number)
        and not (few and Decimal(candidate) != Decimal(number))
    ]
    return max(found, key=len, default=None)


def digits(number: str) -> str:
    """The significant digits of a number as it is written."""
    return re.sub(r"[-.]|e.*", "", number).lstrip("0")


def rounds_to(candidate: str, number: str) -> bool:
    """Whether a number, cut to the digits of another, is that other."""
    exact, wanted = Decimal(candidate.rstrip(".")), Decimal(number)
    exponent, wanted_exponent = exact.as_tuple().exponent, wanted.as_tuple().exponent
    if not isinstance(exponent, int) or not isinstance(wanted_exponent, int):
        return False
    return exponent <= wanted_exponent and exact.quantize(wanted) == wanted


def leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Each number below a value, as it was printed, with its path."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from leaves(item, f"{path}.{key}")
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from leaves(item, f"{path}[{position}]")
    else:
        yield path, value


def table(original: Mapping[str, Any], found: list[Row], language: Language) -> str:
    """Title and author of an original, and its rows as a Markdown table."""
    credit = ", ".join(original[k] for k in ("title", "by", "date") if k in original)
    lines = [f"*{credit}*{{lang=ko}}", ""]
    if found:
        lines += [HEADER.pick(language), "|---|--:|--:|--:|"]
    for row in found:
        value = row.recomputed or MISSING.pick(language)
        lines.append(f"| `{row.path}` | {row.printed} | {value} | {row.equal_digits} |")
    return "\n".join(lines)


def at(value: Any, path: str) -> Any:
    """Follow a path of keys, such as "initial.W", into a value."""
    for key in path.split("."):
        value = value[key]
    return value
