"""What to do about an index, and about a list where an array was meant."""

from __future__ import annotations

from graders.core.language import Text
from graders.sandbox.remedies.remedy import Remedy

_LIST = Text(
    ko="리스트로는 이렇게 계산할 수 없습니다. np.array(...)로 배열을 만들어 "
    "계산하세요.",
    en="Lists do not compute like this: make an array of it with np.array(...).",
)

INDICES = (
    Remedy(
        r"boolean index did not match|shape of the mask",
        Text(
            ko="마스크(조건)의 모양이 배열과 다릅니다. 같은 배열로 만든 조건을 쓰세요.",
            en="The mask has another shape than the array: make the condition from the "
            "array itself.",
        ),
    ),
    Remedy(
        r"too many indices for (?:array|tensor)",
        Text(
            ko="축의 수보다 인덱스를 많이 적었습니다. shape를 출력해 보세요.",
            en="There are more indices than axes: print its shape.",
        ),
    ),
    Remedy(
        r"invalid index to scalar variable|'(?:float|int)' object is not subscriptable",
        Text(
            ko="수 하나에는 인덱스를 쓸 수 없습니다. 앞의 합이나 item()이 이미 수 "
            "하나를 만들었나요?",
            en="A single number has no elements. Has a sum or item() before made one "
            "number of it?",
        ),
    ),
    Remedy(
        r"only integers, slices|slice indices must be integers",
        Text(
            ko="인덱스는 정수여야 합니다. 나누기에는 //를 쓰거나 int(...)로 바꾸세요.",
            en="An index is a whole number: divide with //, or make it one with "
            "int(...).",
        ),
    ),
    Remedy(
        r"is out of bounds for (?:axis|dimension) \d+ with size 0",
        Text(
            ko="원소가 하나도 없는 배열입니다. 에폭이 0번이거나 고른 것이 없을 때도 "
            "되게 하세요.",
            en="The array has no elements: let it work for 0 epochs, too, and where "
            "nothing is chosen.",
        ),
    ),
    Remedy(
        r"index (?P<index>-?\d+) is out of bounds for (?:axis|dimension) \d+ with size "
        r"(?P<size>\d+)",
        Text(
            ko="원소가 {size}개이므로 인덱스는 0부터 세어 그보다 하나 작은 "
            "수까지입니다. 반복의 끝을 살펴보세요.",
            en="There are {size} elements, counted from 0, so the last index is one "
            "less: look at where the loop ends.",
        ),
    ),
    Remedy(
        r"list indices must be integers or slices, not tuple",
        Text(
            ko="리스트에는 [i, j]를 쓸 수 없습니다. np.array(...)로 배열을 만들거나 "
            "[i][j]로 적으세요.",
            en="A list takes no [i, j]: make an array with np.array(...), or write "
            "[i][j].",
        ),
    ),
    Remedy(r"unsupported operand type\(s\) for [-+*/@]+=?: .*'(?:list|tuple)'", _LIST),
    Remedy(r"can't multiply sequence by non-int|can only concatenate list", _LIST),
    Remedy(
        r"'list' object has no attribute '(?:shape|T|mean|sum|dot|reshape|size)'", _LIST
    ),
)
