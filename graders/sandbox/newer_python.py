"""Tell a file that only a newer Python reads from one that none does.

This Python cannot parse what it does not know, and what it says leads astray:
"f-string: unmatched". So all that is newer is written as this Python knows it, for
nobody to run. If all of the file compiles then, nothing but the version was wrong.
"""

from __future__ import annotations

import ast
import re
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from graders.core.language import Text


@dataclass(frozen=True, slots=True)
class Newer:
    """Syntax, since which Python there is it, and how to do without."""

    version: tuple[int, int]
    instead: Text


_NESTED = Newer(
    (3, 12),
    Text(
        ko="f-문자열의 중괄호 안에는 바깥과 다른 따옴표를 쓰고, 역슬래시나 주석, "
        "줄바꿈을 넣지 마세요.",
        en="Inside the braces of an f-string, use the other kind of quotes, and no "
        "backslash, comment or new line.",
    ),
)
_TYPES = Newer(
    (3, 12),
    Text(
        ko="type 문과 대괄호 속 타입 변수를 빼세요.",
        en="Leave out type statements, and type variables in brackets.",
    ),
)
_DEFAULTS = Newer((3, 13), _TYPES.instead)
_TEMPLATE = Newer(
    (3, 14), Text(ko='t"…" 대신 f"…"를 쓰세요.', en='Write f"…" instead of t"…".')
)

_STRING = "\ue000"
"""Stands for a string while code is looked at: no code holds this character."""
_PIECE = re.compile(
    r"""\#[^\n]*
    | (?:(?<!\w)(?P<prefix>[bfrtu]|[fbt]r|r[fbt]))?(?P<quote>'''|\"""|'|")
    | [()\[\]{}:!]""",
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = {
    quote: re.compile(
        rf"(?:[^\\]|\\.)*?{quote}"
        if len(quote) > 1
        else rf"(?:[^\\\n{quote}]|\\.)*{quote}",
        re.DOTALL,
    )
    for quote in ("'''", '"""', "'", '"')
}
_IN_FORMATTED = re.compile(r"""\\N\{[^{}]*\}|\\[^{}]|\{\{|\}\}|[{}'"\n]""", re.DOTALL)
_SHOWS_ITSELF = re.compile(r"(?<![=!<>])=\s*$")
_CONVERSION = re.compile(r"!\s*[rsa]\s*")
_GENERIC = re.compile(
    r"""(?: (?:^|;)[\ \t]*(?P<alias>type[\ \t]+)\w+ | \b(?:def|class)[\ \t]+\w+ )
    [\ \t]*(?=[\[=])""",
    re.VERBOSE | re.MULTILINE,
)
_CANNOT = SyntaxError, ValueError, RecursionError, MemoryError, OverflowError


def newer_syntax(text: str) -> Newer | None:
    """Tell what keeps this Python from reading a file, if a newer one reads it."""
    translation = _Translation(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(translation.whole(), "", "exec", dont_inherit=True)
    except _CANNOT:
        return None
    return max(translation.found, key=lambda newer: newer.version, default=None)


class _Translation:
    """A file from its beginning to its end, in what this Python knows.

    Raises SyntaxError for what no Python reads.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.found: list[Newer] = []

    def whole(self) -> str:
        strings: list[str] = []
        code = "".join(self._code(strings))
        if code.count(_STRING) != len(strings):
            raise SyntaxError("a character that no code holds")
        literals = iter(strings)
        code = "".join(self._without_types(code))
        return re.sub(_STRING, lambda _: next(literals), code)

    def _note(self, newer: Newer) -> None:
        if newer.version <= sys.version_info[:2]:
            raise SyntaxError("not a matter of the version")
        self.found.append(newer)

    def _code(self, strings: list[str]) -> Iterator[str]:
        """Go through code; put a sign for each string, and the string into a list."""
        while piece := _PIECE.search(self._text, self._at):
            yield self._text[self._at : piece.start()]
            self._at = piece.end()
            if piece["quote"]:
                strings.append(self._string(piece))
                yield _STRING
            elif not piece[0].startswith("#"):
                yield piece[0]
        yield self._text[self._at :]

    def _expression(self) -> str:
        """Go through code within a formatted string, up to where it ends."""
        parts, depth = [], 0
        while piece := _PIECE.search(self._text, self._at):
            parts.append(self._text[self._at : piece.start()])
            sign = piece[0]
            unequal = self._text.startswith("!=", piece.start())
            if sign in ("}", ":", "!") and not depth and not unequal:
                self._at = piece.start()
                return "".join(parts)
            self._at = piece.end()
            if piece["quote"]:
                sign = self._string(piece)
            elif sign.startswith("#"):
                sign = " "
            depth += sign in ("(", "[", "{")
            depth -= sign in (")", "]", "}")
            parts.append(sign)
        raise SyntaxError("the string does not end")

    def _string(self, piece: re.Match[str]) -> str:
        prefix, quote = (piece["prefix"] or "").lower(), piece["quote"]
        start = piece.start()
        if "f" not in prefix and "t" not in prefix:
            end = _PLAIN[quote].match(self._text, self._at)
            if end is None:
                raise SyntaxError("the string does not end")
            self._at = end.end()
            return self._text[start : self._at]
        literal = " ".join(self._formatted(quote))
        whole = self._text[start : self._at]
        if "t" in prefix:
            self._note(_TEMPLATE)
        else:
            try:
                ast.parse(whole, mode="eval")
            except SyntaxError:
                self._note(_NESTED)
            else:
                return whole
        return ("r" if "r" in prefix else "") + quote + literal + quote

    def _formatted(self, quote: str) -> Iterator[str]:
        """Go to the end of a formatted string; give what stands between its braces."""
        start = self._at
        while piece := _IN_FORMATTED.search(self._text, self._at):
            self._at = piece.end()
            if piece[0] in ("'", '"') and self._text.startswith(quote, piece.start()):
                self._at = piece.start() + len(quote)
                yield self._text[start : piece.start()]
                return
            if piece[0] == "{":
                yield self._text[start : piece.start()]
                self._field(quote)
                start = self._at
            elif piece[0] == "}" or (piece[0] == "\n" and len(quote) == 1):
                break
        raise SyntaxError("the string does not end")

    def _field(self, quote: str) -> None:
        expression = _SHOWS_ITSELF.sub("", self._expression())
        if not expression.strip():
            raise SyntaxError("there is nothing in the field")
        ast.parse(f"({expression} \n)", mode="eval")
        if conversion := _CONVERSION.match(self._text, self._at):
            self._at = conversion.end()
        if self._text.startswith(":", self._at):
            while piece := _IN_FORMATTED.search(self._text, self._at):
                self._at = piece.end()
                if piece[0] == "{":
                    self._field(quote)
                elif piece[0].startswith("}"):
                    self._at = piece.start()
                    break
                elif piece[0] == quote or piece[0] == "\n":
                    raise SyntaxError("the field does not end")
        if not self._text.startswith("}", self._at):
            raise SyntaxError("the field does not end")
        self._at += 1

    def _without_types(self, code: str) -> Iterator[str]:
        """Leave out type variables, and make an assignment of a type statement."""
        at = depth = 0
        while head := _GENERIC.search(code, at):
            before = code[at : head.start()]
            depth += sum(map(before.count, "([{")) - sum(map(before.count, ")]}"))
            yield before
            text, at = head[0], head.end()
            if code.startswith("[", at):
                end = _end(code, at + 1, "]")
                for newer in _variables(code[at + 1 : end]):
                    self._note(newer)
                at = end + 1
            if head["alias"]:
                self._note(_TYPES)
                end = _end(code, at, "\n;")
                sign, _, value = code[at:end].strip().partition("=")
                if sign or depth:
                    raise SyntaxError("no type statement")
                # One value, where an assignment takes more.
                text = text.replace(head["alias"], "", 1)
                text, at = f"{text}= (0 if {value} else 0)", end
            yield f"{text} "
        yield code[at:]


def _end(code: str, at: int, signs: str) -> int:
    """Find the first of these signs that stands in no bracket."""
    opened: list[str] = []
    for piece in re.compile(r"[()\[\]{}\n;]").finditer(code, at):
        sign = piece[0]
        if not opened and sign in signs:
            return piece.start()
        if sign in "([{":
            opened.append(")]}"["([{".index(sign)])
        elif sign in ")]}" and (not opened or opened.pop() != sign):
            break
    if opened or "\n" not in signs:
        raise SyntaxError("a bracket is not closed")
    return len(code)


def _variables(code: str) -> Iterator[Newer]:
    """Read a list of type variables: each of them is like a parameter."""
    parts, depth = [""], 0
    for sign in code.replace(_STRING, "''"):
        depth += sign in "([{"
        depth -= sign in ")]}"
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    if not parts[-1].strip():
        parts.pop()  # a comma at the end
    for part in parts:
        if not part.strip():
            raise SyntaxError("no type variable")
        [function] = ast.parse(f"def f({part} \n): 0").body
        assert isinstance(function, ast.FunctionDef)
        yield _DEFAULTS if function.args.defaults else _TYPES
    if not parts:
        raise SyntaxError("no type variables")
