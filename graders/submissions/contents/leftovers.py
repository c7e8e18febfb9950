"""Lines that only a notebook understands, in files that are to be Python.

Commands (`!pip install`, `%matplotlib inline`, `np.dot?`), what belongs to Colab and
IPython, and what uses it. Told apart by their signs alone, nothing is parsed: a line of
Python can begin with none of these, and a file may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PROBABLY = re.compile(r"^[ \t]*[%!?]|\?[ \t]*$|=[ \t]*[%!]", re.MULTILINE)
_WORDS = ("google.colab", "IPython", "get_ipython", "display(")
"""Most files have none of these: they need not be looked through."""
_COMMAND = re.compile(
    r"[ \t]*(?:%{1,2}[A-Za-z]|![^=\s]|\?{1,2}[\w.]+|[\w.]+\?{1,2}[ \t]*$"
    r"|\w+[ \t]*=[ \t]*[%!][A-Za-z./])",
    re.MULTILINE,
)
_IMPORT = re.compile(
    r"[ \t]*(?:from[ \t]+(?:google\.colab|IPython)\b[\w.]*[ \t]+import\b(?P<names>.*)"
    r"|import[ \t]+(?:google\.colab|IPython)\b(?P<module>.*))",
    re.DOTALL,
)
_BOUND = re.compile(r"(?:\w+[ \t]+as[ \t]+)?(\w+)")
_USE = re.compile(r"[ \t]*(?:(?P<gives>\w+)[ \t]*=[ \t]*)?(?P<name>\w+)[ \t]*[.(]")
_ALWAYS = frozenset({"get_ipython", "display", "IPython"})
"""Names that a notebook has without being asked."""
_SIMPLE = re.compile(r"(?!(?:def|class|async|import|from|else|except)\b)\w")
_SIGN = re.compile(
    r"""\#[^\n]*|[rbfu]{0,2}(?P<quote>'''|\"""|'|")|[()\[\]{}]|\\\n|\n""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDS = {
    quote: re.compile(
        rf"(?:[^\\{sign}]|\\.|{sign}(?!{sign}{sign}))*+(?:{quote})?"
        if len(quote) > 1
        else rf"(?:[^\\\n{sign}]|\\.)*+{sign}?",
        re.DOTALL,
    )
    for sign in "'\""
    for quote in (sign, sign * 3)
}


def without_notebook_lines(text: str) -> tuple[str, list[int]]:
    """Take out what only a notebook understands, and give the numbers of its lines.

    Each other line keeps its number.
    """
    if not (any(word in text for word in _WORDS) or _PROBABLY.search(text)):
        return text, []
    lines = text.split("\n")
    foreign = set(_ALWAYS) - _defined(text)
    left_out: list[int] = []
    number = 0
    for statement in _statements(text):
        count = statement.count("\n") + (not statement.endswith("\n"))
        if _is_foreign(statement, foreign):
            left_out += range(number, number + count)
            indent = statement[: len(statement) - len(statement.lstrip(" \t"))]
            lines[number : number + count] = [indent and f"{indent}pass"] + [""] * (
                count - 1
            )
        number += count
    return "\n".join(lines), [number + 1 for number in left_out]


def _defined(text: str) -> set[str]:
    return set(re.findall(r"^[ \t]*def[ \t]+(\w+)", text, re.MULTILINE))


def _is_foreign(statement: str, foreign: set[str]) -> bool:
    """Tell what no Python has; from then on, names that it gives are foreign, too."""
    if _COMMAND.match(statement):
        return True
    if imported := _IMPORT.match(statement):
        names = imported["names"] or ""
        module = re.match(r"[\w.]*[ \t]+as[ \t]+(\w+)", imported["module"] or "")
        foreign |= {
            match[1] for match in _BOUND.finditer(re.sub(r"[()\n\\]", " ", names))
        }
        foreign |= {module[1]} if module else {"IPython"}
        return True
    uses = _USE.match(statement)
    if uses and uses["name"] in foreign:
        foreign |= {uses["gives"]} if uses["gives"] else set()
        return True
    # What a notebook gave, and what uses it at the top of the file: `print(uploaded)`.
    simple = _SIMPLE.match(statement) and not statement.rstrip().endswith(":")
    words = {*re.findall(r"\w+", statement)} if simple else set()
    return bool((words & foreign) - _ALWAYS)


def _statements(text: str) -> Iterator[str]:
    """Cut a file into its statements: a bracket, a string or a backslash goes on."""
    start = at = depth = 0
    while at < len(text):
        if at == start and (command := _COMMAND.match(text, at)):
            at = _end_of_command(text, command.end())
            yield text[start:at]
            start, depth = at, 0
            continue
        sign = _SIGN.search(text, at)
        if not sign:
            break
        at = sign.end()
        if sign["quote"]:
            end = _ENDS[sign["quote"]].match(text, at)
            at = end.end() if end else len(text)
        elif sign[0] == "\n" and depth <= 0:
            yield text[start:at]
            start, depth = at, 0
        else:
            depth += sign[0] in "([{"
            depth -= sign[0] in ")]}"
    if start < len(text):
        yield text[start:]


def _end_of_command(text: str, at: int) -> int:
    """Go to where a command ends: it goes on after a backslash."""
    while (end := text.find("\n", at)) >= 0:
        if text[end - 1] != "\\":
            return end + 1
        at = end + 1
    return len(text)
