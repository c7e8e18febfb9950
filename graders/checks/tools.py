"""Demands that a tool of PyTorch's was used, where using it is the exercise.

What was used is noted where the learner's code runs: see `student.Uses`.
"""

from __future__ import annotations

from graders.checks.expect.evidence import compared
from graders.core.language import Text
from graders.core.verdicts import Wrong
from graders.sandbox.sandbox import Uses


def expect_autograd(uses: Uses, times: int = 1) -> None:
    """Demand that autograd found so many gradients: backward(), grad, torch.func."""
    if uses.derivatives < times:
        advice = Text(
            ko="기울기를 자동미분에 맡기세요. 이 문제는 backward()나 torch.autograd, "
            "torch.func로 미분해야 합니다. 공식으로 직접 구한 값은 맞아도 여기서는 "
            "점수가 없습니다.",
            en="Leave the gradient to autograd: this exercise asks for backward(), "
            "torch.autograd or torch.func. A formula of your own may be right, but "
            "earns nothing here.",
        )
        raise Wrong(Text.lines(advice, _counted(_GRADIENTS, times, uses.derivatives)))


def expect_backward(uses: Uses, times: int) -> None:
    """Demand so many calls of backward(), which alone adds to what .grad holds."""
    if uses.backward < times:
        advice = Text(
            ko="slopes의 값마다 z.backward()를 부르고 그때의 w.grad를 적으세요. 이 "
            "문제는 더하기를 backward()에 맡겨야 합니다. 직접 더한 값은 맞아도 "
            "여기서는 점수가 없습니다.",
            en="Call z.backward() for each of the slopes, and take down w.grad: here "
            "backward() is to do the adding up. A sum of your own may be right, but "
            "earns nothing here.",
        )
        raise Wrong(Text.lines(advice, _counted(_BACKWARD, times, uses.backward)))


def expect_optimizer(uses: Uses, times: int) -> None:
    """Demand that an optimizer made so many steps."""
    if uses.steps < times:
        advice = Text(
            ko="갱신을 옵티마이저에 맡기세요. 이 문제는 torch.optim.SGD를 만들고 "
            "에폭마다 step()을 불러야 합니다. 직접 뺀 값은 맞아도 여기서는 점수가 "
            "없습니다.",
            en="Leave the update to an optimizer: this exercise asks you to make "
            "torch.optim.SGD and to call its step() in each epoch. A subtraction of "
            "your own may be right, but earns nothing here.",
        )
        raise Wrong(Text.lines(advice, _counted(_STEPS, times, uses.steps)))


def expect_no_optimizer(uses: Uses) -> None:
    """Demand that no optimizer was asked to do what is to be done by hand."""
    if uses.steps:
        advice = Text(
            ko="옵티마이저를 부르지 말고 세 줄의 식을 직접 계산하세요. 이 문제는 "
            "torch.optim.SGD가 안에서 하는 일을 손으로 해 보는 것입니다.",
            en="Work out the three lines of the formula without an optimizer: here you "
            "do by hand what torch.optim.SGD does inside.",
        )
        raise Wrong(Text.lines(advice, _counted(_STEPS, 0, uses.steps)))


_GRADIENTS, _BACKWARD, _STEPS = "autograd", "backward()", "optimizer.step()"


def _counted(tool: str, wanted: int, came: int) -> Text:
    return compared(f"{tool} × {wanted}", f"{tool} × {came}")
