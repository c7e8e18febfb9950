"""What Python itself says, and what to do about it."""

from __future__ import annotations

from graders.core.language import Text
from graders.sandbox.remedies.remedy import Remedy

_RETURNS_NOTHING = Text(
    ko="값이 있어야 할 곳에 None이 있습니다. 부른 함수에 return이 있는지, append나 "
    "sort처럼 돌려주는 값이 없는 것을 변수에 담지 않았는지 살펴보세요.",
    en="There is None where a value belongs. Does the function that you call return "
    "something? append and sort, for example, return nothing.",
)

PYTHON = (
    Remedy(
        r"TypeError",
        Text(
            ko="__init__에는 밑줄이 앞뒤로 두 개씩입니다. 그래야 객체를 만들 때 "
            "불립니다.",
            en="__init__ has two underscores on each side: only then is it called when "
            "an object is made.",
        ),
        code=r"\bdef (?!__init__\b)_+init_+\s*\(",
    ),
    Remedy(r"\bNoneType\b", _RETURNS_NOTHING),
    Remedy(
        r"cannot access local variable '(?P<name>\w+)'|local variable '(?P<old>\w+)' "
        r"referenced before assignment",
        Text(
            ko="이 변수는 값을 받기 전에 쓰였습니다. 반복 앞에서 처음 값을 주세요.",
            en="This variable is used before it has a value: give it one before the "
            "loop.",
        ),
    ),
    Remedy(
        r"takes (?P<has>\d+) positional arguments? but (?P<given>\d+) (?:was|were) "
        r"given",
        Text(
            ko="{has}개를 받는 함수에 {given}개를 넘겼습니다. 메서드라면 첫 매개변수가 "
            "self인지, 여러 배열은 리스트 하나로 묶었는지 살펴보세요.",
            en="It takes {has} and got {given}. In a class the first parameter of a "
            "method is self; several arrays go into one list.",
        ),
    ),
    Remedy(
        r"missing (?P<count>\d+) required positional arguments?: (?P<names>.*)",
        Text(
            ko="부를 때 빠진 인자가 있습니다: {names}",
            en="The call lacks arguments: {names}.",
        ),
    ),
    Remedy(
        r"got an unexpected keyword argument '(?P<name>\w+)'",
        Text(
            ko="이 함수에 없는 인자입니다: {name}. 철자를 살펴보세요.",
            en="This function has no argument {name}: look at the spelling.",
        ),
    ),
    Remedy(
        r"too many values to unpack|not enough values to unpack",
        Text(
            ko="등호 왼쪽의 이름 수와 돌려받은 값의 수가 다릅니다. 부른 함수가 몇 개를 "
            "돌려주는지 세어 보세요.",
            en="The names on the left and the values that come differ in number: count "
            "what the function returns.",
        ),
    ),
    Remedy(
        r"cannot be interpreted as an integer|only integer scalar arrays",
        Text(
            ko="range에는 정수를 넘기세요: range(epochs), range(len(X))",
            en="range takes a whole number: range(epochs), range(len(X)).",
        ),
        code=r"\brange\(",
    ),
    Remedy(
        r"cannot be interpreted as an integer",
        Text(
            ko="여기에는 정수가 있어야 합니다. 나누기에는 //를 쓰세요.",
            en="A whole number belongs here: divide with //.",
        ),
    ),
    Remedy(
        r"'(?:int|float)' object is not iterable",
        Text(
            ko="수 하나는 하나씩 꺼낼 수 없습니다. 그만큼 되풀이하려면 range입니다: "
            "for epoch in range(epochs):",
            en="A number cannot be gone through. To repeat that often use range: "
            "for epoch in range(epochs):",
        ),
        code=r"\bfor\b.*\bin\b",
    ),
    Remedy(
        r"'(?:int|float)' object is not iterable",
        Text(
            ko="수 하나가 아니라 리스트나 배열이 있어야 합니다.",
            en="A list or an array belongs here, not a single number.",
        ),
    ),
    Remedy(
        r"'(?:numpy\.ndarray|Tensor)' object is not callable",
        Text(
            ko="배열 뒤의 소괄호는 함수를 부른다는 뜻입니다. 원소를 고르려면 대괄호 "
            "x[i], 곱하려면 *를 쓰고, X.T에는 괄호가 없습니다.",
            en="Round brackets after an array call it like a function. An element is "
            "x[i], a product needs *, and X.T has no brackets.",
        ),
    ),
    Remedy(
        r"'(?:float|int|numpy\.float\d+|numpy\.int\d+)' object is not callable",
        Text(
            ko="수 뒤에 바로 괄호가 왔습니다. 곱하기라면 *를 적으세요: 2 * (a + b)",
            en="A bracket follows a number: if that is a product, write *: 2 * (a + "
            "b).",
        ),
    ),
    Remedy(
        r"'(?:list|tuple|str)' object is not callable",
        Text(
            ko="함수가 아닌 것을 불렀습니다. 원소를 고르려면 대괄호를 쓰고, shape에는 "
            "괄호가 없습니다. list나 sum 같은 이름을 변수로 쓰지는 않았나요?",
            en="This is no function. An element is chosen with [ ], and shape has no "
            "brackets. Or is a name such as list or sum used for a variable?",
        ),
    ),
    Remedy(
        r"'module' object is not callable",
        Text(
            ko="모듈은 부를 수 없습니다. 그 안의 함수를 부르세요: np.random.rand(...)",
            en="A module cannot be called: call a function in it, such as "
            "np.random.rand(...).",
        ),
    ),
    Remedy(
        r"'(?:builtin_function_or_method|function|method|numpy\.ufunc)' object is not "
        r"subscriptable|unsupported operand type\(s\) for .*'(?:builtin_function_or_"
        r"method|function|method)'",
        Text(
            ko="함수를 부르려면 소괄호가 필요합니다: x.mean(), np.exp(x)",
            en="Calling a function needs round brackets: x.mean(), np.exp(x).",
        ),
    ),
    Remedy(
        r"can only concatenate str|unsupported operand type\(s\) .*'str'",
        Text(
            ko="문자열과 수는 함께 계산할 수 없습니다. 따옴표를 지우거나 float(...)로 "
            "바꾸세요.",
            en="Text and numbers do not add up: remove the quotes, or make a number "
            "with float(...).",
        ),
    ),
    Remedy(
        r"list index out of range|tuple index out of range",
        Text(
            ko="인덱스는 0부터 세므로 마지막은 길이보다 하나 작습니다. 빈 리스트는 "
            "아닌지도 살펴보세요.",
            en="Counting starts at 0, so the last index is one less than the length. "
            "Or is the list empty?",
        ),
    ),
    Remedy(
        r"ZeroDivisionError",
        Text(
            ko="0으로 나누었습니다. 나누는 수가 0이 될 수 있는지 살펴보세요.",
            en="It divides by 0: look at where the divisor comes from.",
        ),
    ),
    Remedy(
        r"OverflowError",
        Text(
            ko="수가 너무 커졌습니다. 학습이 발산하거나, exp에 큰 수가 들어갔습니다.",
            en="The number has grown too large: the descent diverges, or exp gets a "
            "large number.",
        ),
    ),
    Remedy(
        r"RecursionError|maximum recursion depth",
        Text(
            ko="함수가 자기 자신을 끝없이 부릅니다. 같은 이름의 다른 함수를 부르려던 "
            "것인가요?",
            en="The function calls itself without end. Was it to call another of that "
            "name?",
        ),
    ),
    Remedy(
        r"EOFError",
        Text(
            ko="input()을 지우세요. 필요한 값은 모두 인자로 들어옵니다.",
            en="Remove input(): all that is needed comes as arguments.",
        ),
    ),
    Remedy(
        r"FileNotFoundError",
        Text(
            ko="파일을 읽는 줄을 지우세요. 데이터는 모두 인자로 들어옵니다.",
            en="Remove what reads a file: the data come as arguments.",
        ),
    ),
    Remedy(
        r"could not convert string to float|invalid literal for int",
        Text(
            ko="수로 읽을 수 없는 문자열입니다.",
            en="This text is no number.",
        ),
    ),
)
