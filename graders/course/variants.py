"""Exercises asked with another loss, which the published solutions do not answer.

    L = weight * (mean or sum of the squared errors) + penalty * Σ_d W_d^2

A variant's solutions are the published ones with a few lines changed, and its stubs are
derived from these as all stubs are. What the examples give is computed, not written.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import io
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graders.core.language import Language, Text
from graders.course.catalogue import SOLUTIONS
from graders.course.definitions import named
from graders.course.docstrings import docstrings
from graders.course.stubs import stub_module, stubs_of


@dataclass(frozen=True, slots=True)
class Variant:
    """A loss of its own. Its weight is never 1, or dL/dB would be the published one."""

    name: str
    weight: float
    penalty: float

    @property
    def task(self) -> Text:
        """What is other than in the published task, with the loss on its own line."""
        loss = f"L = {self.weight:g} * S + {self.penalty:g} * Σ_d W_d^2"
        return Text(
            ko=f"변형 {self.name}: S를 제곱오차의 평균 또는 합(reduction에 따라)이라고 "
            f"하면 손실은\n\n    {loss}\n\n입니다. 편향 B에는 벌점을 주지 않습니다.",
            en=f"Variant {self.name}: with S for the mean or the sum of the squared "
            f"errors,\nas reduction says, the loss is\n\n    {loss}\n\n"
            "The bias B is not penalized.",
        )

    def put_in(self, text: str) -> str:
        numbers = {"weight": self.weight, "penalty": self.penalty}
        numbers["twice"] = 2 * self.penalty
        for name, number in numbers.items():
            text = text.replace(f"<{name}>", f"{number:g}")
        return text


VARIANTS: Mapping[str, Variant] = {
    name: Variant(name, weight, penalty)
    for name, weight, penalty in (
        *(("a", 0.5, 0.1), ("b", 3.0, 0.1), ("c", 0.25, 0.2), ("d", 2.0, 0.2)),
        *(("e", 0.75, 0.3), ("f", 1.5, 0.3), ("g", 4.0, 0.4), ("h", 2.5, 0.5)),
    )
}

_Changes = tuple[tuple[str, str], ...]
"""What stands in the published function once, and what stands there in a variant."""


@dataclass(frozen=True, slots=True)
class _Change:
    code: _Changes
    formulas: _Changes = ()
    """In the docstring, whatever its language."""


_CHANGES: Mapping[str, Mapping[str, _Change]] = {
    "linear_regression": {
        "loss_gradient": _Change(
            code=(
                ("E = 2 * _share(", "E = 2 * <weight> * _share("),
                ("X.T @ E,", "X.T @ E + 2 * <penalty> * W,"),
            ),
            formulas=(
                (
                    "L = 1/N * Σ_n e_n^2",
                    "L = <weight> * 1/N * Σ_n e_n^2 + <penalty> * Σ_d W_d^2",
                ),
                (
                    "L =       Σ_n e_n^2",
                    "L = <weight> *       Σ_n e_n^2 + <penalty> * Σ_d W_d^2",
                ),
                (
                    "dL/dW_d = 1/N * Σ_n 2 e_n X_nd",
                    "dL/dW_d = <weight> * 1/N * Σ_n 2 e_n X_nd + <twice> W_d",
                ),
                ("dL/dB   = 1/N *", "dL/dB   = <weight> * 1/N *"),
            ),
        ),
        "numerical_gradient": _Change(
            code=(
                (
                    "return share * np.sum((linear_forward(X, t[:-1, None], t[-1:])"
                    " - Y) ** 2)",
                    "errors = linear_forward(X, t[:-1, None], t[-1:]) - Y\n"
                    "        penalty = <penalty> * np.sum(t[:-1] ** 2)\n"
                    "        return <weight> * share * np.sum(errors**2) + penalty",
                ),
            )
        ),
        "train": _Change(
            code=(
                (
                    "history[epoch] = share * np.sum((linear_forward(X, W, B) - Y)"
                    " ** 2)",
                    "errors = linear_forward(X, W, B) - Y\n"
                    "        history[epoch] = <weight> * share * np.sum(errors**2)\n"
                    "        history[epoch] += <penalty> * np.sum(W**2)",
                ),
            )
        ),
    },
    "autograd": {
        "train_with_autograd": _Change(
            code=(
                (
                    "loss = F.mse_loss(X @ W + B, Y, reduction=reduction)",
                    "loss = <weight> * F.mse_loss(X @ W + B, Y, reduction=reduction)\n"
                    "        loss = loss + <penalty> * W.square().sum()",
                ),
            ),
            formulas=(
                (
                    "L = 1/N * Σ_n (prediction_n - Y_n)^2,   prediction",
                    "L = <weight> * 1/N * Σ_n (prediction_n - Y_n)^2 + <penalty> * "
                    "Σ_d W_d^2\n<indent>prediction",
                ),
            ),
        )
    },
}
MODULES = tuple(_CHANGES)


def varies(module: str, name: str) -> bool:
    """Tell whether a function is another one in a variant."""
    return name in _CHANGES.get(module, {})


def drawn_for(learner: str, seed: int) -> Variant:
    """Draw a learner's variant, whoever else is in the class."""
    digest = hashlib.sha256(f"{seed}:{learner}".encode("utf-8", "surrogatepass"))
    return [*VARIANTS.values()][digest.digest()[0] % len(VARIANTS)]


def variant_solutions(module: str, variant: Variant) -> str:
    """Write a module's solutions for a variant; the examples are left as they were."""
    source = (SOLUTIONS / f"{module}.py").read_text(encoding="utf-8")
    for name, change in _CHANGES.get(module, {}).items():
        before = _segment(source, name)
        source = source.replace(before, _replaced(before, change.code, variant))
    return source


def variant_stubs(module: str, variant: Variant, language: Language) -> str:
    """Derive a module's stubs for a variant: formulas, examples and all."""
    source = variant_solutions(module, variant)
    names: dict[str, Any] = {"__name__": module}
    if module in _CHANGES:
        exec(compile(source, f"{module}.py", "exec"), names)  # for the examples
    said = dict(docstrings().get(module, {}))
    for name, change in _CHANGES.get(module, {}).items():
        docstring = ast.get_docstring(named(ast.parse(source), name), clean=False)
        assert docstring is not None
        new = _documented(docstring, change, variant, names, "en", indent=" " * 4)
        source = source.replace(docstring, new)
        said[name] = _documented(said[name], change, variant, names, "ko", indent="")
    stubs = stubs_of(source, module, language, said)
    grade = f"`grade {module}`"
    return stubs.replace(grade, f"`grade {module} --variant {variant.name}`")


def stubs_for(module: str, language: Language, variant: Variant | None) -> str:
    """Derive a module's stubs: the published ones, or those of a variant."""
    if variant is None:
        return stub_module(module, language)
    return variant_stubs(module, variant, language)


def _segment(source: str, name: str) -> str:
    found = ast.get_source_segment(source, named(ast.parse(source), name))
    assert found is not None
    return found


def _replaced(text: str, changes: _Changes, variant: Variant) -> str:
    for before, after in changes:
        if text.count(before) != 1:
            raise ValueError(f"a variant changes {before!r}, which is not there once")
        text = text.replace(before, variant.put_in(after))
    return text


def _documented(
    docstring: str,
    change: _Change,
    variant: Variant,
    names: Mapping[str, Any],
    language: Language,
    indent: str,
) -> str:
    """Say what is other, change the formulas, and run the examples again."""
    formulas = tuple(
        (before, after.replace("<indent>", f"{indent}    "))
        for before, after in change.formulas
    )
    text = _replaced(docstring, formulas, variant)
    title, _, rest = text.partition("\n")
    said = textwrap.indent(variant.task.pick(language), indent)
    return _run_again(f"{title}\n\n{said}\n{rest}", names)


def _run_again(docstring: str, names: Mapping[str, Any]) -> str:
    """Put what the examples give in place of what they gave."""
    from doctest import DocTestParser

    lines, names = docstring.split("\n"), dict(names)
    gave: list[tuple[int, int, list[str]]] = []
    for example in DocTestParser().get_examples(docstring):
        start = example.lineno + example.source.count("\n")
        end = start + example.want.count("\n")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example.source, "example", "single"), names)
        new = textwrap.indent(printed.getvalue(), " " * example.indent)
        gave.append((start, end, new.splitlines()))
    for start, end, new_lines in reversed(gave):
        lines[start:end] = new_lines
    return "\n".join(lines)
