"""What PyTorch's own error messages mean, and what to do about them."""

from __future__ import annotations

from graders.core.language import Text

_REMEDIES = {
    "a leaf Variable that requires grad is being used in an in-place": Text(
        ko="with torch.no_grad(): 안에서 갱신하세요. 갱신은 기록할 계산이 아닙니다.",
        en="Update inside with torch.no_grad(): an update is not to be recorded.",
    ),
    "modified by an inplace operation": Text(
        ko="기록 중인 텐서를 backward() 전에 바꾸지 마세요. 갱신은 backward() 다음에 "
        "합니다.",
        en="Do not change a tensor between the forward pass and backward(): update it "
        "after backward().",
    ),
    "'NoneType'": Text(
        ko="grad가 아직 None입니다. 기울기는 requires_grad=True인 잎 텐서에서 "
        "backward()를 부른 다음에야 생깁니다. w = w - ... 로 새로 만든 w는 잎이 "
        "아닙니다.",
        en="There is no grad yet: it appears after backward(), and only in a leaf with "
        "requires_grad=True. What w = w - ... makes is no leaf.",
    ),
    "backward through the graph a second time": Text(
        ko="반복할 때마다 예측값과 손실을 다시 계산하세요. 같은 그래프로는 "
        "backward()를 한 번만 부를 수 있습니다.",
        en="Compute the prediction and the loss anew in each repetition: backward() "
        "goes through a graph only once.",
    ),
    "does not require grad and does not have a grad_fn": Text(
        ko="미분할 텐서에 requires_grad_()를 부르세요. 지금은 기록된 계산이 없어 "
        "거슬러 갈 수 없습니다.",
        en="Call requires_grad_() on what you differentiate by: nothing was recorded, "
        "so there is no way back.",
    ),
    "grad can be implicitly created only for scalar": Text(
        ko="backward()를 부르기 전에 sum()이나 mean()으로 수 하나를 만드세요.",
        en="Make it a single number with sum() or mean() before you call backward().",
    ),
    "call numpy() on Tensor that requires grad": Text(
        ko="NumPy로 바꾸지 말고 텐서로 계산하세요. 자동미분은 PyTorch의 계산만 "
        "기록합니다.",
        en="Stay with tensors instead of going over to NumPy: autograd records "
        "only what PyTorch computes.",
    ),
    "before Module.__init__() call": Text(
        ko="__init__의 첫 줄에서 super().__init__()을 부르세요.",
        en="Call super().__init__() in the first line of __init__.",
    ),
    "can't optimize a non-leaf Tensor": Text(
        ko="옵티마이저에는 잎 텐서를 넘기세요. W.clone().requires_grad_()는 잎이지만 "
        "그 텐서로 계산한 결과는 아닙니다.",
        en="Give the optimizer leaves: W.clone().requires_grad_() is one, the result "
        "of a calculation with it is not.",
    ),
}


def remedy(error: str) -> Text | None:
    """Find what to do about an error, from its type and message."""
    return next((text for said, text in _REMEDIES.items() if said in error), None)
