"""Errors of Python, NumPy and PyTorch that beginners run into, and what must be said.

Each is a line of a function that is given X (3, 1), W (1, 1), B (1,) as arrays or,
where it mentions torch, as tensors; or a whole file, where Python cannot read or load
it.
"""

from __future__ import annotations

from typing import NamedTuple


class Beginner(NamedTuple):
    wrote: str
    en: str
    """What the first line of the message must hold; and the same in Korean."""
    ko: str


LINES = [
    # Conditions on arrays
    Beginner("if X > 0: return X", "np.where(x > 0", "np.where(x > 0"),
    Beginner("return max(0, X)", "np.maximum(0, x)", "np.maximum(0, x)"),
    Beginner("return min(X, W)", "np.minimum", "np.minimum"),
    Beginner("return X if X > 0 and X < 2 else 0", "&, | and ~", "&, |, ~"),
    Beginner("while X > 0: X = X - 1", "if decides about one", "수 하나만 판단"),
    Beginner("return np.max(0, X)", "np.maximum", "np.maximum"),
    Beginner("return np.min(X, 0.5)", "np.minimum", "np.minimum"),
    Beginner("return np.where(X > 0, X)", "needs two values", "값이 두 개 필요"),
    # Functions for one number
    Beginner("return math.exp(X)", "such as np.exp", "np.exp처럼"),
    Beginner("return math.sqrt(X)", "such as np.sqrt", "np.sqrt처럼"),
    Beginner("return float(X)", "an array of several came", "원소가 여럿인 배열"),
    Beginner("return X.item()", "a single element", "원소가 하나인 배열"),
    # Operators
    Beginner("return X ^ 2", "** in Python, not ^", "^가 아니라 **"),
    Beginner("return 2.0 ^ 2", "** in Python, not ^", "^가 아니라 **"),
    Beginner("return X * np.ones((2, 3))", "is @: X @ W", "@입니다: X @ W"),
    Beginner("return X - np.ones((2, 1))", "Print the shapes", "shape를 출력"),
    Beginner("return X @ 2", "Multiply by a number with *", "수를 곱할 때는 *"),
    Beginner("return X @ X", "(1) must be the rows of the second (3)", "열 수(1)"),
    Beginner("return np.dot(X, X)", "its transpose: X.T?", "X.T?"),
    Beginner("return W @ X.T @ W", "its transpose: X.T?", "X.T?"),
    Beginner("return 2 (X + B)", "write *: 2 * (a + b)", "*를 적으세요"),
    Beginner("return X(0)", "An element is x[i]", "x[i]"),
    Beginner("return X.T()", "X.T has no brackets", "X.T에는 괄호가 없습니다"),
    Beginner("return X.shape()", "shape has no brackets", "shape에는 괄호가 없습니다"),
    Beginner("return X.mean / 2", "round brackets: x.mean()", "소괄호가 필요"),
    Beginner("return np.exp[X]", "round brackets: x.mean()", "소괄호가 필요"),
    Beginner("return np.random(3)", "A module cannot be called", "모듈은 부를 수 없"),
    # Integers and places
    Beginner(
        "W = np.array([1, 2])\n    W -= 0.5", "cannot hold fractions", "소수를 담을 수"
    ),
    Beginner("B -= np.ones((3, 1))", "summed over the samples", "axis=0"),
    Beginner("out = np.zeros(3)\n    out[0] = X", "One element holds one", "수 하나만"),
    Beginner("return np.array([1, [2, 3]])", "the same length", "길이가 같아야"),
    Beginner("np.broadcast_to(B, (3, 1))[0] = 1", "a .copy() of it", ".copy()"),
    Beginner("X[:2] = np.ones((4, 1))", "make the shapes equal", "두 모양을 맞추세요"),
    Beginner("return X[3]", "There are 3 elements", "원소가 3개"),
    Beginner("return X[0, 0, 0]", "more indices than axes", "인덱스를 많이"),
    Beginner("return X[len(X) / 3]", "An index is a whole number", "정수여야"),
    Beginner("return X.sum()[0]", "A single number has no elements", "수 하나에는"),
    Beginner("return X[np.array([True, False])]", "The mask has another", "마스크"),
    Beginner("return [1, 2][2]", "one less than the length", "하나 작습니다"),
    Beginner("return [[1]][0, 0]", "A list takes no [i, j]", "[i, j]를 쓸 수 없"),
    Beginner("return np.zeros(3, 1)", "np.zeros((3, 1))", "np.zeros((3, 1))"),
    Beginner("return np.random.randn((3, 1))", "randn(3, 1)", "randn(3, 1)"),
    Beginner("return X.reshape(2, 2)", "as many elements", "원소의 수는 그대로"),
    Beginner("return X.sum(axis=2)", "no such axis", "없는 축"),
    Beginner("return np.sum(X, keepdim=True)", "it is keepdims", "keepdims입니다"),
    Beginner("return np.sum(X, axes=0)", "called axis", "axis입니다"),
    Beginner("return np.hstack(X, X)", "go into one list", "리스트 하나로"),
    Beginner("return np.concatenate([X, B])", "reshape(-1, 1)", "reshape(-1, 1)"),
    Beginner("return np.linalg.inv(X)", "X.T @ X", "X.T @ X"),
    Beginner("return np.linalg.inv(np.zeros((2, 2)))", "is singular", "특이행렬"),
    # Lists
    Beginner("return [1.0] * 0.5", "np.array(...)", "np.array(...)"),
    Beginner("return [1] - [2]", "np.array(...)", "np.array(...)"),
    Beginner("return [1].shape", "np.array(...)", "np.array(...)"),
    Beginner("return X.append(1)", "append to a list", "빈 리스트에 append"),
    Beginner("return 'a' + 1", "Text and numbers", "문자열과 수"),
    # Names
    Beginner("return exp(X)", "np.exp", "np.exp"),
    Beginner("return np.dott(X, W)", "Did you mean numpy.dot?", "numpy.dot인가요"),
    Beginner("return np.float(3)", "write float", "float만 적으"),
    Beginner("return X.summ()", "Did you mean .sum?", ".sum인가요"),
    Beginner("slopes = X\n    return slopess", "mean slopes?", "slopes인가요"),
    Beginner("return x @ W", "Did you mean X?", "X인가요"),
    Beginner("return quantile_loss", "gives quantile_loss a value", "값을 준 곳이 없"),
    Beginner("return true", "Write True", "True"),
    Beginner("return pd.mean(X)", "gives pd a value", "값을 준 곳이 없"),
    Beginner("total += X\n    total = 0", "before the loop", "반복 앞에서"),
    # Values that are not there
    Beginner("return [].append(1) * 2", "append and sort", "append나 sort"),
    Beginner("a, b = print()", "append and sort", "append나 sort"),
    Beginner("a, b = 1, 2, 3", "differ in number", "수가 다릅니다"),
    Beginner("return (X, B).mean()", "a, b = ...", "a, b = ..."),
    Beginner("return X.sum().item().mean()", "Has it become one", "이미 수 하나"),
    Beginner("for epoch in 5: pass", "range(epochs)", "range(epochs)"),
    Beginner("for i in range(X): pass", "whole number", "정수"),
    Beginner("for i in range(3.0): pass", "range takes a whole", "range에는 정수"),
    Beginner("return np.append(X)", "The call lacks arguments", "빠진 인자"),
    Beginner("return f(X, W, B)", "calls itself without end", "끝없이 부릅니다"),
    Beginner("return 1 / 0", "It divides by 0", "0으로 나누었"),
    Beginner("return math.exp(1000)", "grown too large", "너무 커졌"),
    Beginner("return input()", "Remove input()", "input()을 지우"),
    Beginner("return open('data.csv')", "data come as arguments", "인자로 들어옵니다"),
    Beginner("import scipy.stats", "Do without scipy", "scipy 없이"),
    Beginner("import my_helpers", "not my_helpers.py: move", "읽지 않습니다"),
    # PyTorch
    Beginner("torch\n    if X > 0: return X", "if decides about one", "수 하나만 판단"),
    Beginner("return torch.max(0, X)", "np.maximum", "np.maximum"),
    Beginner("torch\n    return X ^ 2", "** in Python", "**입니다"),
    Beginner("torch\n    return X @ X", "rows of the second (3)", "행 수(3)"),
    Beginner(
        "torch\n    return X * torch.ones(2, 1)", "these are 3 and 2", "지금은 3, 2"
    ),
    Beginner("torch\n    X.backward()", "Call requires_grad_()", "requires_grad_()를"),
    Beginner(
        "X.requires_grad_()\n    torch.ones(1).backward()",
        "is the loss computed from it",
        "그 텐서로 손실을",
    ),
    Beginner("return torch.nn.Linear(1, 1)(X.double())", "dtype=X.dtype", "X.dtype"),
    Beginner("return torch.ones(1, 1) @ W.double()", "dtype=X.dtype", "X.dtype"),
    Beginner("return torch.exp(2.0)", "takes a tensor", "텐서가 아닌 것"),
    Beginner("torch\n    return X.astype(float)", "x.to(dtype)", "x.to(dtype)"),
    Beginner("return torch.tensor([1]).requires_grad_()", "integers", "정수 텐서"),
    Beginner("return torch.optim.SGD([], lr=0.1)", "nn.Parameter", "nn.Parameter"),
    Beginner("return torch.optim.SGD(X, lr=0.1)", "SGD([W, B]", "SGD([W, B]"),
    Beginner("return torch.nn.Liner(1, 1)", "mean torch.nn.Linear?", "Linear인가요"),
    Beginner(
        "X.requires_grad_()\n    X -= 1  # torch", "with torch.no_grad()", "no_grad()"
    ),
    Beginner("torch\n    return X.grad * 2", "There is no grad yet", "아직 None"),
]

FILES = [
    Beginner("def f(X)\n    return X\n", "ends with a colon", "쌍점(:)으로 끝나야"),
    Beginner("def f(X):\nreturn X\n", "indent by four spaces", "네 칸 들여"),
    Beginner("def f(X):\n    a = 1\n      b = 2\n", "the line above", "위 줄"),
    Beginner("def f(X):\n    a = 1\n  b = 2\n", "no line above", "어느 줄과도"),
    Beginner("def f(X):\n    a = 1\n\tb = 2\n", "Tabs and spaces", "탭과 빈칸"),
    Beginner("def f(X):\n    return (X\n", "never closed", "닫는 괄호를 적으세요"),
    Beginner("def f(X):\n    return X)\n", "closing bracket", "닫는 괄호가 남거나"),
    Beginner("def f(X):\n    return 'a\n", "no closing quote", "닫는 따옴표"),
    Beginner("def f(X):\n    if X = 1:\n        pass\n", "write ==", "==이고"),
    Beginner("def f(X):\n    X + 1 = 2\n", "sides swapped", "바뀌지 않았나요"),
    Beginner("def f(X):\n    print X\n", "print is a function", "print는 함수"),
    Beginner("x = 1\nreturn x\n", "outside the function", "함수 밖에"),
    Beginner("x = 1\nbreak\n", "outside the loop", "반복문 밖에"),
    Beginner("def f(X):\n    return 2X\n", "a product needs *", "*를 적으세요"),
    Beginner("def f(X):\n    return （X)\n", "Python does not know", "모르는 글자"),
    Beginner("def f(X):\n    return “a”\n", "Python does not know", "모르는 글자"),
    Beginner("def f(X):\n    return\xa0X\n", "Python does not know", "모르는 글자"),
    Beginner("if 1:\n    pass\nelse if 2:\n    pass\n", "elif", "elif"),
    Beginner("i = 0\ni++\n", "no ++", "++"),
    Beginner("x = 1 && 2\n", "and and or", "and와 or"),
    Beginner("x = [1 2]\n", "a comma or an operator", "쉼표나 연산 기호"),
    Beginner("f(a=1, 2)\n", "come after those without", "이름 없는 인자 뒤"),
    Beginner("import nunpy as np\n", "Spell it numpy", "numpy의 철자"),
    Beginner("from google import colab\n", "for Colab only", "Colab에서만"),
    Beginner("import pandas as pd\n", "Do without pandas", "pandas 없이"),
    Beginner("import tools\n", "not tools.py: move", "읽지 않습니다"),
    Beginner("from numpy import expp\n", "mean numpy.exp?", "numpy.exp인가요"),
    Beginner("X = np.ones(3)\n", "import numpy as np", "import numpy as np"),
]
