"""What keeps a file from being Python, and how to mend it."""

from __future__ import annotations

from graders.core.language import Text
from graders.sandbox.remedies.remedy import Remedy

SYNTAX = (
    Remedy(
        r"",
        Text(ko="파이썬에서 else if는 elif입니다.", en="In Python else if is elif."),
        code=r"^\s*(?:else\s+if|elseif)\b",
    ),
    Remedy(
        r"Missing parentheses in call to '(?P<name>print|exec)'",
        Text(
            ko="print는 함수입니다. 괄호를 치세요: print(x)",
            en="print is a function: write print(x).",
        ),
    ),
    Remedy(
        r"invalid (?:non-printable )?character '?(?P<sign>[^']?)'? ?\(?(?P<code>U\+\w+)"
        r"|invalid (?:non-printable )?character (?P<bare>U\+\w+)",
        Text(
            ko="파이썬이 모르는 글자가 있습니다. 따옴표, 쉼표, 괄호, 빼기, 빈칸을 "
            "영문 입력 상태에서 다시 치세요. 웹이나 문서에서 복사하면 모양이 비슷한 "
            "다른 글자가 섞입니다.",
            en="There is a sign that Python does not know. Type quotes, commas, "
            "brackets, minus signs and spaces anew: text copied from a page or a "
            "document has others that look alike.",
        ),
    ),
    Remedy(
        r"was never closed",
        Text(
            ko="여는 괄호의 짝이 없습니다. 닫는 괄호를 적으세요.",
            en="A bracket is opened and never closed: write its other half.",
        ),
    ),
    Remedy(
        r"unmatched '|closing parenthesis",
        Text(
            ko="닫는 괄호가 남거나 여는 괄호와 종류가 다릅니다. 괄호의 짝을 세어 "
            "보세요.",
            en="A closing bracket is too many, or of another kind than the opening "
            "one: count them.",
        ),
    ),
    Remedy(
        r"unterminated|EOL while scanning",
        Text(
            ko="문자열의 닫는 따옴표가 없습니다.",
            en="The text has no closing quote.",
        ),
    ),
    Remedy(
        r"expected ':'",
        Text(
            ko="def, class, if, else, for, while 줄은 쌍점(:)으로 끝나야 합니다.",
            en="A line with def, class, if, else, for or while ends with a colon (:).",
        ),
    ),
    Remedy(
        r"inconsistent use of tabs|TabError",
        Text(
            ko="들여쓰기에 탭과 빈칸이 섞였습니다. 모두 빈칸 네 개로 바꾸세요.",
            en="Tabs and spaces are mixed in the indentation: use four spaces "
            "everywhere.",
        ),
    ),
    Remedy(
        r"unindent does not match",
        Text(
            ko="들여쓰기가 위의 어느 줄과도 맞지 않습니다. 같은 묶음은 같은 칸에서 "
            "시작해야 합니다.",
            en="The indentation matches no line above: what belongs together begins in "
            "the same column.",
        ),
    ),
    Remedy(
        r"unexpected indent",
        Text(
            ko="이 줄은 위 줄보다 더 들여 쓸 까닭이 없습니다. 앞의 빈칸을 위 줄과 "
            "맞추세요.",
            en="Nothing above asks for a deeper indentation: begin in the column of "
            "the line above.",
        ),
    ),
    Remedy(
        r"expected an indented block",
        Text(
            ko="쌍점(:)으로 끝난 줄 다음은 네 칸 들여 쓰세요. 아직 쓸 것이 없으면 "
            "pass를 적습니다.",
            en="After a line that ends with a colon, indent by four spaces; where "
            "nothing is to be done, write pass.",
        ),
    ),
    Remedy(
        r"'return' outside function",
        Text(
            ko="return이 함수 밖에 있습니다. def 아래로 들여 쓰세요.",
            en="This return stands outside the function: indent it under the def.",
        ),
    ),
    Remedy(
        r"'(?P<word>break|continue)'.*(?:outside|not properly in) loop",
        Text(
            ko="{word}가 반복문 밖에 있습니다. for나 while 안으로 들여 쓰세요.",
            en="This {word} stands outside the loop: indent it under the for or while.",
        ),
    ),
    Remedy(
        r"[Mm]aybe you meant '=='|cannot assign to (?:comparison|attribute here)",
        Text(
            ko="같은지 묻는 것은 ==이고, =는 값을 주는 것입니다.",
            en="To ask whether two are equal write ==; = gives a value.",
        ),
        code=r"\b(?:if|elif|while|return|assert)\b",
    ),
    Remedy(
        r"cannot assign to|cannot delete",
        Text(
            ko="등호 왼쪽에는 값을 담을 이름이 있어야 합니다. 양쪽이 바뀌지 않았나요?",
            en="On the left of = stands a name to keep the value in: are the sides "
            "swapped?",
        ),
    ),
    Remedy(
        r"positional argument follows keyword",
        Text(
            ko="이름을 붙인 인자(axis=0)는 이름 없는 인자 뒤에 적으세요.",
            en="Arguments with a name (axis=0) come after those without.",
        ),
    ),
    Remedy(
        r"keyword argument repeated|duplicate argument",
        Text(
            ko="같은 이름의 인자가 두 번 있습니다.",
            en="An argument of that name occurs twice.",
        ),
    ),
    Remedy(
        r"invalid decimal literal|invalid hexadecimal literal",
        Text(
            ko="수와 이름을 곱하려면 *를 적으세요: 2 * x. 이름은 숫자로 시작할 수 "
            "없습니다.",
            en="Between a number and a name a product needs *: 2 * x. No name begins "
            "with a digit.",
        ),
    ),
    Remedy(
        r"leading zeros in decimal",
        Text(ko="수 앞의 0을 지우세요.", en="Remove the zeros in front of the number."),
    ),
    Remedy(
        r"f-string",
        Text(
            ko="f-string의 중괄호나 따옴표의 짝이 맞지 않습니다. 안쪽 따옴표는 바깥과 "
            "다른 것을 쓰세요.",
            en="Braces or quotes of the f-string do not pair up: inside use the other "
            "kind of quotes.",
        ),
    ),
    Remedy(
        r"",
        Text(
            ko="파이썬에는 ++와 --가 없습니다: i += 1",
            en="Python has no ++ and --: i += 1.",
        ),
        code=r"\w(?:\+\+|--)\s*$",
    ),
    Remedy(
        r"",
        Text(
            ko="파이썬에서는 &&와 ||가 아니라 and와 or이고, 배열에는 &와 |입니다.",
            en="In Python it is and and or, not && and ||; for arrays & and |.",
        ),
        code=r"&&|\|\|",
    ),
    Remedy(
        r"[Pp]erhaps you forgot a comma",
        Text(
            ko="값과 값 사이에 쉼표나 연산 기호가 빠졌습니다.",
            en="Between two values a comma or an operator is missing.",
        ),
    ),
    Remedy(
        r"invalid syntax|expected",
        Text(
            ko="이 줄이나 바로 윗줄에서 빠지거나 남은 기호를 찾으세요. 흔히 괄호, "
            "쉼표, 쌍점, 연산 기호입니다.",
            en="Look for a sign that is missing or too many, in this line or in the "
            "one above: brackets, commas, colons, operators.",
        ),
    ),
)
