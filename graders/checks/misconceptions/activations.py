"""What learners get wrong in functions of single numbers, and what to tell them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from graders.checks.expect.diagnosis import Misconception, when_wrong
from graders.checks.misconceptions.activation_derivatives import DERIVATIVES
from graders.checks.misconceptions.piecewise_activations import PIECEWISE
from graders.checks.misconceptions.probabilities import LOGIT
from graders.checks.misconceptions.smooth_activations import SMOOTH
from graders.checks.problems import Array, Arrays
from graders.core.language import Text
from graders.core.message import Varying, sentence

_BOUNDS = (10, 15, 20, 25, 30, 50, 80, 88, 100, 200, 300, 500, 600, 700, 709, 710)
"""What learners clip x at so that exp does not overflow."""


@when_wrong
def of_function(name: str, x: Array) -> list[Misconception[Arrays]]:
    known = {**PIECEWISE, **SMOOTH, **DERIVATIVES, "logit": LOGIT}
    with np.errstate(all="ignore"):
        return [
            *(Misconception((each.gives(x),), each.advice) for each in known[name]),
            Misconception(
                (x,),
                Text(
                    ko=f"{name}(x)를 계산해 돌려주세요. x가 그대로 돌아왔습니다.",
                    en=f"Compute {name}(x) and return it: x itself came back.",
                ),
            ),
        ]


@when_wrong
def of_clipped_odds(p: Array) -> list[Misconception[Arrays]]:
    """Know logits that come from keeping p away from 0 and 1."""
    found: list[Misconception[Arrays]] = []
    for digits in range(3, 17):
        tiny = 10.0**-digits
        kept = np.clip(p, tiny, 1 - tiny)
        with np.errstate(divide="ignore"):
            clipped = np.log(kept) - np.log1p(-kept)
            added = np.log(p + tiny) - np.log(1 - p + tiny)
        found += [Misconception((each,), _NOT_AWAY) for each in (clipped, added)]
    return found


_NOT_AWAY = Text(
    ko="p를 0과 1에서 떼어 놓지 마세요(np.clip, + 1e-10). p = 0과 p = 1에서는 -inf와 "
    "inf가 맞습니다.",
    en="Do not keep p away from 0 and 1, with np.clip or + 1e-10: at p = 0 and p = 1 "
    "the values are -inf and inf.",
)


@when_wrong
def of_clipped(
    function: Callable[[Array], Array], x: Array
) -> list[Misconception[Arrays]]:
    """Know numbers that come from keeping x between two bounds."""
    return [
        Misconception(
            (function(np.clip(x, -bound, bound)),),
            sentence(
                ko="x를 {bound}에서 자르지 마세요(np.clip). 그 밖의 x에서 값이 "
                "달라집니다. 자르지 않아도 넘치지 않는 식을 찾으세요.",
                en="Do not clip x at {bound}: beyond it the values differ. Find a "
                "form that does not overflow for any x.",
                bound=Varying(f"{bound}"),
            ),
        )
        for bound in _BOUNDS
    ]
