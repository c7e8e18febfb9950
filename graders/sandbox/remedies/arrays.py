"""What NumPy says, and what to do about it."""

from __future__ import annotations

from graders.core.language import Text
from graders.sandbox.remedies.remedy import Remedy

_TRUTH = r"The truth value of an array|Boolean value of Tensor with more than one"
_ONE_NUMBER = (
    r"only (?:0-dimensional|length-1) arrays can be converted"
    r"|only one element tensors can be converted"
)
_CORE = r"\(size (?P<rows>\d+) is different from (?P<columns>\d+)\)"
_ALIGNED = r"not aligned: (?P<columns>\d+) \(dim \d\) != (?P<rows>\d+) \(dim \d\)"
_PRODUCT = Text(
    ko="앞 행렬의 열 수({columns})와 뒤 행렬의 행 수({rows})가 같아야 곱할 수 "
    "있습니다. 어느 쪽을 전치할지 살펴보세요: X.T?",
    en="The columns of the first matrix ({columns}) must be the rows of the second "
    "({rows}). Does one of them need its transpose: X.T?",
)

ARRAYS = (
    Remedy(
        _TRUTH,
        Text(
            ko="max와 min은 수 두 개를 비교합니다. 배열을 원소마다 비교하려면 "
            "np.maximum(0, x)나 np.minimum을 쓰세요.",
            en="max and min compare two numbers. Element by element it is "
            "np.maximum(0, x) or np.minimum.",
        ),
        code=r"(?<![.\w])(?:max|min)\(",
    ),
    Remedy(
        _TRUTH,
        Text(
            ko="배열의 조건은 and, or, not이 아니라 &, |, ~로 잇고, 조건마다 괄호를 "
            "치세요: (x > 0) & (x < 1)",
            en="Join conditions on arrays with &, | and ~, not with and, or, not, each "
            "in brackets: (x > 0) & (x < 1).",
        ),
        code=r"\b(?:and|or|not)\b",
    ),
    Remedy(
        _TRUTH,
        Text(
            ko="if는 수 하나만 판단합니다. 배열은 원소마다 고르세요: "
            "np.where(x > 0, 양수일 때, 아닐 때)",
            en="if decides about one number. Choose element by element: "
            "np.where(x > 0, where it is, elsewhere).",
        ),
    ),
    Remedy(
        _ONE_NUMBER,
        Text(
            ko="math.{name} 함수는 수 하나만 받습니다. 배열에는 np.{name}처럼 NumPy의 "
            "함수를 쓰세요.",
            en="math.{name} takes one number. For arrays use NumPy's own, such as "
            "np.{name}.",
        ),
        code=r"\bmath\.(?P<name>\w+)\(",
    ),
    Remedy(
        _ONE_NUMBER,
        Text(
            ko="수 하나가 있어야 할 곳에 원소가 여럿인 배열이 왔습니다. 원소 하나를 "
            "고르거나 합이나 평균으로 수 하나를 만드세요.",
            en="One number belongs here, and an array of several came. Choose one "
            "element, or make one number with a sum or a mean.",
        ),
    ),
    Remedy(
        r"bitwise_xor|unsupported operand type\(s\) for \^",
        Text(
            ko="파이썬에서 거듭제곱은 ^가 아니라 **입니다: x**2",
            en="A power is ** in Python, not ^: x**2.",
        ),
    ),
    Remedy(
        r"only integer scalar arrays can be converted to a scalar index"
        r"|cannot be interpreted as an integer|AxisError"
        r"|max\(\) received an invalid|min\(\) received an invalid",
        Text(
            ko="np.{name} 함수는 배열 하나에서 가장 큰(작은) 값을 찾고, 둘째 인자는 "
            "축입니다. 원소마다 비교하려면 np.{name}imum을 쓰세요: np.maximum(0, x)",
            en="np.{name} looks for one value in one array; its second argument is the "
            "axis. To compare element by element use np.{name}imum: np.maximum(0, x).",
        ),
        code=r"\b(?:np|numpy|torch)\.a?(?P<name>max|min)\((?=[^)]*,)(?!.*axis)",
    ),
    Remedy(
        r"matmul:.*does not have enough dimensions",
        Text(
            ko="@는 행렬의 곱입니다. 수를 곱할 때는 *를 쓰세요.",
            en="@ multiplies matrices. Multiply by a number with *.",
        ),
    ),
    Remedy(rf"matmul:.*{_CORE}", _PRODUCT),
    Remedy(rf"shapes .*{_ALIGNED}", _PRODUCT),
    Remedy(
        r"could not be broadcast together with shapes (?P<a>\([\d,]+\)) "
        r"(?P<b>\([\d,]+\))",
        Text(
            ko="*는 원소끼리 곱하는데 두 모양 {a}, {b}의 짝이 맞지 않습니다. 행렬의 "
            "곱이라면 @입니다: X @ W",
            en="* multiplies element by element, and the shapes {a} and {b} do not "
            "pair up. The product of matrices is @: X @ W.",
        ),
        code=r"\w\s*\*(?!\*)\s*\w",
    ),
    Remedy(
        r"could not be broadcast together with shapes (?P<a>\([\d,]+\)) "
        r"(?P<b>\([\d,]+\))",
        Text(
            ko="원소끼리 계산하려면 모양이 맞아야 하는데 지금은 {a}, {b}입니다. 두 "
            "배열의 shape를 출력해 보세요.",
            en="Element by element the shapes must fit, and these are {a} and {b}. "
            "Print the shapes of both.",
        ),
    ),
    Remedy(
        r"could not broadcast input array from shape (?P<a>\([\d,]+\)) into shape "
        r"(?P<b>\([\d,]*\))",
        Text(
            ko="모양이 {b}인 자리에 모양이 {a}인 배열을 넣으려 했습니다. 두 모양을 "
            "맞추세요.",
            en="An array of shape {a} was to go into a place of shape {b}: make the "
            "shapes equal.",
        ),
    ),
    Remedy(
        r"non-broadcastable output operand with shape (?P<a>\([\d,]+\)) doesn't match "
        r"the broadcast shape (?P<b>\([\d,]+\))",
        Text(
            ko="모양이 {a}인 배열을 제자리에서 바꾸려는데 결과의 모양이 {b}입니다. "
            "기울기는 매개변수와 모양이 같아야 합니다. 표본 방향(axis=0)으로 더했나요?",
            en="What is changed in place has the shape {a}, the result has {b}. A "
            "gradient has the shape of its parameter: was it summed over the samples "
            "(axis=0)?",
        ),
    ),
    Remedy(
        r"Cannot cast ufunc '\w+' output from dtype\('float\d+'\) to "
        r"dtype\('(?P<kind>u?int\d+|bool)'\)",
        Text(
            ko="{kind} 배열에는 소수를 담을 수 없습니다. 제자리에서 바꾸지(-=) 말고 새 "
            "배열을 만드세요: W = W - ... 그러면 받은 인자도 그대로 남습니다.",
            en="An array of {kind} cannot hold fractions. Make a new array instead of "
            "changing this one (-=): W = W - ... That leaves the argument as it was, "
            "too.",
        ),
    ),
    Remedy(
        r"setting an array element with a sequence.*inhomogeneous",
        Text(
            ko="배열로 만들 리스트는 행마다 길이가 같아야 합니다.",
            en="The rows of a list that becomes an array must be of the same length.",
        ),
    ),
    Remedy(
        r"setting an array element with a sequence",
        Text(
            ko="배열의 원소 하나에는 수 하나만 들어갑니다. 그 자리에 배열이나 리스트를 "
            "넣고 있습니다. 수 하나로 만들거나, 행 전체에 넣으세요: out[i, :] = ...",
            en="One element holds one number, and a list or an array is put there. "
            "Make it one number, or fill a whole row: out[i, :] = ...",
        ),
    ),
    Remedy(
        r"assignment destination is read-only",
        Text(
            ko="이 배열은 읽기만 할 수 있습니다. .copy()로 복사한 것을 바꾸세요.",
            en="This array can only be read: change a .copy() of it.",
        ),
    ),
    Remedy(
        r"LinAlgError: Singular matrix|solver failed because the input matrix is "
        r"singular",
        Text(
            ko="이 행렬은 특이행렬(역행렬이 없는 행렬)입니다. np.linalg.lstsq나 "
            "np.linalg.pinv는 이런 행렬에도 답을 줍니다.",
            en="This matrix is singular: it has no inverse. np.linalg.lstsq and "
            "np.linalg.pinv answer for such a matrix, too.",
        ),
    ),
    Remedy(
        r"Last 2 dimensions of the array must be square",
        Text(
            ko="역행렬은 정사각행렬에만 있습니다. X가 아니라 X.T @ X의 역행렬을 "
            "구하려던 것인가요?",
            en="Only a square matrix has an inverse. Was it to be that of X.T @ X "
            "instead of X?",
        ),
    ),
    Remedy(
        r"axis (?P<axis>\d+) is out of bounds for array of dimension (?P<d>\d+)"
        r"|Dimension out of range",
        Text(
            ko="없는 축입니다. 축은 0부터 세며, 1차원 배열에는 axis=0만 있습니다. "
            "shape를 출력해 보세요.",
            en="There is no such axis. They count from 0, and an array of one "
            "dimension has axis=0 alone: print its shape.",
        ),
    ),
    Remedy(
        r"cannot reshape array of size (?P<size>\d+) into shape (?P<shape>\([\d,]+\))"
        r"|shape '\[(?P<view>[\d, ]+)\]' is invalid for input of size",
        Text(
            ko="모양을 바꾸어도 원소의 수는 그대로여야 합니다. 원래 shape를 출력해 "
            "보세요.",
            en="A new shape must hold as many elements as the old one: print the shape "
            "before.",
        ),
    ),
    Remedy(
        r"all the input array.*must (?:match|have same number)",
        Text(
            ko="이어 붙일 배열은 차원의 수와 나머지 축의 크기가 같아야 합니다. "
            "reshape(-1, 1)로 맞춰 보세요.",
            en="Arrays that are joined need the same number of dimensions and equal "
            "other axes: reshape(-1, 1) makes a column.",
        ),
    ),
    Remedy(
        r"can only convert an array of size 1|a Tensor with (?P<count>\d+) elements "
        r"cannot be converted to Scalar",
        Text(
            ko="item()은 원소가 하나인 배열에만 씁니다. 합이나 평균으로 먼저 수 하나를 "
            "만드세요.",
            en="item() is for a single element: make it one number first, with a sum "
            "or a mean.",
        ),
    ),
    Remedy(
        r"Cannot interpret '(?P<given>[^']*)' as a data type",
        Text(
            ko="모양은 튜플 하나로 적습니다: np.zeros((3, 1)). 둘째 인자는 "
            "dtype입니다.",
            en="A shape is one tuple: np.zeros((3, 1)). The second argument is the "
            "dtype.",
        ),
    ),
    Remedy(
        r"'tuple' object cannot be interpreted as an integer",
        Text(
            ko="np.random.randn과 rand는 크기를 튜플이 아니라 따로따로 받습니다: "
            "randn(3, 1)",
            en="np.random.randn and rand take sizes one by one, not as a tuple: "
            "randn(3, 1).",
        ),
        code=r"\brandn?\(\(",
    ),
    Remedy(
        r"unexpected keyword argument 'keepdim'",
        Text(
            ko="NumPy에서는 keepdims입니다. keepdim은 PyTorch의 이름입니다.",
            en="In NumPy it is keepdims; keepdim is PyTorch's.",
        ),
    ),
    Remedy(
        r"unexpected keyword argument 'axes'",
        Text(ko="인자의 이름은 axis입니다.", en="The argument is called axis."),
    ),
    Remedy(
        r"either both or neither of x and y should be given|where\(\) received an "
        r"invalid combination",
        Text(
            ko="where에는 값이 두 개 필요합니다: np.where(조건, 참일 때, 거짓일 때)",
            en="where needs two values: np.where(condition, if true, if false).",
        ),
    ),
)
