"""What the errors of Python, NumPy and PyTorch mean, and what to do about them."""

from __future__ import annotations

from collections.abc import Iterable

from graders.core.message import Sentence
from graders.sandbox.remedies.arrays import ARRAYS
from graders.sandbox.remedies.indices import INDICES
from graders.sandbox.remedies.names import name_remedy
from graders.sandbox.remedies.python import PYTHON
from graders.sandbox.remedies.remedy import Failure, Remedy
from graders.sandbox.remedies.syntax import SYNTAX
from graders.sandbox.remedies.tensors import TENSORS

__all__ = ["Failure", "remedy", "syntax_remedy"]


def remedy(failure: Failure) -> Sentence | None:
    """Find what to do: the first that fits, from the special to the general."""
    return name_remedy(failure) or _first(
        (*TENSORS, *ARRAYS, *INDICES, *PYTHON), failure
    )


def syntax_remedy(failure: Failure) -> Sentence | None:
    """The same for what cannot be read as Python."""
    return _first(SYNTAX, failure)


def _first(known: Iterable[Remedy], failure: Failure) -> Sentence | None:
    return next((found for each in known if (found := each.find(failure))), None)
