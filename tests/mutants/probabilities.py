"""Wrong answers to logit and softmax, from real misconceptions."""

from __future__ import annotations

from tests.mutants.mutant import Mutant, named


def mutant(
    function: str, name: str, body: str, checks: str, en: str, ko: str
) -> Mutant:
    variable = "p" if function == "logit" else "z"
    return Mutant(
        f"{function}_{name}",
        function,
        f"def {function}({variable}):\n    {body}",
        named(function, *checks.split()),
        en,
        ko,
    )


LOGIT = "values shapes float32 unchanged inverse limits"
SOFTMAX = "values rows axes float32 unchanged large"

MUTANTS = (
    mutant(
        "logit",
        "odds",
        "return p / (1 - p)",
        LOGIT,
        "p / (1 - p) is the odds",
        "p / (1 - p)는 오즈입니다",
    ),
    mutant(
        "logit",
        "upside_down",
        "return np.log((1 - p) / p)",
        LOGIT,
        "Swap the two: the odds are p / (1 - p)",
        "분자와 분모를 바꾸세요",
    ),
    mutant(
        "logit",
        "derivative",
        "return 1 / (p * (1 - p))",
        LOGIT,
        "1 / (p(1 - p)) is its derivative",
        "지금은 로짓의 도함수 1 / (p(1 - p))입니다",
    ),
    mutant(
        "logit",
        "sigmoid",
        "return sigmoid(p)",
        LOGIT,
        "Find the inverse of the sigmoid",
        "시그모이드의 역함수를 구하세요",
    ),
    mutant(
        "logit",
        "naive",
        "return np.log(p / (1 - p))",
        "limits",
        "RuntimeWarning: divide by zero",
        '경고를 끄세요. 그 값이 맞는 곳을 with np.errstate(divide="ignore")',
    ),
    mutant(
        "logit",
        "clipped",
        "p = np.clip(p, 1e-12, 1 - 1e-12)\n    return np.log(p / (1 - p))",
        "limits",
        "Do not keep p away from 0 and 1",
        "p를 0과 1에서 떼어 놓지 마세요",
    ),
    mutant(
        "softmax",
        "without_axis",
        "e = np.exp(z)\n    return e / e.sum()",
        "rows axes float32 unchanged large",
        "Make each row sum to 1, not the whole array",
        "전체가 아니라 행마다 합이 1이 되게 하세요",
    ),
    mutant(
        "softmax",
        "first_axis",
        "e = np.exp(z)\n    return e / e.sum(axis=0)",
        "rows axes float32 unchanged large",
        "Add up along the last axis, axis=-1, not axis=0",
        "axis=0이 아니라 마지막 축(axis=-1)으로 더하세요",
    ),
    mutant(
        "softmax",
        "without_keepdims",
        "e = np.exp(z - z.max())\n    return e / e.sum(axis=-1)",
        "rows axes float32 unchanged large",
        "Add keepdims=True to the sum",
        "sum에 keepdims=True를 적으세요",
    ),
    mutant(
        "softmax",
        "without_keepdims_in_max_and_sum",
        "e = np.exp(z - z.max(axis=-1))\n    return e / e.sum(axis=-1)",
        "rows axes float32 unchanged large",
        "Add keepdims=True to both max and sum",
        "max와 sum에 모두 keepdims=True를 적으세요",
    ),
    mutant(
        "softmax",
        "without_keepdims_in_max",
        "e = np.exp(z - z.max(axis=-1))\n    return e / e.sum(axis=-1, keepdims=True)",
        "rows axes float32 unchanged large",
        "Add keepdims=True to both max and sum",
        "max와 sum에 모두 keepdims=True를 적으세요",
    ),
    mutant(
        "softmax",
        "second_axis",
        "e = np.exp(z)\n    return e / e.sum(axis=1, keepdims=True)",
        "values axes large",
        "axis 1 is out of bounds",
        "여기서 멈췄습니다",
    ),
    mutant(
        "softmax",
        "not_divided",
        "return np.exp(z)",
        SOFTMAX,
        "Divide by the sum along the last axis",
        "마지막 축의 합으로 나누세요",
    ),
    mutant(
        "softmax",
        "without_exp",
        "return z / z.sum(axis=-1, keepdims=True)",
        SOFTMAX,
        "Take exp before you divide",
        "나누기 전에 exp를 취하세요",
    ),
    mutant(
        "softmax",
        "logarithm",
        "e = np.exp(z)\n    return np.log(e / e.sum(axis=-1, keepdims=True))",
        SOFTMAX,
        "yours is the log-softmax",
        "지금은 log-softmax입니다",
    ),
    mutant(
        "softmax",
        "naive",
        "e = np.exp(z)\n    return e / e.sum(axis=-1, keepdims=True)",
        "large",
        "Keep large numbers out of exp: it overflows, and inf / inf is nan",
        "exp에 큰 수를 넣지 마세요. 넘쳐서(overflow) inf / inf가 되면 nan입니다",
    ),
    mutant(
        "softmax",
        "one_maximum_for_all_rows",
        "e = np.exp(z - z.max())\n    return e / e.sum(axis=-1, keepdims=True)",
        "large",
        "Take off each row's own maximum",
        "행마다 그 행의 최댓값을 빼세요",
    ),
    mutant(
        "softmax",
        "in_place",
        "z -= z.max(axis=-1, keepdims=True)\n"
        "    e = np.exp(z)\n    return e / e.sum(axis=-1, keepdims=True)",
        "unchanged",
        "Leave the argument z as it was",
        "인자로 받은 z의 값을 바꾸지 마세요",
    ),
)
