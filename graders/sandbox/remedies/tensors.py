"""What PyTorch says, and what to do about it."""

from __future__ import annotations

from graders.core.language import Text
from graders.sandbox.remedies.remedy import Remedy

_IN_NO_GRAD = r"^( *)with (?:torch\.)?no_grad\(\)[^\n]*\n(?:\1 +[^\n]*\n)*?\1 +"
"""Up to a line that stands inside no_grad()."""

TENSORS = (
    Remedy(
        r"a leaf Variable that requires grad is being used in an in-place",
        Text(
            ko="with torch.no_grad(): 안에서 갱신하세요. 갱신은 기록할 계산이 "
            "아닙니다.",
            en="Update inside with torch.no_grad(): an update is not to be recorded.",
        ),
    ),
    Remedy(
        r"modified by an inplace operation",
        Text(
            ko="기록 중인 텐서를 backward() 전에 바꾸지 마세요. 갱신은 backward() "
            "다음에 합니다.",
            en="Do not change a tensor between the forward pass and backward(): update "
            "it after backward().",
        ),
    ),
    Remedy(
        r"'NoneType'",
        Text(
            ko="grad가 아직 None입니다. 기울기는 requires_grad=True인 잎 텐서에서 "
            "backward()를 부른 다음에야 생깁니다. w = w - ... 로 새로 만든 w는 잎이 "
            "아닙니다.",
            en="There is no grad yet: it appears after backward(), and only in a leaf "
            "with requires_grad=True. What w = w - ... makes is no leaf.",
        ),
        code=r"\.grad\b",
    ),
    Remedy(
        r"backward through the graph a second time",
        Text(
            ko="반복할 때마다 예측값과 손실을 다시 계산하세요. 같은 그래프로는 "
            "backward()를 한 번만 부를 수 있습니다.",
            en="Compute the prediction and the loss anew in each repetition: "
            "backward() goes through a graph only once.",
        ),
    ),
    Remedy(
        r"does not require grad and does not have a grad_fn",
        Text(
            ko="미분할 텐서에 requires_grad_()를 부르세요. 지금은 기록된 계산이 없어 "
            "거슬러 갈 수 없습니다.",
            en="Call requires_grad_() on what you differentiate by: nothing was "
            "recorded, so there is no way back.",
        ),
        without=r"requires_grad|Parameter|nn\.Linear",
    ),
    Remedy(
        r"does not require grad and does not have a grad_fn",
        Text(
            ko="no_grad() 안에서는 W -= ... 처럼 제자리에서 빼세요. W = W - ... 는 "
            "기록하지 않는 새 텐서를 만들므로 다음 에폭에 거슬러 갈 길이 없습니다.",
            en="Inside no_grad() subtract in place, W -= ...: what W = W - ... makes "
            "there is a new tensor that records nothing, so the next epoch has no way "
            "back.",
        ),
        within=_IN_NO_GRAD + r"(?P<name>\w+) = \(?(?P=name) - ",
    ),
    Remedy(
        r"does not require grad and does not have a grad_fn",
        Text(
            ko="순전파와 손실을 no_grad() 밖에서 계산하세요. 그 안에서 계산한 것은 "
            "기록되지 않습니다. no_grad()는 갱신에만 씁니다.",
            en="Move the forward pass and the loss out of no_grad(): nothing in there "
            "is recorded. It is for the update alone.",
        ),
        within=_IN_NO_GRAD + r"\w+ = [^\n]*(?:@|mse_loss|\(X\)|\*\* ?2)",
    ),
    Remedy(
        r"does not require grad and does not have a grad_fn",
        Text(
            ko="기록된 계산이 없어 거슬러 갈 수 없습니다. 미분할 텐서에 "
            "requires_grad_()를 불렀는지, 그 텐서로 손실을 계산했는지, 순전파가 "
            "no_grad() 밖에 있는지 차례로 살펴보세요.",
            en="Nothing was recorded, so there is no way back. Does what you "
            "differentiate by have requires_grad_(), is the loss computed from it, and "
            "does the forward pass stand outside no_grad()?",
        ),
    ),
    Remedy(
        r"grad can be implicitly created only for scalar",
        Text(
            ko="backward()를 부르기 전에 sum()이나 mean()으로 수 하나를 만드세요.",
            en="Make it a single number with sum() or mean() before you call "
            "backward().",
        ),
    ),
    Remedy(
        r"call numpy\(\) on Tensor that requires grad",
        Text(
            ko="NumPy로 바꾸지 말고 텐서로 계산하세요. 자동미분은 PyTorch의 계산만 "
            "기록합니다.",
            en="Stay with tensors instead of going over to NumPy: autograd records "
            "only what PyTorch computes.",
        ),
    ),
    Remedy(
        r"before Module.__init__\(\) call",
        Text(
            ko="__init__의 첫 줄에서 super().__init__()을 부르세요.",
            en="Call super().__init__() in the first line of __init__.",
        ),
    ),
    Remedy(
        r"can't optimize a non-leaf Tensor",
        Text(
            ko="옵티마이저에는 잎 텐서를 넘기세요. W.clone().requires_grad_()는 "
            "잎이지만 그 텐서로 계산한 결과는 아닙니다.",
            en="Give the optimizer leaves: W.clone().requires_grad_() is one, the "
            "result of a calculation with it is not.",
        ),
    ),
    Remedy(
        r"must have the same dtype, but got|to have the same dtype, but got|expected "
        r"scalar type",
        Text(
            ko="float32와 float64는 섞어 곱할 수 없습니다. 새로 만드는 텐서나 층에 "
            "dtype=X.dtype을 적으세요: nn.Linear(D, 1, dtype=X.dtype)",
            en="float32 and float64 do not mix in a product. Give what you make the "
            "dtype of the data: nn.Linear(D, 1, dtype=X.dtype).",
        ),
    ),
    Remedy(
        r"mat1 and mat2 shapes cannot be multiplied "
        r"\(\d+x(?P<columns>\d+) and (?P<rows>\d+)x\d+\)",
        Text(
            ko="앞 행렬의 열 수({columns})와 뒤 행렬의 행 수({rows})가 같아야 곱할 수 "
            "있습니다. 어느 쪽을 전치할지(X.T), nn.Linear라면 입력 특성 수가 맞는지 "
            "살펴보세요.",
            en="The columns of the first matrix ({columns}) must be the rows of the "
            "second ({rows}). Does one need its transpose (X.T), or nn.Linear another "
            "number of features?",
        ),
    ),
    Remedy(
        r"size mismatch, got|inconsistent tensor size",
        Text(
            ko="행렬곱에서 만나는 두 크기가 다릅니다. 두 텐서의 shape를 출력해 보세요.",
            en="The sizes that meet in the product differ: print the shapes of both.",
        ),
    ),
    Remedy(
        r"The size of tensor a \((?P<a>\d+)\) must match the size of tensor b "
        r"\((?P<b>\d+)\)",
        Text(
            ko="원소끼리 계산하려면 크기가 맞아야 하는데 지금은 {a}, {b}입니다. 두 "
            "텐서의 shape를 출력해 보세요. 행렬의 곱이라면 @입니다.",
            en="Element by element the sizes must fit, and these are {a} and {b}: "
            "print the shapes of both. The product of matrices is @.",
        ),
    ),
    Remedy(
        r"[Oo]nly Tensors of floating point|could not infer output dtype",
        Text(
            ko="정수 텐서입니다. 소수로 만드세요: torch.tensor([1.0, 2.0])이나 "
            "x.float()",
            en="This is a tensor of integers. Make it one of fractions: "
            "torch.tensor([1.0, 2.0]) or x.float().",
        ),
    ),
    Remedy(
        r"result type (?:Float|Double) can't be cast to the desired output type",
        Text(
            ko="정수 텐서에는 소수를 담을 수 없습니다. 소수 텐서로 시작하거나, "
            "제자리에서 바꾸지(-=) 말고 새로 만드세요: W = W - ...",
            en="A tensor of integers cannot hold fractions. Start from fractions, or "
            "make a new one instead of changing this one (-=): W = W - ...",
        ),
    ),
    Remedy(
        r"optimizer got an empty parameter list",
        Text(
            ko="옵티마이저가 받은 매개변수가 없습니다. 모듈의 텐서는 nn.Parameter나 "
            "nn.Linear로 만들어 self에 두어야 parameters()에 나옵니다.",
            en="The optimizer got no parameters. In a module they are found only if "
            "they are an nn.Parameter or an nn.Linear kept in self.",
        ),
    ),
    Remedy(
        r"params argument given to the optimizer should be an iterable",
        Text(
            ko="옵티마이저에는 텐서의 리스트를 넘기세요: torch.optim.SGD([W, B], "
            "lr=...)",
            en="Give the optimizer a list of tensors: torch.optim.SGD([W, B], lr=...).",
        ),
    ),
    Remedy(
        r"argument '(?P<name>\w+)' \(position \d+\) must be Tensor, not "
        r"(?P<kind>[\w.]+)",
        Text(
            ko="PyTorch의 함수에 텐서가 아닌 것({kind})을 넘겼습니다. "
            "torch.tensor(...)로 텐서를 만드세요. 0과 비교하려면 torch.relu(x)나 "
            "x.clamp(min=0)을 쓰세요.",
            en="This function of PyTorch takes a tensor, and a {kind} came: make it "
            "one with torch.tensor(...). To compare with 0 use torch.relu(x) or "
            "x.clamp(min=0).",
        ),
    ),
    Remedy(
        r"'list' object has no attribute 'detach'",
        Text(
            ko="nn.Parameter에는 텐서를 넘기세요: nn.Parameter(torch.tensor([1.0]))",
            en="nn.Parameter takes a tensor: nn.Parameter(torch.tensor([1.0])).",
        ),
    ),
    Remedy(
        r"missing the required \"forward\" function|_forward_unimplemented",
        Text(
            ko="클래스 안에 forward(self, X) 메서드를 만드세요.",
            en="Write the method forward(self, X) in the class.",
        ),
    ),
    Remedy(
        r"differentiated Tensors appears to not have been used in the graph",
        Text(
            ko="손실이 그 텐서로 계산되지 않았습니다. 받은 텐서를 복사했다면 복사한 "
            "것으로 예측값을 계산하세요.",
            en="The loss was not computed from that tensor. If you made a copy, "
            "compute the prediction with the copy.",
        ),
    ),
)
